#!/usr/bin/env python3
"""However many threads work at once, what is printed is the same to the byte.

usage: threads_test.py PROGRAM

Tried are a model of many files, by all rules that ship; a made-up nation large enough for each duty
to be shared out; and files of which several are broken.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TREE = pathlib.Path(__file__).resolve().parent.parent
BENCH = TREE / "tests" / "bench"
PROGRAM = sys.argv.pop() if len(sys.argv) > 1 else "remit"


def printed(threads, *arguments, folder=TREE):
    run = subprocess.run([PROGRAM, "--threads", str(threads), *map(str, arguments)], cwd=folder,
                         capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, run.stderr


class HoweverManyThreads(unittest.TestCase):
    def same(self, *arguments, folder=TREE):
        alone = printed(1, *arguments, folder=folder)
        for threads in (2, 5):
            self.assertEqual(alone, printed(threads, *arguments, folder=folder))
        return alone

    def test_a_check_of_many_files_is_the_same(self):
        _, out, _ = self.same("check", "models/worcestershire", "--as-of", "2022-02-15", "--all")
        self.assertIn("Duties by verdict", out)

    def test_the_catalogue_is_the_same(self):
        code, out, _ = self.same("duties", "--as-of", "2022-02-15")
        self.assertEqual(0, code)
        self.assertIn("cda-1998", out)

    def test_a_duty_that_is_shared_out_is_the_same(self):
        with tempfile.TemporaryDirectory() as scratch:
            nation = pathlib.Path(scratch) / "nation"
            facts = subprocess.run(
                [sys.executable, BENCH / "facts.py", "--counties", "25", "--seed", "2"],
                capture_output=True, check=True)
            subprocess.run([sys.executable, BENCH / "to_toml.py", nation], input=facts.stdout,
                           check=True)
            duties = [word for number in range(1, 14) for word in ("--duty", f"c{number:02}")]
            code, out, _ = self.same("--pack", BENCH / "checks.toml", "check", nation, "--as-of",
                                     "2026-01-01", *duties, "--format", "json", "--fail-on",
                                     "never")
            self.assertEqual(0, code)
            self.assertIn('"not met"', out)

    def test_mistakes_in_several_files_are_told_in_one_order(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / "county"
            folder.mkdir()
            for number in range(8):
                (folder / f"part-{number}.toml").write_text(
                    f'[model]\ntitle = "{number}"\n[body.b{number}]\nkind = "bored"\n'
                    f'members = ["b{number + 1}", "nobody"]\n[body.c\n', "utf-8")
            code, out, err = self.same("validate", "county", folder=scratch)
            self.assertEqual(2, code)
            self.assertEqual(8, (out + err).count("no kind is called `bored`"), out + err)


if __name__ == "__main__":
    unittest.main()
