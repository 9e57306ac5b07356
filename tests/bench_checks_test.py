#!/usr/bin/env python3
"""Holds what remit says of a made-up nation against an independent computation.

usage: bench_checks_test.py PROGRAM

Ten counties of tests/bench/facts.py become a model; the thirteen checks of tests/bench/checks.toml
judge it. What is not met must be exactly what tests/bench/violations.py finds in the facts, and
nothing may be left open: the model is whole.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent / "bench"
sys.path.insert(0, str(BENCH))
import violations  # noqa: E402

COUNTIES = 10
TODAY = "2026-01-01"


def tuples_of(judgement):
    """The violations that a judgement which is not met stands for, in the words of the model."""
    check = judgement["duty"].split("/")[0].upper()
    names = [name["id"] for name in judgement["names"]]
    elements = [finding["element"] for finding in judgement["findings"]]
    missing = [element["id"] for element in elements if element]
    which = judgement["duty"].split("/")[1]
    if which == "one-board":
        boards = judgement["findings"][0]["message"].split("but:")[1]
        return [(check, *names, "count", str(len(re.findall(r"\(", boards))))]
    if which == "interests":
        return [(check, names[0], "lacks", names[1].removeprefix("interest-"))]
    if which == "chairs":
        return [(check, names[2], names[0], names[1])]
    if which == "duplication":
        return [(check, *names[:2], names[2].removeprefix("theme-"))]
    if which == "protocol":
        return [(check, names[0], "none")]
    if which == "scrutiny":
        return [(check, names[0], names[1])]
    if which == "signatories":
        return [(check, names[1], one) for one in missing]
    if which in ("responsible-authorities", "county-council"):
        return [(check, names[0], one) for one in missing]
    return [(check, *names)]


def in_words_of_the_model(violation):
    return tuple(re.sub("_+", "-", word) for word in violation)


def judged(program, model):
    duties = [option for number in range(1, 14) for option in ("--duty", f"c{number:02}")]
    run = subprocess.run(
        [program, "--pack", BENCH / "checks.toml", "check", model, "--as-of", TODAY, *duties,
         "--format", "json", "--fail-on", "never"],
        capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["judgements"]


def main():
    program = sys.argv[1]
    facts = subprocess.run(
        [sys.executable, BENCH / "facts.py", "--counties", str(COUNTIES), "--seed", "1"],
        capture_output=True, text=True, check=True).stdout
    expected = {in_words_of_the_model(one) for one in violations.violations(facts.splitlines())}
    assert len({violation[0] for violation in expected}) >= 12, "the facts break few checks"
    with tempfile.TemporaryDirectory() as model:
        subprocess.run([sys.executable, BENCH / "to_toml.py", model], input=facts, text=True,
                       check=True)
        judgements = judged(program, model)
    found = {one for judgement in judgements if judgement["verdict"] == "not met"
             for one in tuples_of(judgement)}
    wrong = 0
    for told, several in (("found, and no violation", found - expected),
                          ("a violation, and not found", expected - found)):
        for one in sorted(several):
            print(f"{told}: {' '.join(one)}")
            wrong += 1
    for judgement in judgements:
        if judgement["verdict"] == "not evidenced":
            names = " ".join(name["id"] for name in judgement["names"])
            print(f"not evidenced: {judgement['duty']} {names}")
            wrong += 1
    print(f"{len(expected)} violations, {wrong} differences")
    return 1 if wrong else 0


sys.exit(main())
