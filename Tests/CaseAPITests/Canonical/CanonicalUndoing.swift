import Cases

/// What ends a decision or a charge, what is said against one, and what is put right.
extension CanonicalExample {
  static let undoings: [CanonicalExample] = [
    CanonicalExample(
      "an annulment", .annul,
      json: #"""
        {
          "action": "annul",
          "note": "xác định sai hành vi",
          "annulment": {
            "number": "HB-01", "issuedOn": "2026-09-20", "ground": "wrong_content",
            "verifiedOn": "2026-09-22", "explanation": "sai hành vi"
          }
        }
        """#,
      text: """
        note:64:d9b451adfdf3ebd47bd96bb5045d3fa320d2cde7c19eac64b73a0a526bbdf7f0
        fact.on:10:2026-09-20
        fact.from:10:2026-09-22
        fact.code:13:wrong_content
        fact.number:5:HB-01
        fact.text:64:18a8d5b1c533fcd27a198a11981eac74d21dcd76f14a72d64fbc71be40481767

        """,
      hash: "c55a906d61ad17254b85897e94dd7e80f51cbdc00d8c88cb2997e52bdec606b7"),
    CanonicalExample(
      "an annulment of a part", .annul,
      json: #"""
        {
          "action": "annul",
          "note": "sai đối tượng",
          "annulment": {
            "number": "HB-02", "issuedOn": "2026-09-20", "ground": "wrong_subject",
            "decision": "QD-01", "violation": 1, "subject": 2
          }
        }
        """#,
      text: """
        note:64:8b196678cb5d7732445fdea017297ba0e7a0fcf7683240783380500dd630100b
        fact.subject:1:2
        fact.violation:1:1
        fact.on:10:2026-09-20
        fact.code:13:wrong_subject
        fact.number:5:HB-02
        fact.decision:5:QD-01

        """,
      hash: "3e92851413d2ef5cfa47b86b2585121d6465f823a020523a967ecaf48fb39528"),
    CanonicalExample(
      "a reopening", .reopen,
      json: #"""
        {
          "action": "reopen",
          "note": "chuyển trả hồ sơ",
          "reopening": {"ground": "criminal_return", "number": "VKS-01", "on": "2026-09-25"}
        }
        """#,
      text: """
        note:64:bcd9350d0660165aacab159b87ba4511cdd3ddeb0a48c5c1cf23e5eb46b566ec
        fact.on:10:2026-09-25
        fact.code:15:criminal_return
        fact.number:6:VKS-01

        """,
      hash: "fb8d23256220f3132902a98027c7352d9a977fa7fc40fc4250b76a0006aeaa4e"),
    CanonicalExample(
      "a charge that ends", .dispose,
      json: #"""
        {
          "action": "dispose",
          "disposal": {
            "violation": 2, "subject": 1, "ground": "no_violation", "explanation": "không đủ chứng cứ"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.violation:1:2
        fact.code:12:no_violation
        fact.text:64:d4a43feea53753a884fe786b346301e60fea134d3c67ba2b2f3c265fa0684c37

        """,
      hash: "739a982f2a3954fcceb173c123e9634c9af82152fdf9eeb394e69ae7182d7b17"),
    CanonicalExample(
      "an evasion", .recordEvasion,
      json: #"""
        {
          "action": "record_evasion",
          "evasion": {
            "subject": 1, "stage": "execution", "from": "2026-09-20", "endedOn": "2026-09-25",
            "ground": "bỏ trốn"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-09-25
        fact.from:10:2026-09-20
        fact.code:9:execution
        fact.text:64:856869f43b652c9f5d953ae62a3d201ac324e4a4b75f3857961220cc3ce0067d

        """,
      hash: "9f50e976ab478cc13ebfd0ee6d381d25a5488352fa735595b7802094721c18e9"),
    CanonicalExample(
      "a correction of slips", .correctDecision,
      json: #"""
        {
          "action": "correct_decision",
          "decisionCorrection": {
            "number": "DC-01", "issuedOn": "2026-09-25", "decision": "QD-01",
            "correction": "sai họ tên"
          }
        }
        """#,
      text: """
        fact.on:10:2026-09-25
        fact.number:5:DC-01
        fact.text:64:ea16e784755ab255fe300cf028d0a463e134554cc7e9ae002151beed8c525717
        fact.decision:5:QD-01

        """,
      hash: "edff549d853eed269d2f412bbc2ac5e1c0fdc4650a2cb925a5c1414e9e77cb23"),
    CanonicalExample(
      "a complaint taken up", .acceptComplaint,
      json: #"""
        {
          "action": "accept_complaint",
          "acceptance": {
            "outcome": "refused", "number": "TL-01", "on": "2026-09-25", "ground": "quá hạn"
          }
        }
        """#,
      text: """
        fact.on:10:2026-09-25
        fact.code:7:refused
        fact.number:5:TL-01
        fact.text:64:46a48530c02c135076d84bf3533df39cc49e786890643ad267a3c1608985b370

        """,
      hash: "5af4a19e8429bcf75aca1ac903d8554bd4b8283f49040b32b6f3ab75b6aeda6d"),
    CanonicalExample(
      "an apology nobody asks for", .waiveApology,
      json: #"""
        {"action": "waive_apology", "apologyWaiver": {"victim": 1, "filedOn": "2026-09-25"}}
        """#,
      text: """
        fact.victim:1:1
        fact.on:10:2026-09-25

        """,
      hash: "d5d2ba860262d54da4fbbe9a064df6f88dfe620455a8a5ef486a410333d2ae18"),
  ]
}
