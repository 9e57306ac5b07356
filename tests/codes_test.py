#!/usr/bin/env python3
"""Holds that every kind of message a user can get is shown in a golden case.

Reads the words of engine/text/code.cpp and seeks each in the `expected` of tests/golden.
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What no golden case can show, and what shows it instead.
ELSEWHERE = {
    "too-large": ("tests/validate_test.py", "needs a file of more than 256 MB"),
    "too-deep": ("tests/validate_test.py", "needs thousands of brackets"),
    "inverse-not-written": ("engine/structure/loader_test.cpp",
                            "no relation of the shipped vocabulary is written on one end only"),
    "bad-vocabulary": ("engine/vocabulary/load_test.cpp",
                       "needs a vocabulary that is wrong; the one that ships is not"),
}


def words():
    text = (ROOT / "engine" / "text" / "code.cpp").read_text("utf-8")
    body = text[text.index("slug(Code code)"):]
    return re.findall(r'return "([a-z0-9-]+)";', body)


def shown():
    found = set()
    for expected in (ROOT / "tests" / "golden").glob("*/expected"):
        found.update(re.findall(r"^(?:error|warning|note)\[([a-z0-9-]+)\]",
                                expected.read_text("utf-8"), re.MULTILINE))
    return found


class EveryCode(unittest.TestCase):
    def test_is_shown_in_a_golden_case_or_elsewhere_with_a_reason(self):
        self.assertGreater(len(words()), 40, "the words were not found")
        missing = set(words()) - shown() - set(ELSEWHERE)
        self.assertEqual(set(), missing, "write a golden case for each")

    def test_of_the_exceptions_is_one_and_is_shown_where_it_says(self):
        for word, (place, _) in ELSEWHERE.items():
            with self.subTest(word):
                self.assertIn(word, words(), "no such code")
                self.assertNotIn(word, shown(), "it is in a golden case now: no exception")
                text = (ROOT / place).read_text("utf-8")
                self.assertTrue(word in text or word.replace("-", "_") in text, place)

    def test_has_a_word_of_its_own(self):
        self.assertEqual(sorted(set(words())), sorted(words()))


if __name__ == "__main__":
    unittest.main()
