#!/usr/bin/env python3
"""Writes the facts of facts.py as a model: a folder of TOML files.

usage: facts.py --counties N | to_toml.py FOLDER [--meetings]

Every hundred counties go to a file of their own. Underscores in ids become hyphens, and kinds
become those of the shipped vocabulary. Meetings (documents) and what hangs on them are written
with --meetings only.
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
COUNTIES_A_FILE = 100


def ident(word):
    return re.sub("_+", "-", word)


def names(ids):
    return "[" + ", ".join(f'"{i}"' for i in ids) + "]"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--meetings", action="store_true")
    options = parser.parse_args()

    tables = {}  # id -> [sort, {key: [values] or text}]
    meetings = []

    def table(identity, sort, kind):
        tables[identity] = [sort, {"kind": f'"{KINDS[kind]}"'}]

    def say(identity, key, value):
        tables[identity][1].setdefault(key, []).append(value)

    for line in sys.stdin:
        fact = json.loads(line)
        sort = fact["t"]
        if sort == "model":
            today = fact["today"]
        elif sort == "area":
            table(ident(fact["id"]), "area", fact["kind"])
        elif sort == "body":
            body = ident(fact["id"])
            table(body, "body", fact["kind"])
            if "theme" in fact:
                theme = "made-up-" + ident(fact["theme"])
                tables.setdefault(theme, ["theme", {"kind": '"priority"'}])
                say(body, "themes", theme)
        elif sort == "office":
            tables[ident(fact["id"])] = ["office", {"kind": '"officer"'}]
            say(ident(fact["id"]), "belongs_to", ident(fact["of"]))
        elif sort == "document":
            table(ident(fact["id"]), "document", fact["kind"])
            tables[ident(fact["id"])][1]["date"] = fact["date"]
        elif sort == "meeting":
            meetings.append((ident(fact["body"]), fact["date"]))
        elif sort != "cadence":
            end, other = ident(fact["from"]), ident(fact["to"])
            if sort == "part_of":
                say(end, "inside", other)
            elif sort == "covers":
                say(end, "covers", other)
            elif sort == "member_of":
                say(other, "members", end)
            elif sort == "reports_to":
                say(end, "reports_to", other)
            elif sort == "chairs":
                say(other, "chair", end)
            elif sort == "produces":
                say(end, "produces", other)
            elif sort == "signatory_to":
                say(other, "signatories", end)

    os.makedirs(options.folder, exist_ok=True)
    files = {}

    def file_of(identity):
        county = re.match(r"(?:a-)?[cprg](\d{5})", identity)
        scale = {"p": 4, "r": 3, "g": 10}.get(identity.replace("a-", "")[0], 1)
        number = int(county.group(1)) * scale // COUNTIES_A_FILE if county else 0
        return f"counties-{number:03}.toml"

    for identity, (sort, keys) in tables.items():
        lines = files.setdefault(file_of(identity), ["format = 1"])
        lines.append(f"\n[{sort}.{identity}]")
        for key, value in keys.items():
            if isinstance(value, list):
                value = f'"{value[0]}"' if len(value) == 1 else names(value)
            lines.append(f"{key} = {value}")
    files["model.toml"] = ["format = 1", "", "[model]", 'title = "A made-up nation"',
                           f"seen = {today}"]
    if options.meetings:
        lines = files["meetings.toml"] = ["format = 1"]
        for number, (body, date) in enumerate(meetings):
            lines += [f"\n[document.meeting-{number}]", 'kind = "meeting"', f"date = {date}",
                      f'held_by = "{body}"']
    for name, lines in files.items():
        with open(os.path.join(options.folder, name), "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")


main()
