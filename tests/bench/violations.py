#!/usr/bin/env python3
"""What breaks the thirteen checks, worked out from the facts alone, without remit.

usage: facts.py --counties N | violations.py        (a line each: check, then ids, by tabs)

The checks are those of checks.toml; their definitions are in README.md.
"""

import collections
import datetime
import json
import sys

RESPONSIBLE = {"district_council", "police_force", "fire_authority", "icb", "probation"}
GROUPS = {"sub_group", "task_group", "csp_sub_group"}
GOVERNED = GROUPS | {"csp", "strategy_board", "hwb", "sab", "children_partnership", "mappa_board",
                     "channel_panel", "da_board", "thematic_board", "scrutiny_committee"}
INTERESTS = {"victims", "children", "da_services", "health", "justice"}
STRATEGISTS = {"csp", "strategy_board", "hwb"}


class Facts:
    """The facts, looked up from either end."""

    def __init__(self, lines):
        self.areas, self.bodies, self.documents = {}, {}, {}
        self.cadence, self.meetings = {}, collections.defaultdict(list)
        self.links = collections.defaultdict(lambda: collections.defaultdict(set))
        for fact in map(json.loads, lines):
            sort = fact["t"]
            if sort == "model":
                self.today = datetime.date.fromisoformat(fact["today"])
            elif sort == "area":
                self.areas[fact["id"]] = fact["kind"]
            elif sort == "body":
                self.bodies[fact["id"]] = fact
            elif sort == "document":
                self.documents[fact["id"]] = fact
            elif sort == "cadence":
                self.cadence[fact["body"]] = fact["days"]
            elif sort == "meeting":
                self.meetings[fact["body"]].append(fact["date"])
            elif sort != "office":
                self.links[sort][fact["from"]].add(fact["to"])
                self.links["inverse " + sort][fact["to"]].add(fact["from"])
        self.working_on = collections.defaultdict(set)  # district: bodies
        self.base = collections.defaultdict(set)  # body: districts
        for district in self.of_kind(self.areas, "district"):
            for area in self.reached(district, "part_of") | {district}:
                for body in self.of("inverse covers", area):
                    self.working_on[district].add(body)
                    self.base[body].add(district)

    @staticmethod
    def of_kind(areas, kind):
        return [area for area, its in areas.items() if its == kind]

    def of(self, relation, one):
        return self.links[relation].get(one, set())

    def kind(self, body):
        return self.bodies[body]["kind"]

    def of_kinds(self, kinds):
        return [body for body in self.bodies if self.kind(body) in kinds]

    def reached(self, start, relation):
        found, todo = set(), list(self.of(relation, start))
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                todo.extend(self.of(relation, one))
        return found

    def beside(self, body):
        return {other for district in self.base[body] for other in self.working_on[district]}

    def produced(self, body, kind):
        return [one for one in self.of("produces", body) if self.documents[one]["kind"] == kind]

    def age(self, date):
        return (self.today - datetime.date.fromisoformat(date)).days


def membership(facts):
    for group in facts.of_kinds({"csp"}):
        for body in facts.beside(group) - facts.of("inverse member_of", group):
            if facts.kind(body) in RESPONSIBLE:
                yield "C01", group, body
            if facts.kind(body) == "county_council":
                yield "C02", group, body


def boards(facts):
    for council in facts.of_kinds({"county_council"}):
        number = len({body for area in facts.of("covers", council)
                      for body in facts.of("inverse covers", area)
                      if facts.kind(body) == "da_board"})
        if number != 1:
            yield "C03", council, "count", str(number)
    for board in facts.of_kinds({"da_board"}):
        seen = {facts.bodies[one].get("category") for one in facts.of("inverse member_of", board)}
        for interest in INTERESTS - seen:
            yield "C03", board, "lacks", interest


def lines_of_report(facts):
    accountable = {body for body, its in facts.bodies.items() if its.get("accountable")}
    for body in facts.bodies:
        parents = facts.of("reports_to", body)
        above = facts.reached(body, "reports_to")
        if facts.kind(body) in GROUPS and not parents:
            yield "C04", body
        if facts.kind(body) in GOVERNED and not above & accountable:
            yield "C05", body
        if body in above:
            yield "C06", body
        for parent in parents:
            if len(parents) > 1:
                yield "C07", body, parent
            if parent != body:
                for office in (facts.of("inverse chairs", body)
                               & facts.of("inverse chairs", parent)):
                    yield "C08", office, body, parent


def duplication(facts):
    by_theme = collections.defaultdict(list)
    for body, its in facts.bodies.items():
        if "theme" in its:
            by_theme[its["theme"]].append(body)
    for theme, bodies in by_theme.items():
        having = set(bodies)
        for one in bodies:
            for other in having & facts.beside(one):
                mine, theirs = facts.of("reports_to", one), facts.of("reports_to", other)
                if one < other and not mine & theirs and other not in mine and one not in theirs:
                    yield "C09", one, other, theme


def papers(facts):
    for body in facts.of_kinds(STRATEGISTS):
        if all(facts.age(facts.documents[one]["date"]) > 365
               for one in facts.produced(body, "strategy")):
            yield "C10", body
    for body, days in facts.cadence.items():
        if all(facts.age(date) > days for date in facts.meetings[body]):
            yield "C11", body
    for group in facts.of_kinds({"csp"}):
        protocols = facts.produced(group, "protocol")
        if not protocols:
            yield "C12", group, "none"
        for protocol in protocols:
            signed = facts.of("inverse signatory_to", protocol)
            for body in facts.of("inverse member_of", group) - signed:
                if facts.kind(body) in RESPONSIBLE | {"county_council"}:
                    yield "C12", protocol, body


def scrutiny(facts):
    for group in facts.of_kinds({"csp"}):
        for district in facts.base[group]:
            if not any(facts.kind(body) == "scrutiny_committee"
                       for body in facts.working_on[district]):
                yield "C13", group, district


CHECKS = [membership, boards, lines_of_report, duplication, papers, scrutiny]


def violations(lines):
    """All of them, each a tuple of words."""
    facts = Facts(lines)
    return {found for check in CHECKS for found in check(facts)}


if __name__ == "__main__":
    for violation in sorted(violations(sys.stdin)):
        print("\t".join(violation))
