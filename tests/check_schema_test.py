#!/usr/bin/env python3
"""Holds what `remit check --format json` prints against its schema: check_schema_test.py PROGRAM
SOURCE_TREE.

The schema must take what is printed of small models, in every verdict that they reach, and must
refuse it once a key is gone or a word is none of those that it lists.
"""

import copy
import json
import os
import pathlib
import subprocess
import sys
import unittest

try:
    import jsonschema
except ImportError:  # another Python came first on the path: Debian's has the package
    if sys.executable != "/usr/bin/python3":
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    raise

PROGRAM, TREE = sys.argv[1], pathlib.Path(sys.argv[2])
CASE = TREE / "tests" / "golden" / "check-what-is-found"


def printed(*options):
    done = subprocess.run(
        [PROGRAM, "check", CASE / "westshire.toml", "--pack", CASE / "pack.toml", "--duty",
         "boards-act", "--fail-on", "never", "--format", "json", *options],
        capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class CheckSchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads((TREE / "cli" / "check.schema.json").read_text("utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        cls.validator = jsonschema.Draft7Validator(schema)

    def complaints(self, what):
        return [error.message for error in self.validator.iter_errors(what)]

    def test_takes_what_is_printed(self):
        verdicts = set()
        for options in (["--as-of", "2022-02-15", "--all"], ["--as-of", "2018-08-31", "--all"],
                        ["--as-of", "report"], ["--as-of", "2000-01-01"]):
            what = printed(*options)
            self.assertEqual(self.complaints(what), [], options)
            verdicts.update(judgement["verdict"] for judgement in what["judgements"])
        self.assertLessEqual({"met", "not met", "not evidenced"}, verdicts)

    def test_describes_every_key_that_is_printed(self):
        what = printed("--as-of", "2022-02-15")
        schema = self.validator.schema
        described = set(schema["properties"])
        self.assertEqual(set(what), described)
        judgement = set(schema["definitions"]["judgement"]["properties"])
        for each in what["judgements"]:
            self.assertEqual(set(each), judgement)

    def test_refuses_what_it_does_not_describe(self):
        what = printed("--as-of", "2022-02-15")
        for key in what:
            broken = copy.deepcopy(what)
            del broken[key]
            self.assertTrue(self.complaints(broken), key)
        for key in what["judgements"][0]:
            broken = copy.deepcopy(what)
            del broken["judgements"][0][key]
            self.assertTrue(self.complaints(broken), key)
        for key, value in (("verdict", "compliant"), ("severity", "grave"), ("bearers", None)):
            broken = copy.deepcopy(what)
            broken["judgements"][0][key] = value
            self.assertTrue(self.complaints(broken), key)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
