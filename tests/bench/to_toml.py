#!/usr/bin/env python3
"""Writes the facts of facts.py as a model: a folder of TOML files.

usage: facts.py --counties N | to_toml.py FOLDER

Every hundred counties go to a file of their own. Underscores in ids become hyphens, and kinds
become those of the shipped vocabulary. The facts are all there is, so every list that they may
fill is written, be it empty, and is complete; and each kind is counted in the nation. So that it is
counted on all ground, the areas of the police, of probation and of partnerships lie in the nation:
their districts do.
"""

import argparse
import json
import os
import re
import sys

KINDS = {
    "nation": "nation", "region": "region", "police_area": "police-area",
    "probation_region": "probation-region", "county": "county-area", "csp_area": "csp-area",
    "district": "two-tier-district",
    "national_department": "government-department", "thematic_board": "board",
    "police_force": "police-force", "probation": "probation-provider",
    "county_council": "county-council", "district_council": "district-council",
    "fire_authority": "fire-authority", "icb": "integrated-care-board",
    "voluntary": "voluntary-body", "strategy_board": "county-strategy-group", "csp": "csp",
    "csp_sub_group": "group", "sub_group": "group", "task_group": "task-group",
    "hwb": "health-and-wellbeing-board", "sab": "safeguarding-adults-board",
    "children_partnership": "safeguarding-children-partnership",
    "mappa_board": "mappa-strategic-management-board", "channel_panel": "channel-panel",
    "da_board": "domestic-abuse-partnership-board", "scrutiny_committee": "scrutiny-committee",
    "strategy": "strategy", "protocol": "joint-protocol", "annual_report": "annual-report",
}
# The lists of each sort, or of one kind, that the facts may fill.
LISTS = {
    "area": ["inside"], "document": [], "theme": [],
    "office": ["belongs_to"],
    "body": ["covers", "members", "reports_to", "chair", "themes", "represents", "produces", "held"],
    "protocol": ["signatories"],
}
# Relations of facts: the end that lists, the key, and the end listed.
RELATIONS = {
    "part_of": ("from", "inside", "to"),
    "covers": ("from", "covers", "to"),
    "member_of": ("to", "members", "from"),
    "reports_to": ("from", "reports_to", "to"),
    "chairs": ("to", "chair", "from"),
    "produces": ("from", "produces", "to"),
    "signatory_to": ("to", "signatories", "from"),
}
COUNTIES_A_FILE = 100


def ident(word):
    return re.sub("_+", "-", word)


class Tables:
    """Every thing, by its id: its sort, and its keys with a text of TOML or a list of ids."""

    def __init__(self):
        self.all = {}

    def add(self, identity, sort, kind, lists=()):
        keys = {"kind": f'"{kind}"'}
        keys.update((name, []) for name in LISTS[sort] + list(lists))
        self.all[identity] = (sort, keys)

    def say(self, identity, key, value):
        keys = self.all[identity][1]
        if isinstance(value, list):
            keys[key] = keys.get(key, []) + value
        else:
            keys[key] = value

    def theme(self, identity, kind):
        if identity not in self.all:
            self.add(identity, "theme", kind)
        return [identity]


def tables_of(lines):
    """The tables that the facts come to, and the day that is today."""
    tables = Tables()
    links = []
    today = None
    meetings = 0
    for fact in map(json.loads, lines):
        sort = fact["t"]
        if sort == "model":
            today = fact["today"]
        elif sort in ("area", "body"):
            thing = ident(fact["id"])
            tables.add(thing, sort, KINDS[fact["kind"]])
            if "theme" in fact:
                tables.say(thing, "themes", tables.theme("theme-" + ident(fact["theme"]), "topic"))
            if "category" in fact:
                interest = tables.theme("interest-" + ident(fact["category"]), "priority")
                tables.say(thing, "represents", interest)
        elif sort == "office":
            tables.add(ident(fact["id"]), "office", "officer")
            tables.say(ident(fact["id"]), "belongs_to", [ident(fact["of"])])
        elif sort == "document":
            tables.add(ident(fact["id"]), "document", KINDS[fact["kind"]],
                       LISTS.get(fact["kind"], ()))
            tables.say(ident(fact["id"]), "date", fact["date"])
        elif sort == "cadence":
            tables.say(ident(fact["body"]), "meets_every", f'"{fact["days"]} days"')
        elif sort == "meeting":
            meetings += 1
            meeting = f"{ident(fact['body'])}-meeting-{meetings}"
            tables.add(meeting, "document", "meeting")
            tables.say(meeting, "date", fact["date"])
            tables.say(ident(fact["body"]), "held", [meeting])
        else:
            links.append(fact)
    for fact in links:
        lister, key, listed = RELATIONS[fact["t"]]
        tables.say(ident(fact[lister]), key, [ident(fact[listed])])
    for sort, keys in tables.all.values():
        if keys["kind"] in ('"police-area"', '"probation-region"', '"csp-area"'):
            keys["inside"] = ["a-nation"]
    return tables.all, today


def file_of(identity):
    county = re.match(r"(?:a-)?[cprg](\d{5})", identity)
    scale = {"p": 4, "r": 3, "g": 10}.get(identity.replace("a-", "")[0], 1)
    number = int(county.group(1)) * scale // COUNTIES_A_FILE if county else 0
    return f"counties-{number:03}.toml"


def written(value):
    if not isinstance(value, list):
        return value
    if len(value) == 1:
        return f'"{value[0]}"'
    return "[" + ", ".join(f'"{one}"' for one in value) + "]"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    folder = parser.parse_args().folder

    tables, today = tables_of(sys.stdin)
    files = {}
    for identity, (sort, keys) in tables.items():
        lines = files.setdefault(file_of(identity), ["format = 1"])
        lines.append(f"\n[{sort}.{identity}]")
        lines += [f"{key} = {written(value)}" for key, value in keys.items()]
    complete = sorted({key for lists in LISTS.values() for key in lists})
    lines = files["model.toml"] = ["format = 1", "", "[model]", 'title = "A made-up nation"',
                                   f"seen = {today}", f"complete = {written(complete)}"]
    for kind in sorted({keys["kind"] for sort, keys in tables.values() if sort in ("area", "body")}):
        lines += ["", "[[census]]", f"kind = {kind}", 'within = "a-nation"']
    os.makedirs(folder, exist_ok=True)
    for name, lines in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")


main()
