#!/usr/bin/env python3
"""Holds `remit schema` against models: usage schema_test.py PROGRAM SOURCE_TREE.

Every shipped model and example must satisfy the schema. Of broken models (each a small edit of a
sound one) the schema must refuse what shows in the shape of a file, as the loader does; and what
only the loader can see, it must let pass.
"""

import datetime
import json
import os
import subprocess
import sys
import tomllib
import unittest

try:
    import jsonschema
except ImportError:  # another Python came first on the path: Debian's has the package
    if sys.executable != "/usr/bin/python3":
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    raise

PROGRAM, TREE = sys.argv[1:3]

SOUND = """
format = 1
[model]
title = "A test"
seen = 2026-01-31
[source.minutes]
date = "2025-11"
[area.shire]
kind = "county-area"
[body.board]
kind = "board"
covers = "shire"
members = [{ id = "council", as = "statutory", from = "2024/25", source = "minutes para 5" }]
meets_per_year = 4
complete = "members"
[body.council]
kind = "county-council"
covers = "shire"
"""

# What is replaced, by what, and whether the schema can see it.
BROKEN = [
    ('kind = "board"', 'kind = "bord"', True),
    ("meets_per_year = 4", "meets_a_year = 4", True),
    ("meets_per_year = 4", 'meets_per_year = "four"', True),
    ('covers = "shire"\nmembers', 'cover = "shire"\nmembers', True),
    ("as = ", "like = ", True),
    ('"statutory"', '"observer"', True),
    ('"2024/25"', '"1 April 2024"', True),
    ('complete = "members"', 'complete = "membership"', True),
    ("{ id = ", "{ all = [], id = ", True),
    ("[area.shire]", "[Area.shire]", True),
    ("[area.shire]", "[area.Shire_1]", True),
    ("format = 1", "format = 2", True),
    ("seen = 2026-01-31", "seen = 2026", True),
    ("minutes para 5", "Minutes para 5", True),
    ('date = "2025-11"', 'day = "2025-11"', True),
    ('id = "council"', 'id = "counsil"', False),
    ('covers = "shire"\nmembers', 'covers = "council"\nmembers', False),
    ("minutes para 5", "paper para 5", False),
    ('from = "2024/25"', 'from = "2024/27"', False),
]


def plain(value):
    """What a TOML editor shows to the schema: dates are text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


def run(*arguments, text=None):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, input=text,
                          check=False)


class SchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        printed = run("schema")
        cls.schema = json.loads(printed.stdout)
        jsonschema.Draft7Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft7Validator(cls.schema)

    def complaints(self, text):
        return list(self.validator.iter_errors(plain(tomllib.loads(text))))

    def test_shipped_models_satisfy_it(self):
        seen = 0
        folders = [os.path.join(TREE, "models", name) for name in ("example", "england", "worcestershire")]
        folders.append(os.path.join(TREE, "rules", "vocabulary", "themes"))
        for folder in folders:
            for name in sorted(os.listdir(folder)):
                if not name.endswith(".toml"):
                    continue
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    errors = self.complaints(file.read())
                first = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                         for error in errors[:3]]
                self.assertEqual(first, [], f"{folder}/{name}")
                seen += 1
        self.assertGreater(seen, 10)

    def test_sound_model_is_sound_to_both(self):
        self.assertEqual(self.complaints(SOUND), [])
        self.assertEqual(self.loaded(SOUND), 0)

    def loaded(self, text):
        path = os.path.join(self.folder, "model.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return run("validate", path).returncode

    def test_broken_models_are_refused(self):
        for old, new, visible in BROKEN:
            broken = SOUND.replace(old, new, 1)
            with self.subTest(new):
                self.assertNotEqual(broken, SOUND)
                self.assertEqual(self.loaded(broken), 2, "the loader lets it pass")
                self.assertEqual(bool(self.complaints(broken)), visible)

    def setUp(self):
        import tempfile
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = self.scratch.name
        self.addCleanup(self.scratch.cleanup)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
