#!/usr/bin/env python3
"""Feeds `remit validate` what no golden case can hold: huge, deep, unreadable and damaged models.

validate_test.py PROGRAM

None may crash the program, hang it, or hide a mistake behind another. Under the sanitizer build the
same test finds errors of memory. The damage is drawn from a fixed seed; REMIT_SEED draws other.
"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = "remit"
TIMEOUT_SECONDS = 120
MUTATIONS = int(os.environ.get("REMIT_MUTATIONS", "150"))
HEAD = "format = 1\n[model]\nseen = 2026-01-31\n"
NOBODY = 65534


class Outcome:
    def __init__(self, done):
        self.code = done.returncode
        self.text = done.stdout.decode("utf-8", "backslashreplace")
        self.talk = done.stderr.decode("utf-8", "backslashreplace")

    @property
    def slugs(self):
        return re.findall(r"^(?:error|warning)\[([\w-]+)\]", self.text, re.MULTILINE)


def validate(*arguments, as_nobody=False, cwd=None):
    def drop():
        if as_nobody and os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
    done = subprocess.run([PROGRAM, "validate", *map(str, arguments)], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=TIMEOUT_SECONDS,
                          env={**os.environ, "LANG": "C.UTF-8", "NO_COLOR": "1"}, cwd=cwd,
                          preexec_fn=drop, check=False)
    return Outcome(done)


class Case(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.folder.chmod(0o755)

    def write(self, text, name="model.toml"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def ends_well(self, outcome, what):
        """It ended of itself, said how, and did not blame itself."""
        self.assertIn(outcome.code, (0, 2), f"{what}: exit {outcome.code}\n{outcome.talk[-2000:]}")
        self.assertEqual("", outcome.talk, what)
        self.assertTrue(outcome.text.strip(), what)


class Huge(Case):
    def test_a_file_of_a_hundred_megabytes_is_read(self):
        line = b"# " + b"a comment that goes on and on " * 33 + b"\n"
        path = self.write(HEAD.encode() + line * (100 * 1024 * 1024 // len(line)))
        self.ends_well(validate(path), "100 MB of comments")

    def test_one_that_is_larger_than_any_model_is_refused_by_its_size(self):
        path = self.write(HEAD)
        with path.open("r+b") as file:
            file.truncate(300 * 1024 * 1024)  # takes no room on the disk
        outcome = validate(path)
        self.assertEqual((2, ["too-large"]), (outcome.code, outcome.slugs))

    def test_one_line_of_ten_megabytes_is_shown_in_part(self):
        path = self.write(HEAD + '[body.a]\nkind = "board"\nremit = "' + "x" * 10_000_000 +
                          '"\nmemebers = "b"\n[body.c]\nremit = "' + "y" * 10_000_000)
        outcome = validate(path)
        self.ends_well(outcome, "one long line")
        self.assertLess(len(outcome.text), 10_000)

    def test_of_ten_thousand_mistakes_each_is_told(self):
        tables = (f'[body.b{number}]\nkind = "board"\nmembers = ["nobody-{number}"]\n'
                  for number in range(10_000))
        outcome = validate(self.write(HEAD + "".join(tables)))
        self.assertEqual(2, outcome.code)
        self.assertEqual(["unknown-id"] * 10_000, outcome.slugs)
        self.assertIn("10000 errors", outcome.text)

    def test_of_ten_thousand_words_that_are_no_keys_each_is_told(self):
        tables = (f'[body.b{number}]\nkind = "board"\nmembers = "b0"\nwrong_{number} = 1\n'
                  for number in range(10_000))
        self.assertEqual(["unknown-attribute"] * 10_000,
                         validate(self.write(HEAD + "".join(tables))).slugs)

    def test_one_name_in_ten_thousand_places_is_one_mistake(self):
        tables = (f'[body.b{number}]\nkind = "board"\nmembers = ["nobody"]\n'
                  for number in range(10_000))
        outcome = validate(self.write(HEAD + "".join(tables)))
        self.assertEqual(["unknown-id"], outcome.slugs)
        self.assertIn("and in 9999 more places", outcome.text)


class Deep(Case):
    def test_values_within_values(self):
        for opening, closing in (("[", "]"), ("{a=", "}")):
            text = opening * 10_000 + "1" + closing * 10_000
            outcome = validate(self.write(HEAD + f"[body.a]\nkind = {text}\n"))
            self.assertEqual((2, ["too-deep"]), (outcome.code, outcome.slugs), opening)

    def test_values_that_never_end(self):
        for opening in ("[", "{a=", "[{a=", '["', '"""'):
            self.ends_well(validate(self.write(HEAD + "[body.a]\nkind = " + opening * 10_000)),
                           opening)

    def test_dotted_names(self):
        for text in ("a." * 10_000 + "a = 1\n", "[" + "a." * 10_000 + "a]\n",
                     "[[" + "a." * 10_000 + "a]]\n"):
            outcome = validate(self.write(HEAD + text))
            self.assertEqual((2, ["too-deep"]), (outcome.code, outcome.slugs))

    def test_classes_of_classes(self):
        tables = "".join(f'[class.c{number}]\nof = ["c{number + 1}"]\n' for number in range(20_000))
        outcome = validate(self.write(HEAD + tables + '[class.c20000]\nof = ["c0"]\n'))
        self.assertEqual((2, ["too-deep"]), (outcome.code, outcome.slugs))

    def test_a_long_chain_of_areas(self):
        tables = "".join(f'[area.a{number}]\nkind = "locality"\ncontains = "a{number + 1}"\n'
                         for number in range(20_000))
        whole = HEAD + tables + '[area.a20000]\nkind = "locality"\n'
        census = '[[census]]\nkind = "locality"\nwithin = "a0"\ncount = 20001\n'
        outcome = validate(self.write(whole + census))
        self.ends_well(outcome, "a chain")
        self.assertEqual([], outcome.slugs)

    def test_a_long_circle_of_areas(self):
        tables = "".join(f'[area.a{number}]\nkind = "locality"\n'
                         f'contains = "a{(number + 1) % 3000}"\n' for number in range(3_000))
        outcome = validate(self.write(HEAD + tables))
        self.assertEqual(["cycle"], outcome.slugs)
        self.assertLess(len(outcome.text), 20_000)

    def test_includes_of_includes(self):
        for number in range(60):
            self.write(f'format = 1\n[model]\nincludes = ["../m{number + 1}"]\n',
                       f"m{number}/model.toml")
        self.write("format = 1\n", "m60/model.toml")
        self.ends_well(validate(self.folder / "m0"), "includes")


class Unreadable(Case):
    def model(self):
        self.write(HEAD, "county/a.toml")
        self.write('[body.a]\nkind = "board"\n', "county/b.toml")
        return self.folder / "county"

    def test_a_folder(self):
        county = self.model()
        county.chmod(0o000)
        self.addCleanup(county.chmod, 0o755)
        outcome = validate(county, as_nobody=True)
        self.assertEqual((2, ["unreadable"]), (outcome.code, outcome.slugs), outcome.text)

    def test_a_file_and_the_others_are_read(self):
        county = self.model()
        self.write('[body.c]\nkind = "bored"\n', "county/c.toml")
        (county / "b.toml").chmod(0o000)
        outcome = validate(county, as_nobody=True)
        self.assertEqual((2, ["unreadable", "unknown-kind"]), (outcome.code, outcome.slugs))
        self.assertIn("b.toml cannot be read", outcome.text)

    def test_a_folder_that_is_named_like_a_file(self):
        (self.folder / "model.toml").mkdir()
        self.assertEqual(["empty-folder"], validate(self.folder / "model.toml").slugs)

    def test_what_is_no_file(self):
        os.mkfifo(self.folder / "pipe.toml")
        outcome = validate(self.folder / "pipe.toml")
        self.assertEqual((2, ["unreadable"]), (outcome.code, outcome.slugs))

    def test_a_link_that_leads_nowhere(self):
        (self.folder / "model.toml").symlink_to("nowhere.toml")
        self.assertEqual(["unreadable"], validate(self.folder / "model.toml").slugs)

    def test_a_link_that_leads_out_of_the_models(self):
        self.write("format = 1\n", "elsewhere/x/model.toml")
        self.write('format = 1\n[model]\nincludes = ["../outside"]\n', "models/county/model.toml")
        (self.folder / "models" / "outside").symlink_to(self.folder / "elsewhere" / "x")
        self.assertEqual(["include-outside"], validate(self.folder / "models" / "county").slugs)


class Rewritten(Case):
    """What means nothing to the reader of a model changes nothing."""

    def test_line_ends_and_a_byte_order_mark(self):
        plain = HEAD + '[body.a]\nkind = "board"\nmembers = ["b"]\n'
        first = validate(self.write(plain)).text
        for text in (plain.replace("\n", "\r\n"), "\ufeff" + plain, plain.rstrip("\n")):
            self.assertEqual(first, validate(self.write(text)).text)


def damage(draw, text):
    """One small thing of a text made otherwise."""
    at = draw.randrange(len(text) + 1)
    to = min(len(text), at + draw.choice((1, 1, 2, 5, 40)))
    piece = draw.choice((b"", b'"', b"'", b"[", b"]", b"{", b"}", b"=", b".", b",", b"\n", b"\\",
                         b"#", b"\x00", b"\xff", b"\xc3", "\u2028".encode(), b"'''", b'"""',
                         b"[[", b"]]", b"nan", b"1e999", b"-0", b"2026-13-45", b"99999999999999999999",
                         b"true", b"../", b"[model]\n", b"\n[body.scb]\n", b"kind", b"seen = 2020\n",
                         b"not", b"all", b"some", b"\\u0000", b"\\UFFFFFFFF", b"\r"))
    kind = draw.randrange(5)
    if kind == 0:
        return text[:at] + piece + text[at:]
    if kind == 1:
        return text[:at] + piece + text[to:]
    if kind == 2:
        return text[:at] + text[to:]
    if kind == 3:
        return text[:at] + text[at:to] * draw.choice((2, 3, 50)) + text[to:]
    return text[:at]


def swap_lines(draw, text):
    lines = text.split(b"\n")
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


class Damaged(Case):
    def test_a_model_that_is_damaged_anywhere(self):
        draw = random.Random(int(os.environ.get("REMIT_SEED", "1")))
        originals = [path.read_bytes() for path in sorted((ROOT / "models" / "example").rglob("*.toml"))]
        originals += [path.read_bytes() for path in
                      sorted((ROOT / "tests" / "golden").glob("validate-*/**/*.toml"))]
        for number in range(MUTATIONS):
            text = draw.choice(originals) + draw.choice((b"", draw.choice(originals)))
            for _ in range(draw.choice((1, 1, 2, 4, 8))):
                text = draw.choice((damage, damage, damage, swap_lines))(draw, text)
            try:
                outcome = validate(self.write(text))
            except subprocess.TimeoutExpired:
                outcome = None
            if outcome is None or outcome.code not in (0, 2) or outcome.talk:
                kept = pathlib.Path(tempfile.gettempdir()) / f"remit-damaged-{number}.toml"
                shutil.copy(self.folder / "model.toml", kept)
                self.fail(f"model {number}, kept as {kept}: " +
                          ("it hangs" if outcome is None else
                           f"exit {outcome.code}\n{outcome.talk[-3000:]}"))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
