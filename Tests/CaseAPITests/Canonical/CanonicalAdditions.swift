import Cases

/// Steps that bring words, or add to a file, with their bytes.
extension CanonicalExample {
  static let additions = [
    CanonicalExample(
      "a return", .return,
      json: #"""
        {"action": "return", "note": "thiếu hồ sơ"}
        """#,
      text: """
        note:64:1d5080656465f490bb1267bbbaea14e5976e79b4af82cd98ed36e1ce090c9431

        """,
      hash: "2dc3e5c3b18d219460bc57e5992a0b25e8ddb77d270d22bd48f3cf162ff5659c"),
    CanonicalExample(
      "an annulment", .annul,
      json: #"""
        {"action": "annul", "note": "sai thẩm quyền"}
        """#,
      text: """
        note:64:46f91c5d4cd5794be5dc9dd3a5c788b63ff71e5a5701516f36cd8be3d00acbe6

        """,
      hash: "c7aaf8dd69e070794de22808574416c7fa2f958ae77f3a0e25b8b4007ecb2f6b"),
    CanonicalExample(
      "a reopening", .reopen,
      json: #"""
        {"action": "reopen", "note": "có tình tiết mới"}
        """#,
      text: """
        note:64:e7851c52e76656d815f3cb9eb33b35368da25a67fda464f5ccc37e9dec9fc778

        """,
      hash: "c910d840af014f2d1d655914ae83e3ca7239f1c1f9268fb8d2e91edad0480b60"),
    CanonicalExample(
      "a note", .note,
      json: #"""
        {"action": "note", "note": "đã gọi điện\nhai lần"}
        """#,
      text: """
        note:64:360e148231c5de66e3790aa222325eafe46178c1ca4a8c29d77bdf83e8254ff9

        """,
      hash: "43f8f7f55f05a43a389ef536a14430bd55d9abd07498f25a9fe834d3248784db"),
    CanonicalExample(
      "an assignment", .assign,
      json: #"""
        {"action": "assign", "officer": "inspector.hn1"}
        """#,
      text: "",
      hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    CanonicalExample(
      "an amendment", .amend,
      json: #"""
        {
          "action": "amend", "note": "sửa ngày", "title": "Hồ sơ đã sửa",
          "detectedOn": "2026-08-29"
        }
        """#,
      text: """
        note:64:2a9a75a886ae218bc13b07a50de64f89d038c38023a50c049f18dfac54edd316
        title:64:ea37d6bd7bbd6cb8395fa30291397b32e0a990fadc19645f9d8ce9bbd576e684
        summary:64:9f5e870a43efc6aa24c4fba4f1af54f8d774068bde7aea0bb95f5abca103054b
        source:5:check
        detectedOn:10:2026-08-29

        """,
      hash: "5452db4a8c1e6d89093bed4fe88020c1709a062b32f71855d1deb6e28fa9aa20"),
    CanonicalExample(
      "an amendment of the rest", .amend,
      json: #"""
        {"action": "amend", "summary": "Tóm tắt đã sửa", "source": "referral"}
        """#,
      text: """
        title:64:16bb360353a4f7b8bd9b046908df9a9c0c315fc0cbe539119e875073a120656f
        summary:64:f933f39acfcf90a2c9c4a919c467224ef75f53df561febde89953b7534f61e2c
        source:8:referral
        detectedOn:10:2026-08-30

        """,
      hash: "2032a6509beb9b801158c87ba44daef57b94c14c3a35809269fed2868c44f073"),
    CanonicalExample(
      "an added subject", .addSubject,
      json: #"""
        {
          "action": "add_subject",
          "subjects": [{"kind": "household", "name": "Hộ Thử", "sex": "unknown"}]
        }
        """#,
      text: """
        subject:1:3
        kind:9:household
        sex:7:unknown
        person:64:1ed26d5def2d42c66fd7f94cdbff08b85416d0b7ddf87768c91d0391d30ab72d

        """,
      hash: "e535c097ded3328592ba5ea95420b816237d51e216f3e40c862b81b9ceeab00f"),
    CanonicalExample(
      "an added violation", .addViolation,
      json: #"""
        {
          "action": "add_violation",
          "violations": [
            {"type": "ND125-09-1", "subjects": [3], "endedOn": "2026-08-02", "victims": [1]}
          ]
        }
        """#,
      text: """
        violation:1:3
        type:10:ND125-09-1
        subjects:1:3
        victims:1:1
        endedOn:10:2026-08-02

        """,
      hash: "aad7ae484790c26dda9dd55d77d1beb77a7090227d4a7463f46e386dd0b106e4"),
    CanonicalExample(
      "an added victim", .addVictim,
      json: #"""
        {"action": "add_victim", "victims": [{"name": "Phạm Mẫu", "sex": "other"}]}
        """#,
      text: """
        victim:1:3
        sex:5:other
        noApologyRequested:1:0
        person:64:82419cf38d9c5ac9676f015aabf8e275cb637c9e2cbb755c82c1fc093077f66c

        """,
      hash: "1d9797c9d766a992f9c33fa2205a0c5150bf3e4449d4c74a9be1db01a5d4e934"),
    CanonicalExample(
      "an added record", .addRecord,
      json: #"""
        {"action": "add_record", "record": {"number": "BB-02", "madeOn": "2026-09-03"}}
        """#,
      text: """
        record.number:5:BB-02
        record.madeOn:10:2026-09-03

        """,
      hash: "a920aa462db75b7a8d7a1056f983429703b849cf2dca7d3d75578566fd61aa7c"),
    CanonicalExample(
      "a transfer", .transfer,
      json: #"""
        {"action": "transfer", "note": "đúng địa bàn", "toUnit": "DN"}
        """#,
      text: """
        note:64:fcba4209fbc740b1c9e8a897e05d21896f8c3276390fddca1b460055abfe597b

        """,
      hash: "e4389ca92162c37647cedc3d538c24799e3402ebf26cb51a7493469a708ba2a9"),
    CanonicalExample(
      "a referral", .refer,
      json: #"""
        {"action": "refer", "toUnit": "HN"}
        """#,
      text: "",
      hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ]
}
