/// A calendar of a year that no shipped file has.
package enum TestCalendar {
  package static let header = "date,working,kind,name_vi,name_en"

  /// A year with all its holidays; 1 September is the day next to National Day.
  package static let of2027 = """
    \(header)
    2027-01-01,false,holiday,Tết Dương lịch,New Year's Day
    2027-02-05,false,holiday,Tết Nguyên đán,Lunar New Year
    2027-02-08,false,holiday,Tết Nguyên đán,Lunar New Year
    2027-02-09,false,holiday,Tết Nguyên đán,Lunar New Year
    2027-02-10,false,compensatory,Nghỉ bù,Day in lieu
    2027-02-11,false,compensatory,Nghỉ bù,Day in lieu
    2027-04-16,false,holiday,Giỗ Tổ Hùng Vương,Hung Kings' Commemoration Day
    2027-04-30,false,holiday,Ngày Chiến thắng,Victory Day
    2027-05-03,false,compensatory,Nghỉ bù,Day in lieu
    2027-09-01,false,holiday,Quốc khánh,National Day
    2027-09-02,false,holiday,Quốc khánh,National Day

    """
}
