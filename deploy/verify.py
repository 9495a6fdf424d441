#!/usr/bin/env python3
"""Verifies an export of the register without the register: python3 verify.py EXPORT
[--checkpoint FILE]… [--public-key KEY]. Written from EVIDENCE.md, with the standard library alone.

Exit status: 0 nothing found, 7 findings, 2 usage. A finding a line: number, version, kind, detail.
"""
import argparse
import datetime
import hashlib
import json
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


# Signatures: Ed25519, RFC 8032, section 5.1.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    u, v = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    w, x = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = v - u, x - w, x + w, v + u
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_mul(number, point):
    result = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            result = point_add(result, point)
        point = point_add(point, point)
        number >>= 1
    return result


def point_equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def point_decode(data):
    if len(data) != 32:
        return None
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = point_decode(key), point_decode(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    return point_equal(point_mul(s, BASE), point_add(r, point_mul(h, a)))


# The tree of hashes: RFC 6962, section 2.1.


def leaf(data):
    return sha256(b"\0" + data)


def merkle_root(leaves):
    if not leaves:
        return sha256(b"")
    while len(leaves) > 1:
        pairs = [leaves[i : i + 2] for i in range(0, len(leaves), 2)]
        leaves = [sha256(b"\1" + p[0] + p[1]) if len(p) == 2 else p[0] for p in pairs]
    return leaves[0]


# The bytes of an event.


def line(name, value):
    text = str(value)
    return "%s:%d:%s\n" % (name, len(text.encode()), text)


def value_lines(name, value):
    if value is None:
        return ""
    if isinstance(value, dict):
        if "texts" in value:
            return "".join(line(name, text) for text in value["texts"])
        if "numbers" in value:
            return line(name, ",".join(str(n) for n in sorted(value["numbers"])))
        if "settlements" in value:
            names = ("subject", "annulled", "letOff", "refunded")
            return "".join(
                line(name + "." + part, amount)
                for settled in value["settlements"]
                for part, amount in zip(names, settled)
            )
        parts = value["instalments"]
        return "".join(line(name + ".dueOn", d) + line(name + ".amount", n) for d, n in parts)
    return line(name, value)


def header(number, event):
    fields = [
        "event 1", number, event["version"], event["from"], event["action"], event["to"],
        event["effectiveOn"], event["recordedAt"], event["unit"],
        None if event["toUnit"] is None else "to unit %d" % event["toUnit"],
        event["officer"], event["via"], event["assignee"],
    ]
    return "".join("%s\n" % field for field in fields if field is not None).encode()


class Export:
    """What an export holds."""

    def __init__(self, file):
        self.shapes, self.tables, self.cases = {}, {}, []
        for text in file:
            entry = json.loads(text)
            if "format" in entry:
                if entry["format"] != "thanhtra export 1":
                    raise SystemExit("The export has a form that this program does not know.")
            elif "shape" in entry:
                self.shapes[entry["shape"]] = entry
            elif "table" in entry:
                self.tables[entry["table"]] = entry
            else:
                self.cases.append(entry)

    def document(self, shape, values, prefix=""):
        names = self.shapes[shape]["fields"]
        return "".join(value_lines(prefix + name, value) for name, value in zip(names, values))

    def contents(self, event):
        found = event["documents"]
        text = "" if event["note"] is None else line("note", event["note"])
        if found.get("description") is not None:
            text += self.document("description", found["description"])
        for shape in ("subject", "victim"):
            for person in found[shape + "s"]:
                text += line(shape, person["number"]) + self.document(shape, person["values"])
                text += line("person", person["person"])
        for violation in found["violations"]:
            text += line("violation", violation["number"])
            text += self.document("violation", violation["values"])
        if found.get("record") is not None:
            text += self.document("record", found["record"], "record.")
        if found.get("decision") is not None:
            text += self.document("decision", found["decision"], "decision.")
            for sanction in found["sanctions"]:
                text += self.document("sanction", sanction, "sanction.")
        text += value_lines("closing", found.get("closing"))
        if found.get("remedyDecision") is not None:
            text += self.document("remedyDecision", found["remedyDecision"], "remedyDecision.")
        if found.get("fact") is not None:
            text += self.document("fact", found["fact"], "fact.")
        if found["onTheSpot"]:
            text += line("onTheSpot", 1)
        return text.encode()

    def rows(self, name):
        table = self.tables.get(name, {"columns": [], "rows": []})
        return [dict(zip(table["columns"], row)) for row in table["rows"]]


# Checkpoints.


class Entry:
    """A table of a checkpoint, with the rules of what may become of it."""

    def __init__(self, text):
        words = text.split(" ")
        rules = dict(word.split("=", 1) for word in words[4:])
        self.line, self.name, self.count, self.root = text, words[1], int(words[2]), words[3]
        self.key, self.columns = self.names(rules["key"]), self.names(rules["columns"])
        self.changing = self.names(rules["changing"])
        self.loses, self.quiet = rules["loses"] == "yes", rules["quiet"] == "yes"
        self.explained, self.dated, self.renewed = (
            None if rules[rule] == "-" else rules[rule]
            for rule in ("explained", "dated", "renewed")
        )

    @staticmethod
    def names(text):
        return [] if text == "-" else text.split(",")

    def row_key(self, columns, row):
        found = dict(zip(columns, row))
        return ",".join(found.get(name) or "" for name in self.key)

    def tree(self, rows):
        leaves = []
        for row in rows:
            text = "row 1\n%s\n" % self.name
            for column, value in zip(self.columns, row):
                text += "" if value is None else line(column, value)
            leaves.append(leaf(text.encode()))
        return merkle_root(leaves).hex()


class Checkpoint:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            kept = json.load(file)
        if kept.get("format") != "thanhtra checkpoint 2":
            raise SystemExit("%s is no checkpoint of a form that this program knows." % path)
        self.text, self.rows = kept["statement"], kept["rows"]
        self.signature, self.public_key = kept.get("signature"), kept.get("publicKey")
        lines = self.text.split("\n")
        self.taken, self.previous = lines[1][len("taken ") :], lines[2][len("previous ") :]
        self.entries = [Entry(text) for text in lines if text.startswith("table ")]
        self.root = lines[-2][len("root ") :]
        self.heads = {row[0]: row for row in self.rows.get("cases", [])}
        self.may_reckon_anew = False

    def digest(self):
        return sha256(self.text.encode()).hex()

    def findings(self, trusted):
        number = "checkpoint " + self.taken
        if trusted and self.public_key != trusted:
            yield (number, 0, "checkpoint_forged", "another key")
        if self.public_key or self.signature:
            key, signature = bytes.fromhex(self.public_key or ""), self.signature or ""
            if not is_signed(key, self.text.encode(), bytes.fromhex(signature)):
                yield (number, 0, "checkpoint_forged", "signature not valid")
        for entry in self.entries:
            rows = self.rows.get(entry.name, [])
            if len(rows) != entry.count or entry.tree(rows) != entry.root:
                yield (number, 0, "checkpoint_altered", entry.name)
        if merkle_root([leaf(entry.line.encode()) for entry in self.entries]).hex() != self.root:
            yield (number, 0, "checkpoint_altered", "root")


def instant(text):
    """A moment as the server prints it, in UTC as a checkpoint prints it."""
    if len(text) > 3 and text[-3] in "+-":
        text += ":00"
    moment = datetime.datetime.fromisoformat(text).astimezone(datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Comparison:
    """The tables of an export against those of a checkpoint."""

    def __init__(self, checkpoint, export):
        self.findings, self.changes, self.checkpoint = [], [], checkpoint
        pairs = []
        for entry in checkpoint.entries:
            if entry.name == "cases":
                continue
            now = export.tables.get(entry.name, {"columns": [], "rows": []})
            before = {
                entry.row_key(entry.columns, row): row
                for row in checkpoint.rows.get(entry.name, [])
            }
            after = {}
            for row in now["rows"]:
                found = dict(zip(now["columns"], row))
                key = entry.row_key(now["columns"], row)
                after.setdefault(key, [found.get(name) for name in entry.columns])
            pairs.append((entry, before, after))
        self.changed = {entry.name for entry, before, after in pairs if before != after}
        checkpoint.may_reckon_anew = bool(self.changed & {"law_revision", "schema_migrations"})
        for pair in pairs:
            self.compare(*pair)

    def compare(self, entry, before, after):
        explained = entry.explained is None or entry.explained in self.changed
        for key in sorted(before):
            old, new = before[key], after.get(key)
            if new is None:
                self.report(entry, key, "removed", explained and entry.loses, "row_missing")
                continue
            renewed = None
            if entry.renewed:
                at = entry.columns.index(entry.renewed)
                renewed = old[at] != new[at]
            for column, left, right in zip(entry.columns, old, new):
                if left != right:
                    may = column in entry.changing or "*" in entry.changing
                    ordinary = (explained and may) if renewed is None else renewed
                    text = "%s: %s → %s" % (
                        column, "none" if left is None else left, "none" if right is None else right
                    )
                    self.report(entry, key, text, ordinary, "row_altered")
        for key in sorted(set(after) - set(before)):
            backdated = False
            if entry.dated:
                value = after[key][entry.columns.index(entry.dated)]
                backdated = value is not None and instant(value) < self.checkpoint.taken
            text = "dated before the checkpoint" if backdated else "added"
            self.report(entry, key, text, explained and not backdated, "row_added")

    def report(self, entry, key, text, ordinary, kind):
        if ordinary:
            if not entry.quiet:
                self.changes.append((entry.name, key, text))
        elif entry.name == "catalogue":
            self.findings.append((key, 0, "schema_altered", None))
        else:
            self.findings.append(("%s %s" % (entry.name, key), 0, kind, text))


# The audit.


class Audit:
    def __init__(self, export, checkpoints, trusted):
        self.export, self.findings, self.changes = export, [], []
        self.events, self.seen = 0, set()
        self.checkpoints = sorted(checkpoints, key=lambda kept: kept.taken)
        self.officers = {row["id"]: row for row in export.rows("officers")}
        self.below = {
            (row["above_id"], row["unit_id"]) for row in export.rows("unit_descendants")
        }
        self.rights = {(row["role"], row["name"]) for row in export.rows("rights")}
        for kept in self.checkpoints:
            self.add(kept.findings(trusted))
        for earlier, later in zip(self.checkpoints, self.checkpoints[1:]):
            if later.previous != earlier.digest():
                self.add([("checkpoint " + later.taken, 0, "checkpoint_unlinked", None)])
        for kept in self.checkpoints:
            comparison = Comparison(kept, export)
            self.add(comparison.findings)
            self.changes += [c for c in comparison.changes if c not in self.changes]
        for case in export.cases:
            self.events += len(case["events"])
            self.add(self.chain(case))
            for kept in self.checkpoints:
                self.add(self.against(case, kept, kept.heads.pop(case["case"], None)))
        for kept in self.checkpoints:
            for number in sorted(kept.heads):
                self.add([(number, int(kept.heads[number][1]), "event_missing", None)])
        self.add(self.left_out())

    def add(self, findings):
        for found in findings:
            if found not in self.seen:
                self.seen.add(found)
                self.findings.append(found)

    def chain(self, case):
        number, previous, following, described = case["case"], b"", 1, 0
        if case["unreadable"]:
            yield (number, 0, "unreadable", None)
            described = case["descriptionVersion"]
        for event in case["events"]:
            version = event["version"]
            while following < version:
                yield (number, following, "event_missing", None)
                following += 1
            following += 1
            canonical = bytes.fromhex(event["canonical"])
            if sha256(previous + canonical) != bytes.fromhex(event["hash"]):
                yield (number, version, "chain_broken", None)
            previous = bytes.fromhex(event["hash"])
            own = header(number, event)
            whole = canonical.startswith(own)
            if not whole:
                yield (number, version, "event_altered", None)
            if case["unreadable"]:
                continue
            contents = self.export.contents(event)
            if event["documents"].get("description") is not None:
                described = version
            rest = canonical[len(own) :] if whole else canonical[len(canonical) - len(contents) :]
            if rest != contents:
                yield (number, version, "documents_altered", None)
        if case["version"] >= following:
            yield (number, case["version"], "event_missing", None)
        elif not self.in_place(case, described):
            yield (number, case["version"], "case_altered", None)

    def in_place(self, case, described):
        events = case["events"]
        if not events:
            return False
        first, last = events[0], events[-1]

        def end(event):
            return event["unit"] if event["toUnit"] is None else event["toUnit"]

        return (
            (last["version"], last["to"], end(last))
            == (case["version"], case["state"], case["unit"])
            and all(b["unit"] == end(a) for a, b in zip(events, events[1:]))
            and (first["effectiveOn"], first["officer"], first["unit"])
            == (case["openedOn"], case["openedBy"], case["openedUnit"])
            and self.assignee(events) == case["assignedTo"]
            and described == case["descriptionVersion"]
        )

    def assignee(self, events):
        assigned = None
        for event in events:
            if event["toUnit"] is not None:
                if assigned is not None and not self.works(str(assigned), str(event["toUnit"])):
                    assigned = None
            elif event["assignee"] is not None:
                assigned = event["assignee"]
        return assigned

    def works(self, officer, unit):
        placed = self.officers.get(officer)
        if placed is None or (placed["unit_id"], unit) not in self.below:
            return False
        role = placed["role"]
        near = placed["unit_id"] == unit or (role, "sees_units_below") in self.rights
        return near and (role, "works_on_cases") in self.rights

    @staticmethod
    def clocks(case, version):
        text = ""
        for clock in case["clocks"]:
            if int(clock[1]) <= version:
                over = clock[9] != "" and int(clock[9]) <= version
                text += "|".join(clock[:9] + (clock[9:] if over else ["", "", ""])) + "\n"
        return sha256(text.encode()).hex()

    def against(self, case, kept, head):
        number, version = case["case"], 0 if head is None else int(head[1])
        for event in case["events"]:
            if event["version"] > version and event["recordedAt"] < kept.taken:
                yield (number, event["version"], "event_backdated", None)
        if head is None:
            return
        event = next((e for e in case["events"] if e["version"] == version), None)
        if event is None:
            yield (number, version, "event_missing", None)
        else:
            if event["hash"] != head[2]:
                yield (number, version, "checkpoint_differs", None)
            if not kept.may_reckon_anew and self.clocks(case, version) != head[4]:
                yield (number, version, "clocks_altered", None)
        if case["externalNumber"] != head[3]:
            yield (number, case["version"], "case_altered", None)

    def left_out(self):
        codes = {row["id"]: row["code"] for row in self.export.rows("units")}
        given = {}
        for case in self.export.cases:
            series, _, serial = case["case"].rpartition("-")
            given.setdefault(series, set()).add(int(serial) if serial.isdigit() else 0)
        for row in self.export.rows("case_serials"):
            series = "%s-%s" % (codes.get(row["unit_id"]), row["year"])
            for serial in range(1, int(row["last"]) + 1):
                if serial not in given.get(series, set()):
                    yield ("%s-%06d" % (series, serial), 0, "case_missing", None)


def main():
    parser = argparse.ArgumentParser(description="Verify an export of the register.")
    parser.add_argument("export", help="what thanhtra audit export wrote")
    parser.add_argument("--checkpoint", action="append", default=[])
    parser.add_argument("--public-key", help="the key, in hexadecimal, that must have signed")
    options = parser.parse_args()
    with open(options.export, encoding="utf-8") as file:
        export = Export(file)
    kept = [Checkpoint(path) for path in options.checkpoint]
    audit = Audit(export, kept, options.public_key)
    for number, version, kind, text in audit.findings:
        print("finding\t%s\t%d\t%s\t%s" % (number, version, kind, text or ""))
    for change in audit.changes:
        print("change\t%s\t%s\t%s" % change)
    print(
        "%d cases, %d events, %d findings, %d changes"
        % (len(export.cases), audit.events, len(audit.findings), len(audit.changes)),
        file=sys.stderr,
    )
    return 7 if audit.findings else 0


if __name__ == "__main__":
    sys.exit(main())
