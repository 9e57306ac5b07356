#!/usr/bin/env python3
"""Runs one golden case and compares what the program says with what is expected, to the byte.

golden_test.py PROGRAM FOLDER

FOLDER/cmd is the command line as a user types it in that folder, after `remit`; a shell reads it,
so quotes, pipes and a second command work as they do there. FOLDER/expected holds the exit status,
standard output and standard error. With REMIT_UPDATE_GOLDEN=1 in the environment it is written
instead of compared.
"""

import difflib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TIMEOUT_SECONDS = 120


def environment(program_folder):
    """The caller's environment without what could change a byte of output."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("LC_", "REMIT_", "CLICOLOR"))
            and name not in ("LANGUAGE", "COLUMNS", "LINES", "FORCE_COLOR", "GITHUB_ACTIONS")}
    kept.update(PATH=f"{program_folder}:{os.environ['PATH']}", LANG="C.UTF-8", TZ="UTC",
                TERM="dumb", NO_COLOR="1")
    return kept


def block(name, output):
    text = output.decode("utf-8", "backslashreplace")
    if text and not text.endswith("\n"):
        text += "\n(no end of line)\n"
    return f"--- {name}\n{text}"


def files_in(folder):
    return {path for path in folder.rglob("*")}


def run(program, folder):
    with tempfile.TemporaryDirectory() as scratch:
        (pathlib.Path(scratch) / "remit").symlink_to(program)
        command = "remit " + (folder / "cmd").read_text("utf-8")
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment(scratch),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=TIMEOUT_SECONDS, check=False)
    return (f"exit {done.returncode}\n" + block("stdout", done.stdout)
            + block("stderr", done.stderr))


def check(program, folder, update):
    """None if the case is as expected, else what is to be said of it."""
    if not (folder / "cmd").is_file():
        return "there is no file `cmd`, so this is not a golden case\n"

    before = files_in(folder)
    actual = run(program, folder)
    left = sorted(files_in(folder) - before, reverse=True)
    for path in left:
        path.rmdir() if path.is_dir() else path.unlink()
    if left:
        return ("the command left files in its folder (now removed); write to standard output, or "
                "to a folder of mktemp: " + " ".join(path.name for path in reversed(left)) + "\n")

    expected_file = folder / "expected"
    expected = expected_file.read_text("utf-8") if expected_file.exists() else ""
    if actual == expected:
        return None
    if update:
        expected_file.write_text(actual, "utf-8")
        return None
    return "".join([
        f"remit {(folder / 'cmd').read_text('utf-8').strip()}\n",
        *difflib.unified_diff(expected.splitlines(keepends=True), actual.splitlines(keepends=True),
                              "expected", "what the program says now"),
        "If the new output is right: tests/run --update-golden, and read the diff.\n"])


class EachFaultIsSeen(unittest.TestCase):
    """The program is a shell script that says its arguments on both outputs."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name) / "case"
        self.folder.mkdir()
        self.program = pathlib.Path(scratch.name) / "program"
        self.program.write_text('#!/bin/sh\necho "out $1"\nprintf "err $1" >&2\nexit 3\n')
        self.program.chmod(0o755)
        (self.folder / "cmd").write_text("'two words'\n")
        self.expected = self.folder / "expected"
        self.expected.write_text("exit 3\n--- stdout\nout two words\n"
                                 "--- stderr\nerr two words\n(no end of line)\n")

    def complaint(self, update=False):
        return check(self.program, self.folder, update)

    def test_none_when_all_is_as_expected(self):
        self.assertIsNone(self.complaint())

    def test_another_word(self):
        self.expected.write_text(self.expected.read_text().replace("out two", "out three"))
        self.assertIn("-out three words\n+out two words\n", self.complaint())

    def test_another_exit_status(self):
        self.expected.write_text(self.expected.read_text().replace("exit 3", "exit 0"))
        self.assertIn("-exit 0\n+exit 3\n", self.complaint())

    def test_nothing_expected_yet(self):
        self.expected.unlink()
        self.assertIn("+exit 3\n", self.complaint())

    def test_a_rewritten_case_passes(self):
        self.expected.unlink()
        self.assertIsNone(self.complaint(update=True))
        self.assertIsNone(self.complaint())

    def test_a_file_left_behind(self):
        (self.folder / "cmd").write_text("x >left.txt\n")
        self.assertIn("left.txt", self.complaint(update=True))
        self.assertFalse((self.folder / "left.txt").exists())

    def test_a_folder_without_a_command(self):
        (self.folder / "cmd").unlink()
        self.assertIn("not a golden case", self.complaint())


def main():
    if len(sys.argv) == 1:
        unittest.main()
    program, folder = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    complaint = check(program, folder, update=os.environ.get("REMIT_UPDATE_GOLDEN") == "1")
    if complaint is not None:
        sys.stdout.write(f"{folder.name}: {complaint}")
    return 0 if complaint is None else 1


if __name__ == "__main__":
    sys.exit(main())
