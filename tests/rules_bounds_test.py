#!/usr/bin/env python3
"""Rules and days at the bounds that rules/README.md states under "Limits", and beyond them.

rules_bounds_test.py PROGRAM

A large pack, deep and long expressions, duties that contradict each other, kinds that nobody knows,
models that say too little, the ends of the calendar, rules that are not there: each ends in a clear
error or a right answer. Work is bounded by what is counted, not by time; a time out is a hang.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = "remit"
TIMEOUT_SECONDS = 300
DUTIES = 10_000
DEEPEST = 64
LONGEST = 10_000

HEAD = '[pack]\nid = "bounds"\ntitle = "Bounds"\nversion = "1.0.0"\n'
MODEL = """format = 1
[model]
seen = 2026-01-01
[body.board]
kind = "csp"
members = ["police"]
complete = ["members"]
[body.police]
kind = "police-force"
"""
CASE = """[[duty.test]]
name = "a case"
as_of = 2026-01-01
model = '''
[body.board]
kind = "csp"
'''
expect = { board = "not evidenced" }
"""


def duty(number, require, of="board in csp", more="", key="require"):
    return (f'[[duty]]\nid = "bounds/{number}"\ntitle = "Duty {number}"\ncites = []\n'
            f'status = "practice"\nreads = "as a test"\nfor = ["{of}"]\nfinding = "gap"\n'
            f'says = "{{board}} breaks {number}"\n{key} = "{require}"\n{more}{CASE}')


class Case(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        # The shipped words, and no duty but those of the test.
        shutil.copytree(ROOT / "rules" / "vocabulary", self.folder / "rules" / "vocabulary")
        for name in ("statute", "guidance", "practice"):
            (self.folder / "rules" / name).mkdir()
        self.write("model.toml", MODEL)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_with(self, *arguments, rules="rules"):
        return subprocess.run(
            [PROGRAM, "--rules", str(self.folder / rules), *map(str, arguments)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT_SECONDS,
            cwd=self.folder, env={**os.environ, "NO_COLOR": "1"}, check=False)

    def judged(self, *duties, model="model.toml", as_of="2026-01-01"):
        self.write("pack.toml", HEAD + "".join(duties))
        done = self.run_with("--pack", "pack.toml", "check", model, "--as-of", as_of, "--all",
                             "--format", "json", "--fail-on", "never")
        self.assertEqual(0, done.returncode, done.stderr[-3000:])
        return {one["duty"]: one["verdict"] for one in json.loads(done.stdout)["judgements"]}

    def refused(self, *duties):
        self.write("pack.toml", HEAD + "".join(duties))
        done = self.run_with("--pack", "pack.toml", "check", "model.toml", "--as-of", "2026-01-01")
        self.assertEqual(2, done.returncode, done.stderr[-3000:])
        self.assertEqual("", done.stdout)
        return done.stderr


class ALargePack(Case):
    def test_is_read_whole_and_every_duty_is_asked_once(self):
        verdicts = self.judged(*(duty(number, "some police-force & board.members")
                                 for number in range(DUTIES)))
        self.assertEqual(DUTIES, len(verdicts))
        self.assertEqual({"met"}, set(verdicts.values()))

    def test_with_a_mistake_in_each_duty_reports_each(self):
        told = self.refused(*(duty(number, "some board.memebers") for number in range(100)))
        self.assertEqual(100, len(re.findall(r"^error\[", told, re.MULTILINE)))

    def test_displaces_in_a_row_of_a_thousand(self):
        verdicts = self.judged(*(
            duty(number, "some board.members",
                 more=f'displaces = ["bounds/{number + 1}"]\n' if number < 999 else "")
            for number in range(1000)))
        self.assertEqual("met", verdicts["bounds/0"])
        self.assertEqual(1000, len(verdicts))


class AnExpression(Case):
    DEEP = {
        "brackets": lambda levels: "(" * (levels - 2) + "some board.members" + ")" * (levels - 2),
        "not": lambda levels: "not " * (levels - 2) + "(some board.members)",
        "and": lambda levels: " and ".join(["some board.members"] * (levels - 2)),
        "dots": lambda levels: "some board" + ".members" * (levels - 2),
    }

    def test_at_the_depth_that_is_allowed_is_judged(self):
        for name, made in self.DEEP.items():
            with self.subTest(name):
                self.assertEqual(1, len(self.judged(duty(1, made(DEEPEST - 2)))))

    def test_beyond_it_is_refused_with_its_place(self):
        for name, made in self.DEEP.items():
            with self.subTest(name):
                for levels in (2 * DEEPEST, 3 * DEEPEST):
                    told = self.refused(duty(1, made(levels)))
                    self.assertIn(f"more than {DEEPEST} levels", told)
                    self.assertRegex(told, r"pack\.toml:\d+:\d+")

    def test_of_the_length_that_is_allowed_is_judged(self):
        require = "some board.members"
        require += " " * (LONGEST - len(require))
        self.assertEqual({"bounds/1": "met"}, self.judged(duty(1, require)))

    def test_one_character_longer_is_refused(self):
        require = "some board.members"
        require += " " * (LONGEST - len(require) + 1)
        self.assertIn(f"more than {LONGEST} characters", self.refused(duty(1, require)))

    def test_that_is_wide_is_judged(self):
        # 16 levels, and thousands of parts.
        require = "some board.members"
        while 2 * len(require) + 9 <= LONGEST:
            require = f"({require}) or ({require})"
        self.assertEqual({"bounds/1": "met"}, self.judged(duty(1, require)))


class Duties(Case):
    def test_that_contradict_each_other_are_both_judged(self):
        verdicts = self.judged(duty(1, "some board.members"),
                               duty(2, "some board.members", key="forbid"))
        self.assertEqual({"bounds/1": "met", "bounds/2": "not met"}, verdicts)

    def test_that_displace_each_other_are_refused(self):
        told = self.refused(duty(1, "some board.members", more='displaces = ["bounds/2"]\n'),
                            duty(2, "some board.members", more='displaces = ["bounds/1"]\n'))
        self.assertRegex(told, r"^error\[")

    def test_on_kinds_that_nobody_knows_are_refused_with_a_suggestion(self):
        told = self.refused(duty(1, "some board.members", of="board in cspp"))
        self.assertIn("`cspp`", told)
        self.assertIn("did you mean `csp`?", told)
        self.assertRegex(told, r"pack\.toml:\d+:\d+")

    def test_on_kinds_that_can_never_stand_there_are_refused(self):
        told = self.refused(duty(1, "some strategy & board.members"))
        self.assertRegex(told, r"^error\[")


class AModel(Case):
    def test_without_what_it_ought_to_include_is_neither_praised_nor_blamed(self):
        self.write("model.toml", 'format = 1\n[model]\nseen = 2026-01-01\n'
                                 '[body.board]\nkind = "csp"\n')
        done = subprocess.run(
            [PROGRAM, "--rules", ROOT / "rules", "check", "model.toml", "--as-of", "2026-01-01",
             "--format", "json"],
            capture_output=True, text=True, timeout=TIMEOUT_SECONDS, cwd=self.folder, check=False)
        self.assertEqual(0, done.returncode, done.stderr)
        verdicts = {one["verdict"] for one in json.loads(done.stdout)["judgements"]}
        self.assertIn("not evidenced", verdicts)
        self.assertNotIn("not met", verdicts)

    def test_that_names_what_only_an_include_would_define_is_refused(self):
        self.write("model.toml", MODEL + '[body.other]\nkind = "csp"\ncovers = "wychavon"\n')
        self.write("pack.toml", HEAD + duty(1, "some board.members"))
        done = self.run_with("--pack", "pack.toml", "check", "model.toml", "--as-of", "2026-01-01")
        self.assertEqual(2, done.returncode)
        self.assertIn("no table defines `wychavon`", done.stderr + done.stdout)


class TheCalendar(Case):
    DATED = ('[[duty]]\nid = "bounds/dated"\ntitle = "Dated"\ncites = []\nstatus = "practice"\n'
             'reads = "as a test"\nfor = ["board in csp"]\nfinding = "gap"\nsays = "it is late"\n'
             'by = "board.from + 9000 years"\n'
             'require = "some board.held[date in last 9000 years] and today + 9000 years > today"\n'
             + CASE)

    def test_has_a_first_and_a_last_day_on_which_all_shipped_rules_can_be_asked(self):
        for day in ("0001-01-01", "9999-12-31"):
            for model in ("example", "worcestershire"):
                with self.subTest(day=day, model=model):
                    done = subprocess.run(
                        [PROGRAM, "--rules", ROOT / "rules", "check", ROOT / "models" / model,
                         "--as-of", day, "--format", "json"],
                        capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
                    self.assertEqual(0, done.returncode, done.stderr)
                    verdicts = [one["verdict"] for one in json.loads(done.stdout)["judgements"]]
                    self.assertIn("not evidenced", verdicts)
                    self.assertNotIn("not met", verdicts)

    def test_lengths_that_lead_out_of_it_stop_at_its_ends(self):
        for day in ("0001-01-01", "2026-01-01", "9999-12-31"):
            with self.subTest(day):
                self.assertIn("bounds/dated", self.judged(self.DATED, as_of=day))

    def test_has_no_other_days(self):
        for day in ("0000-12-31", "10000-01-01", "2025-02-29"):
            with self.subTest(day):
                self.write("pack.toml", HEAD + duty(1, "some board.members"))
                done = self.run_with("--pack", "pack.toml", "check", "model.toml", "--as-of", day)
                self.assertEqual(2, done.returncode)
                self.assertIn("--as-of", done.stderr)


class Rules(Case):
    def test_that_are_not_there_are_told_by_their_folder(self):
        done = self.run_with("check", "model.toml", rules="nowhere")
        self.assertEqual(2, done.returncode)
        self.assertIn("there is no folder of rules at", done.stderr)
        self.assertIn("nowhere", done.stderr)

    def test_without_a_vocabulary_are_told(self):
        (self.folder / "empty").mkdir()
        done = self.run_with("check", "model.toml", rules="empty")
        self.assertEqual(2, done.returncode)
        self.assertIn("there is no vocabulary in", done.stderr)

    def test_without_a_duty_leave_nothing_to_ask(self):
        done = self.run_with("check", "model.toml", "--as-of", "2026-01-01")
        self.assertEqual(0, done.returncode, done.stderr)

    def test_of_a_pack_that_is_not_there_are_told(self):
        done = self.run_with("--pack", "none.toml", "check", "model.toml")
        self.assertEqual(2, done.returncode)
        self.assertIn("none.toml", done.stderr)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=1)
