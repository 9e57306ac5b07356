#!/usr/bin/env python3
"""Every row of every list of England and Wales is in the model, and nothing else is.

A second reading of the tables, sharing no code with `remit import`: what each row says is looked up
in the model with the source of its edition, and what the model says with that source must be in a
row. Anomalies of the lists survive only if both hold.
"""

import collections
import csv
import pathlib
import tomllib
import unittest

MODEL = pathlib.Path(__file__).resolve().parent.parent / "models" / "england"
DATA = MODEL / "data"

# File, source, column of the district, column of the other, its name in the record of ids, and the
# list in the model.
LOOKUPS = [
    ("lad_csp_pfa_2016-12.csv", "ons-csp-2016", "lad_code", "csp_code", "csp", "covers"),
    ("lad_csp_pfa_2019-12.csv", "ons-csp-2019", "lad_code", "csp_code", "csp", "covers"),
    ("lad_csp_pfa_2024.csv", "ons-csp-2024", "lad_code", "csp_code", "csp", "covers"),
    ("lad_csp_pfa_2016-12.csv", "ons-csp-2016", "lad_code", "pfa_code", "police-area", "contains"),
    ("lad_csp_pfa_2019-12.csv", "ons-csp-2019", "lad_code", "pfa_code", "police-area", "contains"),
    ("lad_csp_pfa_2024.csv", "ons-csp-2024", "lad_code", "pfa_code", "police-area", "contains"),
    ("lad_fra_2019-12.csv", "ons-fire-2019", "lad_code", "fra_code", "fire-area", "contains"),
    ("lad_fra_2024.csv", "ons-fire-2024", "lad_code", "fra_code", "fire-area", "contains"),
    ("lad_county_2016-12.csv", "ons-county-2016", "lad_code", "county_code", "county", "contains"),
    ("lad_county_2020-04.csv", "ons-county-2020", "lad_code", "county_code", "county", "contains"),
    ("lad_utla_2023.csv", "ons-utla-2023", "lad_code", "utla_code", "county", "contains"),
    ("lad_lrf_2019-12.csv", "ons-lrf-2019", "lad_code", "lrf_code", "lrf", "covers"),
    ("lad_ccg_2019-04.csv", "ons-ccg-2019", "lad_code", "ccg_code", "ccg", "covers"),
    ("lad_ccg_2020-04.csv", "ons-ccg-2020", "lad_code", "ccg_code", "ccg", "covers"),
    ("lad_ccg_2021-04.csv", "ons-ccg-2021", "lad_code", "ccg_code", "ccg", "covers"),
    ("lad_icb_2022.csv", "ons-icb-2022", "lad_code", "icb_code_nhs", "icb", "covers"),
    ("lad_icb_2024.csv", "ons-icb-2024", "lad_code", "icb_code_nhs", "icb", "covers"),
    ("lad_lhb_wales_2022.csv", "ons-lhb-2022", "lad_code", "lhb_code", "lhb", "covers"),
    ("pfa_probation_region.csv", "probation-regions", "pfa_code", "probation_region",
     "probation-region", "contains"),
]


def rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_list(value):
    return value if isinstance(value, list) else [value]


def load():
    """Every table of the model by id, and the record of ids."""
    tables = {}
    for path in sorted(MODEL.glob("*.toml")):
        for sort, things in tomllib.loads(path.read_text("utf-8")).items():
            if sort in ("area", "body", "office"):
                for name, table in things.items():
                    tables.setdefault(name, table)
    return tables, tomllib.loads((DATA / "ids.toml").read_text("utf-8"))


def said(table, key):
    """(id, source) of each entry of a list."""
    for entry in as_list(table.get(key, [])):
        if isinstance(entry, str):
            entry = {"id": entry}
        ids = as_list(entry.get("all", entry.get("id")))
        for source in as_list(entry.get("source", table.get("source", []))):
            for name in ids:
                yield name, source


class EnglandRows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tables, cls.ids = load()

    def other(self, row, column, entity, district):
        """What a row puts the district in, and what lies there: it, or a part of it."""
        code = row[column]
        part = f"{row.get('lad_code')} {code}"
        if row.get("lad_lsoa_share", "1.0000") != "1.0000":
            return self.ids[entity][code], self.ids[entity + "-part"][part]
        inner = "police-area" if district == "pfa_code" else "district"
        return self.ids[entity][code], self.ids[inner][row[district]]

    def test_every_lookup_is_in_the_model_and_no_more(self):
        for name, source, district, column, entity, key in LOOKUPS:
            with self.subTest(name=name, column=column):
                wanted = set()
                for row in rows(name):
                    if entity == "county" and row[column][:3] not in ("E10", "E11", "E13"):
                        continue  # the list of 2023: a unitary area is its own upper tier
                    wanted.add(self.other(row, column, entity, district))
                found = {(of, name)
                         for of in set(self.ids[entity].values())
                         for name, cited in said(self.tables[of], key)
                         if cited == source and name in
                         (set(self.ids["district"].values()) | set(self.ids["police-area"].values())
                          | set(self.ids["ccg-part"].values()) | set(self.ids["icb-part"].values()))}
                self.assertEqual(wanted, found)

    def test_a_part_lies_in_its_district_and_says_its_share(self):
        for entity, name, column in (("ccg", "lad_ccg_2019-04.csv", "ccg_code"),
                                     ("ccg", "lad_ccg_2020-04.csv", "ccg_code"),
                                     ("ccg", "lad_ccg_2021-04.csv", "ccg_code"),
                                     ("icb", "lad_icb_2022.csv", "icb_code_nhs"),
                                     ("icb", "lad_icb_2024.csv", "icb_code_nhs")):
            for row in rows(name):
                if row["lad_lsoa_share"] == "1.0000":
                    continue
                body, part = self.other(row, column, entity, "lad_code")
                self.assertIn(self.ids["district"][row["lad_code"]],
                              [of for of, _ in said(self.tables[part], "inside")])
                notes = [entry["note"] for entry in as_list(self.tables[body]["covers"])
                         if isinstance(entry, dict) and entry.get("id") == part]
                self.assertTrue(any(row["lad_lsoa_share"] in note for note in notes), (body, part))

    def test_names_and_codes_are_those_of_the_lists(self):
        for name, code, words, entity in (
                ("lad_csp_pfa_2016-12.csv", "lad_code", "lad_name", "district"),
                ("lad_csp_pfa_2024.csv", "lad_code", "lad_name", "district"),
                ("lad_csp_pfa_2016-12.csv", "csp_code", "csp_name", "csp"),
                ("lad_csp_pfa_2024.csv", "csp_code", "csp_name", "csp"),
                ("lad_csp_pfa_2024.csv", "pfa_code", "pfa_name", "police-area"),
                ("lad_fra_2024.csv", "fra_code", "fra_name", "fire-area"),
                ("lad_ccg_2020-04.csv", "ccg_code", "ccg_name", "ccg"),
                ("lad_icb_2024.csv", "icb_code_nhs", "icb_name", "icb"),
                ("local_authorities_england_wales.csv", "local_authority_code", "official_name",
                 "council")):
            for row in rows(name):
                if entity == "council" and row["local_authority_type"] in ("COMB", "SRA"):
                    continue
                table = self.tables[self.ids[entity][row[code]]]
                names = [entry if isinstance(entry, str) else entry["value"]
                         for entry in as_list(table["name"])]
                self.assertIn(row[words], names)
                if entity not in ("council", "icb"):
                    codes = [entry if isinstance(entry, str) else entry["value"]
                             for entry in as_list(table["gss"])]
                    self.assertIn(row[code], codes)

    def test_districts_in_several_partnerships_stay_so(self):
        """The first anomaly in the lists: in 2019 two districts, in 2024 seven."""
        for name, source, several in (("lad_csp_pfa_2016-12.csv", "ons-csp-2016", 0),
                                      ("lad_csp_pfa_2019-12.csv", "ons-csp-2019", 2),
                                      ("lad_csp_pfa_2024.csv", "ons-csp-2024", 7)):
            groups = collections.Counter(
                district for of in self.ids["csp"].values()
                for district, cited in said(self.tables[of], "covers") if cited == source)
            self.assertEqual(len([one for one in groups.values() if one > 1]), several, name)

    def test_a_code_is_in_the_model_in_the_years_of_its_history(self):
        for row in rows("lad_code_history_2016_2024.csv"):
            for year in range(16, 25):
                table = self.tables[self.ids["district"][row[f"lad{year}_code"]]]
                begins, ends = str(table.get("from", "")), str(table.get("until", ""))
                self.assertTrue(not begins or begins[:4] <= f"20{year}", (row, year))
                self.assertTrue(not ends or ends[:4] >= f"20{year}", (row, year))

    def test_a_council_ends_the_day_before_its_successor_begins(self):
        by_code = {row["local_authority_code"]: row
                   for row in rows("local_authorities_england_wales.csv")}
        ended = [row for row in by_code.values() if row["end_date"]]
        self.assertEqual(len(ended), 48)
        for row in ended:
            council = self.tables[self.ids["council"][row["local_authority_code"]]]
            for code in row["replaced_by"].split(","):
                successor = self.tables[self.ids["council"][code]]
                self.assertEqual((successor["from"] - council["until"]).days, 1, row)
                self.assertIn(self.ids["council"][code],
                              [name for name, _ in said(council, "succeeded_by")])

    def test_policing_bodies_are_as_the_statements_say(self):
        kinds = {"police and crime commissioner": "police-and-crime-commissioner",
                 "police, fire and crime commissioner": "police-fire-and-crime-commissioner"}
        for row in rows("pfa_local_policing_body.csv"):
            for column, source in (("body_2016_05", "policing-2016"),
                                   ("body_2021_05", "policing-2021"),
                                   ("body_2024_05", "policing-2024")):
                body = row[column]
                entity = "pcc" if body in kinds else "policing-mayor"
                if body.startswith("Common Council"):
                    table, kind = self.tables["city-of-london-corporation"], "police-authority"
                else:
                    table = self.tables[self.ids[entity][row["pfa_code"]]]
                    kind = kinds.get(body)
                found = [entry["value"] for entry in as_list(table["kind"])
                         if isinstance(entry, dict) and source in as_list(entry["source"])]
                found += [entry for entry in as_list(table["kind"]) if isinstance(entry, str)]
                if kind:
                    self.assertIn(kind, found, row)
                else:
                    self.assertTrue(found[0].startswith("mayor"), row)


if __name__ == "__main__":
    unittest.main()
