#!/usr/bin/env python3
"""What a check of England and Wales finds met and not met follows from the tables alone.

england_verdicts_test.py PROGRAM

A second computation, sharing no code with remit. Of the last day of 2024 it works out from the
tables in models/england/data which areas have one partnership, which have several, which have a
strategy group, and which authorities are responsible in each: by the codes of the lists, a row at a
time. What `remit check` says is held against it both ways, with whom it says to bear the duty; so
met is never said of an area for which a list is silent. Then rows are altered in a copy: just the
verdicts must change that follow from those rows.
"""

import collections
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "england"
PROGRAM = "remit"
TIMEOUT_SECONDS = 300

DAY = "2024-12-31"
ONE = "practice/duplication/one-partnership"
GROUP = "si-2007-1830/r3/exists"
AUTHORITIES = "cda-1998/s5/authorities"
DUTIES = (ONE, GROUP, AUTHORITIES)
# Of police areas: the tables say more than a check can show. A combined authority of the list of
# 2025 may have been there at the end of 2024, and what more has to do with its area is open.
POLICING = ("prsra-2011/s1/commissioner", "prsra-2011/s1-9/abolished")

# The kind of local government area by the first letters of its code, and the types of council that
# it can have in the list of authorities.
COUNCILS = {"E06": ("UA",), "E07": ("NMD",), "E08": ("MD",), "E09": ("LBO", "CC"),
            "W06": ("WPA",)}


# -- What the tables say ------------------------------------------------------------------------


def rows(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_district(folder, name, column):
    """The codes that a list puts beside each district."""
    codes = collections.defaultdict(set)
    for row in rows(folder, name):
        codes[row["lad_code"]].add(row[column])
    return codes


def there(row, day):
    """Whether an authority of the list is there: an end is its last day, or the first day after."""
    begun = not row["start_date"] or row["start_date"] <= day
    ended = row["end_date"] and row["end_date"] <= day
    return begun and not ended


def expected(folder, day=DAY, edition="lad_csp_pfa_2024.csv"):
    """Of each duty that the tables decide: {id of the area: (verdict, ids of who bears it)}.

    Of the day of an earlier edition they decide which partnerships there were, and not who was
    responsible: then that duty is left out, and None stands for who bears the other.
    """
    ids = tomllib.loads((folder / "ids.toml").read_text("utf-8"))
    groups = by_district(folder, edition, "csp_code")
    found = {duty: {} for duty in DUTIES}
    for code in groups:
        area = ids["district"][code]
        bearers = frozenset(ids["csp"][group] for group in groups[code])
        found[ONE][area] = ("met" if len(bearers) == 1 else "not met", bearers)
        if code.startswith("E"):       # the regulations are of England
            found[GROUP][area] = ("met", None)
    if day != DAY:
        del found[AUTHORITIES]
        return found

    police = by_district(folder, edition, "pfa_code")
    fire = by_district(folder, "lad_fra_2024.csv", "fra_code")
    upper = by_district(folder, "lad_utla_2023.csv", "utla_code")
    health = by_district(folder, "lad_icb_2024.csv", "icb_code_nhs")
    welsh_health = by_district(folder, "lad_lhb_wales_2022.csv", "lhb_code")
    councils = collections.defaultdict(set)
    for row in rows(folder, "local_authorities_england_wales.csv"):
        if there(row, day):
            councils[row["gss_code"]].add((row["local_authority_type"],
                                           ids["council"].get(row["local_authority_code"])))
    for code in groups:
        descriptions = {
            "council": {name for kind, name in councils[code] if kind in COUNCILS[code[:3]]},
            "police": {ids["police-force"][one] for one in police[code]},
            "fire": {ids["fire-authority"][one] for one in fire[code]},
        }
        if code.startswith("E07"):     # a county council beside that of the district
            descriptions["county"] = {
                name for above in upper[code] for kind, name in councils[above] if kind == "CTY"}
        if code.startswith("E"):       # a board that has a part of the district is one of them
            descriptions["health"] = {ids["icb"][one] for one in health[code]}
        bearers = set().union(*descriptions.values())
        if code.startswith("W"):       # responsible too, and the duty does not ask for it by name
            bearers |= {ids["lhb"][one] for one in welsh_health[code]}
        area = ids["district"][code]
        # Where a list is silent of a description, there may be one all the same: neither.
        verdict = "met" if all(descriptions.values()) else "neither"
        found[AUTHORITIES][area] = (verdict, frozenset(bearers))
        if area in found[GROUP]:
            found[GROUP][area] = ("met", frozenset(bearers))
    return found


# -- What remit says ----------------------------------------------------------------------------


def run(*arguments):
    done = subprocess.run(
        [PROGRAM, "--rules", str(ROOT / "rules"), *map(str, arguments)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TIMEOUT_SECONDS,
        env={**os.environ, "NO_COLOR": "1"}, check=False)
    if done.returncode:
        raise AssertionError(f"{arguments} ended with {done.returncode}: {done.stderr[-3000:]}")
    return done.stdout


def check(model, *more, day=DAY):
    return json.loads(run("check", model, "--as-of", day, "--all", "--format", "json",
                          "--fail-on", "never", *more))


def judged(report):
    """As of `expected`; every verdict but met and not met is neither."""
    found = {duty: {} for duty in DUTIES}
    for one in report["judgements"]:
        if one["duty"] in found:
            [area] = [name["id"] for name in one["names"]]
            verdict = one["verdict"] if one["verdict"] in ("met", "not met") else "neither"
            bearers = frozenset(bearer["id"] for bearer in one["bearers"])
            found[one["duty"]][area] = (verdict, bearers)
    return found


# -- Both, side by side -------------------------------------------------------------------------


def differences(wanted, found):
    """In words, what differs of the duties that are wanted."""
    told = []
    for duty, areas in wanted.items():
        for area in sorted(areas.keys() | found[duty].keys()):
            verdict, bearers = areas.get(area, ("not asked", frozenset()))
            said, named = found[duty].get(area, ("not asked", frozenset()))
            if verdict != said:
                told.append(f"{duty}: {area} is {verdict} by the tables, {said} by remit")
            elif bearers is not None and bearers != named:
                told.append(f"{duty}: {area} is borne by {sorted(bearers)} by the tables, "
                            f"by {sorted(named)} by remit")
    return told


def verdicts(found):
    return {(duty, area): verdict
            for duty, areas in found.items() for area, (verdict, _) in areas.items()}


class Case(unittest.TestCase):
    def hold(self, wanted, found):
        told = differences(wanted, found)
        more = [f"and {len(told) - 20} more"] if len(told) > 20 else []
        self.assertFalse(told, "\n" + "\n".join(told[:20] + more))


class TheComparison(Case):
    def test_tells_what_differs_both_ways(self):
        found = {ONE: {"a": ("met", {"x"}), "b": ("met", {"x"}), "c": ("met", {"x"})}}
        wanted = {ONE: {"a": ("not met", {"x"}), "b": ("met", {"x", "y"}), "d": ("met", None)}}
        self.assertEqual([
            f"{ONE}: a is not met by the tables, met by remit",
            f"{ONE}: b is borne by ['x', 'y'] by the tables, by ['x'] by remit",
            f"{ONE}: c is not asked by the tables, met by remit",
            f"{ONE}: d is met by the tables, not asked by remit",
        ], differences(wanted, found))


class EnglandVerdicts(Case):
    @classmethod
    def setUpClass(cls):
        cls.report = check(MODEL)

    def test_the_duties_that_the_tables_decide_come_out_as_they_say(self):
        self.hold(expected(MODEL / "data"), judged(self.report))

    def test_no_other_duty_is_met_or_not_met(self):
        others = collections.Counter((one["duty"], one["verdict"])
                                     for one in self.report["judgements"]
                                     if one["verdict"] in ("met", "not met")
                                     and one["duty"] not in DUTIES + POLICING)
        self.assertEqual({}, dict(others))

    def test_a_policing_body_is_found_where_the_table_has_one_outside_london(self):
        data = MODEL / "data"
        ids = tomllib.loads((data / "ids.toml").read_text("utf-8"))
        wanted = {ids["police-area"][row["pfa_code"]]
                  for row in rows(data, "pfa_local_policing_body.csv")
                  if "London" not in row["body_2024_05"]}
        for duty in POLICING:
            found = {verdict: {one["names"][0]["id"] for one in self.report["judgements"]
                               if one["duty"] == duty and one["verdict"] == verdict}
                     for verdict in ("met", "not met", "not evidenced")}
            self.assertEqual(set(), found["not met"])
            self.assertTrue(found["met"])
            self.assertEqual(wanted, found["met"] | found["not evidenced"])

    def test_a_verdict_is_said_without_reserve_and_counted_once(self):
        shown = [one for one in self.report["judgements"] if one["duty"] in DUTIES
                 or one["duty"] in POLICING and one["verdict"] in ("met", "not met")]
        self.assertEqual({(True, "none")},
                         {(one["surely_bound"], one["doubt"]) for one in shown})
        counted = collections.Counter(one["verdict"] for one in shown)
        summary = self.report["summary"]["verdicts"]
        self.assertEqual((summary["met"], summary["not_met"]),
                         (counted["met"], counted["not met"]))
        self.assertEqual(len(shown), len({(one["duty"], one["names"][0]["id"]) for one in shown}))

    def test_what_a_finding_says_and_rests_on_is_in_the_list_of_that_month(self):
        data = MODEL / "data"
        ids = tomllib.loads((data / "ids.toml").read_text("utf-8"))
        listed = collections.defaultdict(set)
        names = {}
        for row in rows(data, "lad_csp_pfa_2024.csv"):
            area = ids["district"][row["lad_code"]]
            names[area] = row["lad_name"]
            listed[area].add(row["csp_name"])
        broken = [one for one in self.report["judgements"] if one["verdict"] == "not met"]
        self.assertTrue(broken)
        for one in broken:
            area = one["names"][0]["id"]
            [finding] = one["findings"]
            for group in listed[area]:
                self.assertIn(group, finding["message"])
            self.assertEqual({f"{group} covers {names[area]}" for group in listed[area]},
                             {witness["says"] for witness in one["witnesses"]})
            for witness in one["witnesses"]:
                self.assertIn("ons-csp-2024", [source["id"] for source in witness["sources"]])

    def test_on_the_days_of_the_earlier_editions_too(self):
        for year, several in (("2016", 0), ("2019", 2)):
            with self.subTest(year):
                day = f"{year}-12-31"
                wanted = expected(MODEL / "data", day, f"lad_csp_pfa_{year}-12.csv")
                broken = [area for area, (verdict, _) in wanted[ONE].items()
                          if verdict == "not met"]
                self.assertEqual(several, len(broken))
                self.hold(wanted, judged(check(MODEL, "--duty", ONE, "--duty", GROUP, day=day)))


class AnAlteredRow(Case):
    """What changes with a row, and that nothing else does."""

    @classmethod
    def setUpClass(cls):
        cls.before = expected(MODEL / "data")

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.model = pathlib.Path(scratch.name) / "england"
        shutil.copytree(MODEL, self.model)

    def edit(self, name, changed):
        """`changed` gives for each row those that take its place."""
        path = self.model / "data" / name
        was = rows(path.parent, name)
        now = [new for row in was for new in changed(row)]
        self.assertNotEqual(was, now, f"{name} has no such row")
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, was[0].keys(), lineterminator="\n")
            out.writeheader()
            out.writerows(now)

    def changes(self, *flips, imported=True):
        """The altered model's verdicts differ from those of the one that is shipped in `flips`."""
        if imported:
            run("import", self.model / "data" / "mapping.toml")
        found = judged(check(self.model, *(word for duty in DUTIES for word in ("--duty", duty))))
        if imported:
            self.hold(expected(self.model / "data"), found)
        before, after = verdicts(self.before), verdicts(found)
        self.assertEqual(before.keys(), after.keys())
        self.assertEqual(dict(flips), {key: (before[key], after[key])
                                       for key in before if before[key] != after[key]})
        return found

    def test_no_row_changes_nothing(self):
        self.changes()

    def test_a_second_partnership_is_one_too_many(self):
        self.edit("lad_csp_pfa_2024.csv", lambda row: [row] if row["lad_name"] != "Adur" else [
            row, {**row, "csp_code": "E22000296", "csp_name": "Worthing"}])
        self.changes(((ONE, "adur"), ("met", "not met")))

    def test_of_two_partnerships_one_is_enough(self):
        kept = []

        def first(row):
            if row["lad_name"] == "East Suffolk":
                kept.append(row)
                return [row] if len(kept) == 1 else []
            return [row]
        self.edit("lad_csp_pfa_2024.csv", first)
        self.assertEqual(2, len(kept))
        self.changes(((ONE, "east-suffolk"), ("not met", "met")))

    def test_another_partnership_is_as_good(self):
        self.edit("lad_csp_pfa_2024.csv", lambda row: [row] if row["lad_name"] != "Adur" else [
            {**row, "csp_code": "E22000029", "csp_name": "Middlesbrough"}])
        found = self.changes()
        self.assertEqual({"middlesbrough-csp"}, found[ONE]["adur"][1])

    def test_another_police_area_is_another_force(self):
        self.edit("lad_csp_pfa_2024.csv", lambda row: [row] if row["lad_name"] != "Adur" else [
            {**row, "pfa_code": "E23000013", "pfa_name": "Cleveland"}])
        found = self.changes()
        self.assertIn("cleveland-police", found[AUTHORITIES]["adur"][1])

    def test_without_a_fire_authority_it_is_not_shown(self):
        self.edit("lad_fra_2024.csv", lambda row: [row] if row["lad_name"] != "Hartlepool" else [])
        self.changes(((AUTHORITIES, "hartlepool"), ("met", "neither")))

    def test_without_its_county_it_is_not_shown(self):
        self.edit("lad_utla_2023.csv", lambda row: [row] if row["lad_name"] != "Adur" else [])
        self.edit("local_authorities_england_wales.csv", lambda row: [
            {**row, "county_la": ""} if row["nice_name"] == "Adur" else row])
        self.changes(((AUTHORITIES, "adur"), ("met", "neither")))

    def test_one_of_two_health_boards_is_enough_and_none_is_not(self):
        self.edit("lad_icb_2024.csv", lambda row: [row] if row["lad_name"] != "Waverley"
                  or row["icb_code_nhs"] != "QNQ" else [])
        self.changes()
        self.edit("lad_icb_2024.csv", lambda row: [row] if row["lad_name"] != "Waverley" else [])
        self.changes(((AUTHORITIES, "waverley"), ("met", "neither")))

    def test_a_group_that_covers_the_neighbour_instead(self):
        path = self.model / "community-safety-partnerships.toml"
        was = path.read_text("utf-8")
        now = was.replace('\ncovers = "adur"\n', '\ncovers = "worthing"\n')
        self.assertNotEqual(was, now)
        path.write_text(now, encoding="utf-8")
        self.changes(((GROUP, "adur"), ("met", "not met")),
                     ((ONE, "worthing"), ("met", "not met")), imported=False)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
