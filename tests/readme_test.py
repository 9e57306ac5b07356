#!/usr/bin/env python3
"""Runs the examples in a README and compares what they print.

readme_test.py PROGRAM README

An example is a block fenced with ```console. Lines that begin with `$ ` are typed into one shell,
one after the other (`> ` continues a line); what follows each is what it prints. A line `...`
stands for any lines. A comment on the line above the block may say more:

    <!-- run in models/example -->    the folder to start in; else the top of the project
    <!-- not run: REASON -->          the block is counted, and not run

The commands see a scratch copy of the project, shared by the blocks of one README, in which `remit`
and `cli/run` are the program under test.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT_SECONDS = 300
FENCE = re.compile(r"^```(\w*)\s*$")
PLACE = re.compile(r"^<!--\s*run in (\S+)\s*-->$")
SKIP = re.compile(r"^<!--\s*not run:\s*(.+?)\s*-->$")
COPIED = ["README.md", "cli", "engine", "models", "rules", "tests"]


class Block:
    def __init__(self, line, comment):
        self.line = line
        place, skip = PLACE.match(comment), SKIP.match(comment)
        self.place = place.group(1) if place else "."
        self.reason_not_run = skip.group(1) if skip else None
        self.steps = []  # (command, expected lines)

    def add(self, line):
        if line.startswith("$ "):
            self.steps.append((line[2:], []))
        elif not self.steps:
            raise ValueError(f"line {self.line}: a console block begins with `$ `")
        elif (line == ">" or line.startswith("> ")) and not self.steps[-1][1]:
            command, _ = self.steps[-1]
            self.steps[-1] = (command + "\n" + line[2:], [])
        else:
            self.steps[-1][1].append(line.rstrip())


def blocks_in(text):
    blocks, comment, inside, block = [], "", False, None
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if fence:
            inside = not inside
            block = None
            if inside and fence.group(1) == "console":
                block = Block(number, comment)
                blocks.append(block)
        elif inside and block:
            block.add(line)
        if not inside and line.strip():
            comment = line.strip()
    return blocks


def matches(expected, actual):
    """Whether lines are as expected, where `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n"
                      for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def run_block(block, root, environment):
    """What each step printed, as lines."""
    end = "--end-of-step-8c1f--"
    script = "".join(f"{command}\n__status=$?; printf '\\n%s\\n' '{end}'; (exit $__status)\n"
                     for command, _ in block.steps)
    done = subprocess.run(["bash", "-c", script], cwd=root / block.place, env=environment,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=TIMEOUT_SECONDS, check=False)
    printed = done.stdout.decode("utf-8", "backslashreplace").split(f"\n{end}\n")[:-1]
    printed += ["(the shell ended before this was done)"] * (len(block.steps) - len(printed))
    return [[line.rstrip() for line in text.splitlines()] for text in printed]


def without_blank_end(lines):
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def complaints_about(text, root, environment):
    complaints, run, skipped = [], 0, []
    for block in blocks_in(text):
        if block.reason_not_run:
            skipped.append(f"line {block.line}: not run: {block.reason_not_run}")
            continue
        run += 1
        if not (root / block.place).is_dir():
            complaints.append(f"line {block.line}: there is no folder {block.place}")
            continue
        for (command, expected), actual in zip(block.steps, run_block(block, root, environment)):
            expected, actual = without_blank_end(expected), without_blank_end(actual)
            if not matches(expected, actual):
                complaints.append("\n".join([f"line {block.line}: $ {command}", "  expected:",
                                             *(f"    {line}" for line in expected), "  printed:",
                                             *(f"    {line}" for line in actual)]))
    return complaints, run, skipped


def scratch_copy(folder, program):
    """A copy of the project without what is built, and the environment to run its examples in."""
    root = folder / "remit"
    root.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, root / name)
    programs = folder / "bin"
    programs.mkdir()
    (programs / "remit").symlink_to(program)
    (root / "cli").mkdir(exist_ok=True)
    (root / "cli" / "run").unlink(missing_ok=True)
    (root / "cli" / "run").symlink_to(program)
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("LC_", "REMIT_", "CLICOLOR"))
                   and name not in ("LANGUAGE", "COLUMNS", "LINES", "FORCE_COLOR")}
    environment.update(PATH=f"{programs}:{os.environ['PATH']}", LANG="C.UTF-8", TZ="UTC",
                       TERM="dumb", NO_COLOR="1", HOME=str(folder))
    return root, environment


class EachFaultIsSeen(unittest.TestCase):
    def complaints(self, text):
        with tempfile.TemporaryDirectory() as scratch:
            return complaints_about(text, pathlib.Path(scratch), dict(os.environ))

    def test_an_example_that_prints_what_it_says(self):
        text = "```console\n$ printf 'a\\nb\\nc\\n'\na\n...\nc\n$ false\n$ echo $?\n1\n```\n"
        self.assertEqual(([], 1, []), self.complaints(text))

    def test_an_example_that_prints_something_else(self):
        complaints, run, _ = self.complaints("text\n\n```console\n$ echo b\na\n```\n")
        self.assertEqual(1, run)
        self.assertEqual(["line 3: $ echo b\n  expected:\n    a\n  printed:\n    b"], complaints)

    def test_an_example_that_prints_more(self):
        self.assertEqual(1, len(self.complaints("```console\n$ echo b >&2\n```\n")[0]))

    def test_one_that_ends_the_shell_early(self):
        text = "```console\n$ exit 3\n$ echo never\nnever\n```\n"
        self.assertEqual(2, len(self.complaints(text)[0]))

    def test_a_folder_that_is_not_there(self):
        text = "<!-- run in no/such -->\n```console\n$ true\n```\n"
        self.assertEqual(["line 2: there is no folder no/such"], self.complaints(text)[0])

    def test_what_is_not_run_is_counted(self):
        text = "<!-- not run: needs root -->\n\n```console\n$ false\nx\n```\n"
        self.assertEqual(([], 0, ["line 3: not run: needs root"]), self.complaints(text))

    def test_a_continued_line_and_other_fences(self):
        text = ("```cpp\n$ no\n```\n```console\n$ echo a \\\n> b\na b\n"
                "$ cat <<'END'\n> c\n>\n> d\n> END\nc\n\nd\n```\n")
        self.assertEqual(([], 1, []), self.complaints(text))


def main():
    if len(sys.argv) == 1:
        unittest.main()
    program, readme = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as scratch:
        root, environment = scratch_copy(pathlib.Path(scratch), program)
        complaints, run, skipped = complaints_about(readme.read_text("utf-8"), root, environment)
    for line in (*skipped, *complaints):
        print(f"{readme.relative_to(ROOT)}: {line}")
    print(f"{run} blocks run, {len(skipped)} not run, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
