import Cases

/// Openings, investigations, sanctions and closings with their bytes.
extension CanonicalExample {
  static let decisions = [
    CanonicalExample(
      "an opening", .open,
      json: #"""
        {
          "title": "Hồ sơ thử", "summary": "Tóm tắt", "source": "inspection",
          "detectedOn": "2026-08-30", "openedOn": "2026-09-01", "unit": "HN-1",
          "subjects": [
            {
              "kind": "person", "name": "Nguyễn Văn Thử", "identifier": "001099000001",
              "sex": "male", "bornOn": "1990-01-02", "nationality": "VN", "occupation": "thợ",
              "address": "Hà Nội", "representative": "Lê Thử", "phone": "0900000001"
            },
            {"kind": "organisation", "name": "Công ty Thử"}
          ],
          "victims": [
            {
              "name": "Trần Thị Mẫu", "identifier": "001099000002", "sex": "female",
              "bornOn": "1991-03-04", "address": "Đà Nẵng", "phone": "0900000002",
              "noApologyRequested": true
            },
            {"name": "Lê Mẫu"}
          ],
          "violations": [
            {
              "type": "ND125-06-1-a", "subjects": [2, 1], "victims": [2, 1],
              "startedOn": "2026-07-01", "endedOn": "2026-08-01", "place": "xưởng may",
              "areaKind": "industrial_zone", "description": "mô tả"
            },
            {"type": "ND125-08-3", "subjects": [2], "ongoing": true}
          ]
        }
        """#,
      text: """
        title:64:c33f27d842d73477212eaa3c0b62896291f59143cee9bd03b56f7fb424cd72ac
        summary:64:5fbaf383af67a68d73dd704acff417f3e933d916764b93167d4a5c26aa51371f
        source:10:inspection
        detectedOn:10:2026-08-30
        subject:1:1
        kind:6:person
        sex:4:male
        person:64:341a7f741e50ebd05375256e73bed8ee7996e12237dbdeb2c91928c50e5b47b2
        subject:1:2
        kind:12:organisation
        person:64:57ff70e168945fad91ccb97150022ad335beaabd71f1c06b97a53d6f7b357ba1
        victim:1:1
        sex:6:female
        noApologyRequested:1:1
        person:64:49bfa13962c540132c5f55da9c10304c68d6c8510939519f660bc5d736d2930f
        victim:1:2
        noApologyRequested:1:0
        person:64:4032d65f544e1a4f7b779a0c5c20941a3bb3a743760540a32e4cebded02fd9f0
        violation:1:1
        type:12:ND125-06-1-a
        subjects:3:1,2
        victims:3:1,2
        startedOn:10:2026-07-01
        endedOn:10:2026-08-01
        place:64:0a392fa24bd12138d5c47ced2fd579d428d9444ea490a543948edec925345d75
        areaKind:15:industrial_zone
        description:64:2b7f9d4c88cbea6bd24cc3d3420feff34dd878120dc3d09ac4993733203bc73c
        violation:1:2
        type:10:ND125-08-3
        subjects:1:2
        victims:0:

        """,
      hash: "647c360acc4586e0e322fa41453f809bf61f4c4251dbb7a8e642f9a92e5e75ce"),
    CanonicalExample(
      "an opening with a description alone", .open,
      json: #"""
        {"title": "Hồ sơ trống", "source": "complaint", "detectedOn": "2026-08-30"}
        """#,
      text: """
        title:64:580d230f08dbe850c74a14ee1949619ee46a69225faf5763f9b1590b7b12a60c
        source:9:complaint
        detectedOn:10:2026-08-30

        """,
      hash: "487a37569e67ef337377dbd77d2bb2e01e46f1d4bf6681e6045b0109eece3ec4"),
    CanonicalExample(
      "an investigation with a record", .investigate,
      json: #"""
        {
          "action": "investigate", "note": "có biên bản",
          "record": {"number": "BB-01", "madeOn": "2026-09-02"}
        }
        """#,
      text: """
        note:64:c64726ff039810cde29655e78233c0c8806feb0acde0f643435cda29abeecc08
        record.number:5:BB-01
        record.madeOn:10:2026-09-02

        """,
      hash: "e8be82ed31e37f1b71ed0f62ec9f39747c98e8ffe22f2e2558522e329ddc70b4"),
    CanonicalExample(
      "an investigation on the spot", .investigate,
      json: #"""
        {"action": "investigate", "onTheSpot": true}
        """#,
      text: """
        onTheSpot:1:1

        """,
      hash: "a36f0446e85b627506fc2d815fb4de27c1bb1b7b45afcdc1af6a143974d8a9e4"),
    CanonicalExample(
      "a sanction", .sanction,
      json: #"""
        {
          "action": "sanction",
          "decision": {
            "number": "QD-01", "issuedOn": "2026-09-04", "signedBy": "Người ký Thử",
            "signerTitle": "provincial_chair",
            "sanctions": [
              {
                "violation": 1, "subject": 2, "form": "fine", "amount": 5000000,
                "remedies": ["public_apology", "correct_information"]
              },
              {
                "violation": 1, "subject": 1, "form": "fine", "amount": 2000000,
                "override": {"reason": "hoàn cảnh đặc biệt"}
              },
              {"violation": 2, "subject": 2, "form": "warning", "remedies": ["amend_rules"]}
            ]
          }
        }
        """#,
      text: """
        decision.number:5:QD-01
        decision.issuedOn:10:2026-09-04
        decision.signedBy:18:Người ký Thử
        decision.signerTitle:16:provincial_chair
        sanction.violation:1:1
        sanction.subject:1:2
        sanction.form:4:fine
        sanction.amount:7:5000000
        sanction.remedy:14:public_apology
        sanction.remedy:19:correct_information
        sanction.violation:1:1
        sanction.subject:1:1
        sanction.form:4:fine
        sanction.amount:7:2000000
        sanction.override:64:5d6502ecd3bfdd19deb057617175aa6dc8a457c924f4485a753e7c2ca48f8e7e
        sanction.violation:1:2
        sanction.subject:1:2
        sanction.form:7:warning
        sanction.remedy:11:amend_rules

        """,
      hash: "e7943c039894f490dff61c6720d975375e5d19e7810bfa0c2d1536a7728b53a6"),
    CanonicalExample(
      "a closing", .close,
      json: #"""
        {"action": "close", "closure": {"reason": "executed"}}
        """#,
      text: """
        closing:8:executed

        """,
      hash: "76936955ffc2acdd76574e5a95d712454409f2ac05efb5796e6f4038045e8db1"),
    CanonicalExample(
      "a closing with remedies", .close,
      json: #"""
        {
          "action": "close", "note": "không tìm được",
          "closure": {
            "reason": "offender_unknown",
            "remedyDecision": {
              "number": "KP-01", "issuedOn": "2026-09-04", "signedBy": "Người ký Thử",
              "signerTitle": "provincial_chair",
              "remedies": ["restore_rights", "public_apology"]
            }
          }
        }
        """#,
      text: """
        note:64:aaeb3f36c90edcdc737c8d1f950aab210c2ff0c20180722f5f65fb7c6134a842
        closing:16:offender_unknown
        remedyDecision.number:5:KP-01
        remedyDecision.issuedOn:10:2026-09-04
        remedyDecision.signedBy:18:Người ký Thử
        remedyDecision.signerTitle:16:provincial_chair
        remedyDecision.remedy:14:restore_rights
        remedyDecision.remedy:14:public_apology

        """,
      hash: "bad6cac921f388a537f4239074dfc22abe72a93f15e24c89a43de63f653dd0ff"),
  ]
}
