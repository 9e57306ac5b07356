#!/usr/bin/env python3
"""Installs remit to a scratch prefix, and uses it from there as a stranger would.

- a project builds against find_package(remit), with every installed header, and runs;
- the program runs from an empty folder, with an empty environment, after the prefix was moved;
- no path of the source or build tree is in what was installed, so it works when they are gone.
"""

import argparse
import filecmp
import pathlib
import subprocess
import sys
import tempfile


class Failed(Exception):
    pass


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(str(word) for word in command)}\n{done.stdout}")
    return done.stdout


def build_consumer(place, prefix, options):
    headers = sorted(path.relative_to(prefix / "include/remit").as_posix()
                     for path in (prefix / "include/remit").rglob("*.hpp"))
    if len(headers) < 5:
        raise Failed(f"only these headers were installed: {headers}")
    all_headers = place / "all_headers.cpp"
    all_headers.write_text("".join(f'#include "{header}"\n' for header in headers))

    configure = [options.cmake, "-S", options.source / "tests/consumer", "-B", place / "build",
                 "-G", options.generator, f"-DCMAKE_PREFIX_PATH={prefix}",
                 f"-DCMAKE_CXX_COMPILER={options.compiler}", f"-DALL_HEADERS={all_headers}"]
    if options.launcher:
        configure.append(f"-DCMAKE_CXX_COMPILER_LAUNCHER={options.launcher}")
    run(*configure)
    run(options.cmake, "--build", place / "build")
    printed = run(place / "build/consumer")
    if printed != "6\n":
        raise Failed(f"the consumer printed {printed!r}")


def same_files(left, right):
    names = sorted(path.relative_to(left) for path in left.rglob("*") if path.is_file())
    there = sorted(path.relative_to(right) for path in right.rglob("*") if path.is_file())
    if names != there or filecmp.cmpfiles(left, right, names, shallow=False)[0] != names:
        raise Failed(f"{right} is not what {left} is")


def try_program(place, prefix, options):
    # Text that is installed may not name the trees, and nor may the program, whose assertions
    # and other strings are all that is left of paths once debugging symbols are stripped.
    texts = [path for path in prefix.rglob("*") if path.suffix in (".cmake", ".hpp")]
    for path in [prefix / "bin/remit", *texts]:
        for tree in (options.source, options.build):
            if str(tree).encode() in path.read_bytes():
                raise Failed(f"{path.relative_to(prefix)} names {tree}")

    moved = place / "moved"
    prefix.rename(moved)
    empty = place / "empty"
    empty.mkdir()
    for argument in ("--version", "--help"):
        if not run(moved / "bin/remit", argument, cwd=empty, env={}):
            raise Failed(f"remit {argument} prints nothing")
    same_files(options.source / "rules", moved / "share/remit/rules")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--build", "--source"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    for name in ("--cmake", "--generator", "--compiler", "--launcher"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        place = pathlib.Path(scratch)
        prefix = place / "prefix"
        try:
            run(options.cmake, "--install", options.build, "--prefix", prefix, "--strip")
            build_consumer(place, prefix, options)
            try_program(place, prefix, options)
        except Failed as failure:
            print(failure)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
