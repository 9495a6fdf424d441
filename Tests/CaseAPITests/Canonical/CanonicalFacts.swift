import Cases

/// Every fact with its bytes.
extension CanonicalExample {
  static let facts = [
    CanonicalExample(
      "a circumstance", .addCircumstance,
      json: #"""
        {
          "action": "add_circumstance",
          "circumstance": {
            "violation": 1, "subject": 2, "kind": "mitigating", "ground": "tự nguyện khắc phục"
          }
        }
        """#,
      text: """
        fact.subject:1:2
        fact.violation:1:1
        fact.code:10:mitigating
        fact.text:64:f02933cc6e4c78003c2e91c302a5dcf258c05414dcea142f5ea9952ef3e851d4

        """,
      hash: "32e021767ba16ddaa783e5ff67809b3d24bc30d01a8e10e1caf86d0e5e5fab9b"),
    CanonicalExample(
      "an explanation", .explain,
      json: #"""
        {
          "action": "explain",
          "explanation": {"subject": 1, "outcome": "received", "on": "2026-09-03"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-09-03
        fact.code:8:received

        """,
      hash: "7825da2b8c22ea1eb1346cc092ec7e29a87793f6871be2af6618ef3b9cc51c16"),
    CanonicalExample(
      "an extension", .extend,
      json: #"""
        {
          "action": "extend",
          "extension": {"clock": "decide_specially_complex", "ground": "vụ việc phức tạp"}
        }
        """#,
      text: """
        fact.code:24:decide_specially_complex
        fact.text:64:ff0d1b8db9c5df20aa41ef22364574c7087907843dd76ce217219c9d1237f285

        """,
      hash: "0a7c22c808b1a29292f423ebbc0520b3ad65c72f8aadb916b0d65d8f73636344"),
    CanonicalExample(
      "a check of earlier sanctions", .checkEarlierSanctions,
      json: #"""
        {
          "action": "check_earlier_sanctions",
          "earlierSanctions": {"subject": 1, "outcome": "other_act", "ground": "hành vi khác"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.amount:1:2
        fact.code:9:other_act
        fact.text:64:87d09fec1ad5c9a6a51f9fa3e2f00f823fcd6bed38e5b1ed4cd2cb7286f7f288

        """,
      hash: "889b979aaa47c1da2c7617d4aef3a12ae29ae10c037768037f6d1b77606ed502"),
    CanonicalExample(
      "a withdrawal", .withdraw,
      json: #"""
        {"action": "withdraw", "note": "nhập nhầm", "withdrawal": {"event": 4}}
        """#,
      text: """
        note:64:f9d12752cdf986c6a01240271280c33044c1b4373c23351517f96aa918939658
        fact.event:1:4

        """,
      hash: "3df752ff559cdf33195ae2018af1d480aef735745361293da0902ed60e97d034"),
    CanonicalExample(
      "a delivery", .deliver,
      json: #"""
        {
          "action": "deliver",
          "delivery": {"receivedOn": "2026-09-08", "sentOn": "2026-09-05", "subject": 2}
        }
        """#,
      text: """
        fact.subject:1:2
        fact.on:10:2026-09-08
        fact.from:10:2026-09-05

        """,
      hash: "7b8a9dcb543c53dbc0a1c5dc8c3985db4464177d91a8b8f6e63a6aec18443806"),
    CanonicalExample(
      "a payment", .pay,
      json: #"""
        {
          "action": "pay",
          "payment": {
            "subject": 1, "amount": 1000000, "paidOn": "2026-09-10", "receipt": "BL-01",
            "interest": 500
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.amount:7:1000000
        fact.interest:3:500
        fact.on:10:2026-09-10
        fact.number:5:BL-01

        """,
      hash: "72b7963f9b36f55eaa8cb69fbac1484a45c0a86928abc5f68fc1bfbea31e0793"),
    CanonicalExample(
      "a completed remedy", .completeRemedy,
      json: #"""
        {
          "action": "complete_remedy",
          "remedy": {"subject": 1, "remedy": "public_apology", "completedOn": "2026-09-11"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-09-11
        fact.code:14:public_apology

        """,
      hash: "f8529464602173650a537f5fe950d345816a5fae9c2107451c6bb933a632b8a0"),
    CanonicalExample(
      "a deferral", .defer,
      json: #"""
        {
          "action": "defer",
          "deferral": {
            "subject": 1, "until": "2026-12-01", "ground": "thiên tai", "number": "HT-01"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.until:10:2026-12-01
        fact.number:5:HT-01
        fact.text:64:ec4fd8a3b5d6263b6d5c256a0c1751aa7bec794dd18712499a97058a377519e0

        """,
      hash: "26bcdd737c193d4bf1025f8d231d44d4d3aee65881a1dab812900b2488e82f23"),
    CanonicalExample(
      "a plan of instalments", .instal,
      json: #"""
        {
          "action": "instal",
          "instalments": {
            "subject": 1,
            "payments": [
              {"dueOn": "2026-10-01", "amount": 12000000},
              {"dueOn": "2026-11-01", "amount": 6000000}
            ],
            "ground": "khó khăn", "number": "ND-01"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.number:5:ND-01
        fact.text:64:0d6ab1830ac4335288cce1d6c49b3943bdda4031de555829a69ba3eac718f861
        fact.part.dueOn:10:2026-10-01
        fact.part.amount:8:12000000
        fact.part.dueOn:10:2026-11-01
        fact.part.amount:7:6000000

        """,
      hash: "eb3f31a9c4611d0815c77420d1480e01428512da6b4c2355ee31c4a06beff943"),
    CanonicalExample(
      "a reduction", .reduce,
      json: #"""
        {
          "action": "reduce",
          "reduction": {"subject": 1, "amount": 500000, "ground": "khó khăn", "number": "GM-01"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.amount:6:500000
        fact.number:5:GM-01
        fact.text:64:0d6ab1830ac4335288cce1d6c49b3943bdda4031de555829a69ba3eac718f861

        """,
      hash: "301a1090214159cb4be764bca7b7d1ba0425647c4c27da31ecb99e180d4eea64"),
    CanonicalExample(
      "an exemption", .exempt,
      json: #"""
        {
          "action": "exempt",
          "exemption": {"subject": 1, "ground": "bệnh nặng", "number": "MG-01"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.number:5:MG-01
        fact.text:64:61076b1d4e387f3016be2546ef1343ca8a41ab1a645ec6c8e57a3c964de28e96

        """,
      hash: "4f92b2e4c226e46f099d3355933d7deafe6c2cfd53fdc6f27fa2ae6cb84c4b57"),
    CanonicalExample(
      "a coercion", .coerce,
      json: #"""
        {
          "action": "coerce",
          "coercion": {
            "subject": 1, "number": "CC-01", "issuedOn": "2026-09-30",
            "measure": "khấu trừ lương"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-09-30
        fact.number:5:CC-01
        fact.text:64:fbb4748fc005296e09ed25a655659e9eea6a4bcaa76bc8d113cece91b21d1d66

        """,
      hash: "7c8f448c41cdcba95e062be96e69966db2b8b2372bf7a9e91aa7076a82fa42fd"),
    CanonicalExample(
      "a lawsuit", .complain,
      json: #"""
        {
          "action": "complain",
          "complaint": {
            "kind": "lawsuit", "filedOn": "2026-09-20", "subject": 1, "ground": "không đồng ý"
          }
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-09-20
        fact.code:7:lawsuit
        fact.text:64:d9ee7c9d8425787485ab7637fff13d22fd9650ebc5d7cec0811d95856cf5c413

        """,
      hash: "5d35e8e856797bf793c30ccda9d57d0c4a4851543573ca19534a97dbe534e47b"),
    CanonicalExample(
      "a complaint decided", .decideComplaint,
      json: #"""
        {
          "action": "decide_complaint",
          "complaintDecision": {
            "number": "GQ-01", "decidedOn": "2026-10-01", "outcome": "partly_upheld",
            "ground": "có căn cứ"
          }
        }
        """#,
      text: """
        fact.on:10:2026-10-01
        fact.code:13:partly_upheld
        fact.number:5:GQ-01
        fact.text:64:e04c9bb95b34e49e9ef6d2adc4025485739173783516a3ef0f8519e0a3be2820

        """,
      hash: "861e50414b97512e51bb5c67ac51a8a6decab5e97b5f048d34596b1d3e06b9b8"),
    CanonicalExample(
      "a suspension", .suspend,
      json: #"""
        {
          "action": "suspend",
          "suspension": {"from": "2026-09-21", "ground": "đang khiếu nại", "subject": 1}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.from:10:2026-09-21
        fact.text:64:b55ed163fadf700ef0373d2959d9e8af22891c23867a3a53718d9670eb8f24a8

        """,
      hash: "b42d2eacc1d2920e9e43e5b525b34af8ba9662d28490e7aaa271025d19c5571b"),
    CanonicalExample(
      "a resumption", .resume,
      json: #"""
        {
          "action": "resume",
          "resumption": {"on": "2026-10-02", "subject": 1, "ground": "đã giải quyết"}
        }
        """#,
      text: """
        fact.subject:1:1
        fact.on:10:2026-10-02
        fact.text:64:af159c6cae68944db3a66d8654b237deb5385851f968e5f94e43ce1f71833303

        """,
      hash: "ca48ee54882c63a85b9a6be3489bf14559cb7f7f0a9dad08dbc1f5a682057ce2"),
  ]
}
