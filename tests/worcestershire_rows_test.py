#!/usr/bin/env python3
"""Proves that the Worcestershire model holds every fact of its papers, each once.

models/worcestershire/facts.csv lists the facts by row: entities (E), relations (R) and dated events
(T), with the basis of each relation: stated (S), said of a class (C) or inferred (I). A comment in
the model names the rows that an entry holds, `# R-009` or `# R-028 to R-032`; what the model does
not hold is in the README's table of what is left out, with the reason.
"""

import collections
import csv
import pathlib
import re
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "worcestershire"
LEFT_OUT = "## What is left out"

ROWS = {"E": 318, "R": 469, "T": 84}
BASES = {"S": 394, "C": 18, "I": 57}

RANGE = re.compile(r"\b([ERT])-(\d{3})(?: to (?:[ERT]-)?(\d{3}))?\b")
INFERRED = re.compile(r'basis\s*=\s*"inferred"')


def rows_in(text):
    """The rows that a comment or a cell names, ranges spelt out."""
    rows = []
    for sort, first, last in RANGE.findall(text):
        rows += [f"{sort}-{n:03}" for n in range(int(first), int(last or first) + 1)]
    return rows


def split_comment(line):
    """A line of TOML, and its comment: the part from the first # outside a string."""
    quoted = False
    for i, c in enumerate(line):
        if c == '"' and (i == 0 or line[i - 1] != "\\"):
            quoted = not quoted
        elif c == "#" and not quoted:
            return line[:i], line[i:]
    return line, ""


def depth(code):
    """How many brackets the line leaves open (below zero: closes)."""
    bare = re.sub(r'"(\\.|[^"\\])*"', "", code)
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")


def statements(lines, at):
    """What the comment on line `at` speaks of: its entry, its list, or the table under it."""
    code = [split_comment(line)[0] for line in lines]
    if code[at].startswith("[") or not code[at].strip():  # a table's header, or a line of its own
        end = at + 1
        while end < len(lines) and code[end].strip() and not code[end].startswith("["):
            end += 1
        if code[at].startswith("["):
            return "\n".join(code[at:end])
        while end < len(lines) and not code[end].startswith("["):
            end += 1
        return "\n".join(code[at:end])
    first = last = at
    open_brackets = depth(code[at])
    while open_brackets > 0 and last + 1 < len(lines):
        last += 1
        open_brackets += depth(code[last])
    while open_brackets < 0 and first > 0:
        first -= 1
        open_brackets += depth(code[first])
    return "\n".join(code[first:last + 1])


def read_facts(folder):
    with open(folder / "facts.csv", encoding="utf-8", newline="") as file:
        return {line["row"]: line["basis"] for line in csv.DictReader(file)}


def read_model(folder):
    """row -> [(file, line number, what it stands at)]"""
    held = collections.defaultdict(list)
    for file in sorted(folder.glob("*.toml")):
        lines = file.read_text("utf-8").splitlines()
        for at, line in enumerate(lines):
            for row in rows_in(split_comment(line)[1]):
                held[row].append((file.name, at + 1, statements(lines, at)))
    return held


def read_left_out(folder):
    """row -> reason, from the first two cells of each line of the table."""
    text = (folder / "README.md").read_text("utf-8")
    if LEFT_OUT not in text:
        return {}
    section = text.split(LEFT_OUT, 1)[1].split("\n## ", 1)[0]
    reasons = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2:
            for row in rows_in(cells[0]):
                reasons[row] = cells[-1]
    return reasons


def faults(folder):
    facts, held, left_out = read_facts(folder), read_model(folder), read_left_out(folder)
    found = []
    for row, basis in facts.items():
        places = ", ".join(f"{file}:{line}" for file, line, _ in held.get(row, []))
        if row in held and row in left_out:
            found.append(f"{row} is in the model ({places}) and among what is left out")
        elif row not in held and row not in left_out:
            found.append(f"{row} is neither in the model nor among what is left out")
        elif row in left_out and not left_out[row]:
            found.append(f"{row} is left out without a reason")
        elif basis == "I":
            found += [f"{row} is inferred, and {file}:{line} does not say so"
                      for file, line, text in held.get(row, []) if not INFERRED.search(text)]
    found += [f"{row} is no row of facts.csv ({held[row][0][0]}:{held[row][0][1]})"
              for row in held if row not in facts]
    found += [f"{row} is left out and no row of facts.csv" for row in left_out if row not in facts]
    return found


class TheModelHoldsItsFacts(unittest.TestCase):
    maxDiff = None

    def test_the_list_of_facts_is_whole(self):
        facts = read_facts(MODEL)
        self.assertEqual(ROWS, dict(collections.Counter(row[0] for row in facts)))
        self.assertEqual(BASES, dict(collections.Counter(
            basis for row, basis in facts.items() if row[0] == "R")))

    def test_every_fact_is_held_or_left_out_with_a_reason(self):
        self.assertEqual([], faults(MODEL))


class TheTestCanFail(unittest.TestCase):
    def faults_of(self, model, readme):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "facts.csv").write_text(
                "row,basis,fact,place\nE-001,,a,b\nR-001,S,a,b\nR-002,I,a,b\n", "utf-8")
            (folder / "model.toml").write_text(model, "utf-8")
            (folder / "README.md").write_text(f"{LEFT_OUT}\n{readme}\n## Next\n", "utf-8")
            return faults(folder)

    def test_a_whole_model_has_no_fault(self):
        self.assertEqual([], self.faults_of(
            '[body.a]  # E-001\nmembers = [\n  "b",  # R-001\n'
            '  { id = "c", basis = "inferred" },  # R-002\n]\n', ""))

    def test_a_missing_row(self):
        self.assertIn("R-002 is neither", self.faults_of("[body.a]  # E-001, R-001", "")[0])

    def test_a_row_in_both(self):
        self.assertIn("R-001 is in the model", self.faults_of(
            '[body.a]  # E-001\nb = "x"  # R-001', "| R-001 to R-002 | no structure |")[0])

    def test_a_row_that_is_no_fact(self):
        self.assertEqual(["R-099 is no row of facts.csv (model.toml:1)"], self.faults_of(
            "[body.a]  # E-001, R-001, R-099", "| R-002 | why |"))

    def test_an_inferred_row_written_as_stated(self):
        self.assertEqual(["R-002 is inferred, and model.toml:4 does not say so"], self.faults_of(
            '[body.a]  # E-001\n# R-001\nx = { id = "c", basis = "inferred" }\ny = "c"  # R-002', ""))

    def test_a_row_without_a_reason(self):
        self.assertEqual(["R-002 is left out without a reason"], self.faults_of(
            "[body.a]  # E-001, R-001", "| R-002 | |"))

    def test_a_sign_in_a_string_is_no_comment(self):
        self.assertEqual(('a = "# R-001"', ""), split_comment('a = "# R-001"'))


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=1))
