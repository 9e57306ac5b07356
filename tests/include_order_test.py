#!/usr/bin/env python3
"""Reads the #include lines and proves that the modules stand in one order.

A file includes only its own module and earlier ones; what other libraries bring stays where
style allows it; and every file is listed in its module's CMakeLists.txt, so none is forgotten.
"""

import pathlib
import re
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDER = ["text", "calendar", "vocabulary", "structure", "import", "language", "law", "evaluation",
         "change", "report"]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)

# The engine is values in, values out, and is to build with the C++ library of emscripten.
NOT_IN_ENGINE = {
    "ranges": "is not in the browser's C++ library", "format": "is not in GCC 12",
    "source_location": "is not in the browser's C++ library",
    "memory_resource": "is not in the browser's C++ library",
    "thread": "the engine has no threads", "future": "the engine has no threads",
    "fstream": "files are for the caller to read", "filesystem": "files are for the caller to read",
    "iostream": "the engine does not talk to a terminal",
}

# Files that may use what tests share.
FOR_TESTS = ("_test.cpp", "_for_tests.hpp")


def includes(file):
    """(quoted, name) of each #include."""
    return [(mark == '"', name) for mark, name in INCLUDE.findall(file.read_text("utf-8"))]


def listed(module):
    """The files named after each keyword in a module's CMakeLists.txt."""
    path = module / "CMakeLists.txt"
    text = re.sub(r"#.*", "", path.read_text("utf-8")) if path.exists() else ""
    lists, keyword = {}, ""
    for word in re.findall(r"[^\s()]+", text):
        if re.fullmatch(r"[A-Z_]{4,}", word):
            keyword = word
        else:
            lists.setdefault(keyword, set()).add(word)
    return lists


def code_in(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".cpp", ".hpp"))


def own_header_comes_first(file, name, base):
    header = re.sub(r"(_test)?\.cpp$", ".hpp", name)
    if file.suffix != ".cpp" or not (base / header).exists():
        return []
    found = includes(file)
    if found and found[0] == (True, header):
        return []
    return [f'{name}: "{header}" comes first']


def quoted(file, base, name):
    """Complaints about the files of ours that `file` includes."""
    complaints = []
    module = name.split("/")[0]
    allowed = ORDER[: ORDER.index(module) + 1] if module in ORDER else [*ORDER, "cli"]
    for is_quoted, target in includes(file):
        if not is_quoted:
            if target.split("/")[0] in (*ORDER, "cli", "engine"):
                complaints.append(f'{name}: <{target}> is ours: "{target}"')
            continue
        first = target.split("/")[0]
        if target.startswith("tests/support/") and name.endswith(FOR_TESTS):
            if not (base.parent / target).exists():
                complaints.append(f'{name}: "{target}" does not exist')
        elif first not in (*ORDER, "cli"):
            complaints.append(f'{name}: "{target}" does not begin with a module')
        elif first not in allowed:
            complaints.append(f'{name}: "{target}" is of a module that comes later')
        elif not ((base if first != "cli" else base.parent) / target).exists():
            complaints.append(f'{name}: "{target}" does not exist')
    return complaints


def foreign(file, name, public_headers):
    """Complaints about the libraries that an engine file includes."""
    complaints = []
    names = [target for is_quoted, target in includes(file) if not is_quoted]
    is_header = file.suffix == ".hpp"
    for target in names:
        library = target.split("/")[0]
        if target in NOT_IN_ENGINE and not name.endswith("_test.cpp"):
            complaints.append(f"{name}: <{target}>: {NOT_IN_ENGINE[target]}")
        if library == "CLI":
            complaints.append(f"{name}: <{target}>: arguments are for cli/")
        if library in ("toml++", "nlohmann") and name in public_headers:
            complaints.append(f"{name}: <{target}> in a header that callers see")
        if target.startswith("boost/graph/") and name != "structure/graph.hpp":
            if is_header:
                complaints.append(f"{name}: <{target}>: of headers, structure/graph.hpp alone")
            elif (True, "structure/graph.hpp") not in includes(file):
                complaints.append(f'{name}: <{target}> without "structure/graph.hpp"')
    return complaints


def complaints_about(root):
    engine, cli = root / "engine", root / "cli"
    complaints = []

    cmake = (engine / "CMakeLists.txt").read_text("utf-8")
    order = re.findall(r"^add_subdirectory\((\w+)\)", cmake, re.MULTILINE)
    if order != ORDER:
        complaints.append(f"engine/CMakeLists.txt: the order is {' '.join(ORDER)}")
    for folder in sorted(p for p in engine.iterdir() if p.is_dir()):
        if folder.name not in (*ORDER, "cmake"):
            complaints.append(f"engine/{folder.name}: is not a module")

    for module in (engine / name for name in ORDER):
        lists = listed(module)
        public_headers = {f"{module.name}/{file}" for file in lists.get("HEADERS", ())}
        known = set().union(*lists.values()) if lists else set()
        for file in code_in(module):
            name = file.relative_to(engine).as_posix()
            if file.relative_to(module).as_posix() not in known:
                complaints.append(f"{name}: is not listed in {module.name}/CMakeLists.txt")
            complaints += own_header_comes_first(file, name, engine)
            complaints += quoted(file, engine, name)
            complaints += foreign(file, name, public_headers)

    known = set().union(*listed(cli).values())
    for file in code_in(cli):
        name = file.relative_to(root).as_posix()
        if file.suffix == ".cpp" and file.relative_to(cli).as_posix() not in known:
            complaints.append(f"{name}: is not listed in cli/CMakeLists.txt")
        complaints += own_header_comes_first(file, name, root)
        complaints += quoted(file, engine, name)
    return complaints


class IncludeOrder(unittest.TestCase):
    def test_the_project_keeps_it(self):
        complaints = complaints_about(ROOT)
        if complaints:
            self.fail("\n" + "\n".join(complaints))

    def test_there_is_something_to_keep(self):
        self.assertGreater(len(code_in(ROOT / "engine")), 10)


class EachFaultIsSeen(unittest.TestCase):
    """A small tree without fault, into which each case puts one."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        self.write("engine/CMakeLists.txt", "\n".join(f"add_subdirectory({m})" for m in ORDER))
        self.write("engine/text/CMakeLists.txt",
                   "remit_module(text\n  HEADERS span.hpp\n  SOURCES span.cpp inner.hpp)")
        self.write("engine/text/span.hpp", "#include <string>\n")
        self.write("engine/text/inner.hpp", "#include <toml++/toml.h>\n")
        self.write("engine/text/span.cpp", '#include "text/span.hpp"\n#include "text/inner.hpp"\n')
        self.write("engine/law/CMakeLists.txt", "remit_module(law HEADERS duty.hpp TESTS\n"
                   "  duty_test.cpp)")
        self.write("engine/law/duty.hpp", '#include "text/span.hpp"\n')
        self.write("engine/law/duty_test.cpp", '#include "law/duty.hpp"\n#include <fstream>\n')
        self.write("cli/CMakeLists.txt", "add_executable(remit main.cpp)")
        self.write("cli/main.cpp", '#include "law/duty.hpp"\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def expect(self, *complaints):
        self.assertEqual(list(complaints), complaints_about(self.root))

    def test_none_in_a_good_tree(self):
        self.expect()

    def test_a_later_module(self):
        self.write("engine/text/span.hpp", '#include "law/duty.hpp"\n')
        self.expect('text/span.hpp: "law/duty.hpp" is of a module that comes later')

    def test_the_program_in_the_engine(self):
        self.write("cli/exit.hpp", "")
        self.write("engine/law/duty.hpp", '#include "cli/exit.hpp"\n')
        self.expect('law/duty.hpp: "cli/exit.hpp" is of a module that comes later')

    def test_a_path_from_elsewhere(self):
        self.write("engine/law/duty.hpp", '#  include "../text/span.hpp"\n')
        self.expect('law/duty.hpp: "../text/span.hpp" does not begin with a module')

    def test_our_own_file_in_angle_brackets(self):
        self.write("engine/law/duty.hpp", "#include <report/html.hpp>\n")
        self.expect('law/duty.hpp: <report/html.hpp> is ours: "report/html.hpp"')

    def test_what_tests_share_is_for_tests(self):
        self.write("tests/support/models.hpp", "")
        self.write("engine/law/duty_test.cpp",
                   '#include "law/duty.hpp"\n#include "tests/support/models.hpp"\n')
        self.write("engine/law/duty.hpp", '#include "tests/support/models.hpp"\n')
        self.expect('law/duty.hpp: "tests/support/models.hpp" does not begin with a module')

    def test_a_file_that_is_not_there(self):
        self.write("cli/main.cpp", '#include "law/dooty.hpp"\n')
        self.expect('cli/main.cpp: "law/dooty.hpp" does not exist')

    def test_toml_in_a_header_for_callers(self):
        self.write("engine/text/span.hpp", "#include <toml++/toml.h>\n")
        self.expect("text/span.hpp: <toml++/toml.h> in a header that callers see")

    def test_the_graph_library_in_another_header(self):
        self.write("engine/law/duty.hpp", "#include <boost/graph/adjacency_list.hpp>\n")
        self.expect("law/duty.hpp: <boost/graph/adjacency_list.hpp>: "
                    "of headers, structure/graph.hpp alone")

    def test_the_graph_library_without_our_graph(self):
        self.write("engine/text/span.cpp",
                   '#include "text/span.hpp"\n#include <boost/graph/strong_components.hpp>\n')
        self.expect('text/span.cpp: <boost/graph/strong_components.hpp> '
                    'without "structure/graph.hpp"')

    def test_a_library_that_the_browser_lacks(self):
        self.write("engine/law/duty.hpp", "#include <ranges>\n")
        self.expect("law/duty.hpp: <ranges>: is not in the browser's C++ library")

    def test_arguments_in_the_engine(self):
        self.write("engine/law/duty_test.cpp",
                   '#include "law/duty.hpp"\n#include <CLI/CLI.hpp>\n')
        self.expect("law/duty_test.cpp: <CLI/CLI.hpp>: arguments are for cli/")

    def test_own_header_not_first(self):
        self.write("engine/text/span.cpp", '#include "text/inner.hpp"\n#include "text/span.hpp"\n')
        self.expect('text/span.cpp: "text/span.hpp" comes first')

    def test_a_file_that_nothing_lists(self):
        self.write("engine/law/forgotten.cpp", "")
        self.write("cli/forgotten.cpp", "")
        self.expect("law/forgotten.cpp: is not listed in law/CMakeLists.txt",
                    "cli/forgotten.cpp: is not listed in cli/CMakeLists.txt")

    def test_modules_in_another_order(self):
        self.write("engine/CMakeLists.txt", "add_subdirectory(law)\nadd_subdirectory(text)")
        self.expect("engine/CMakeLists.txt: the order is " + " ".join(ORDER))

    def test_a_folder_that_is_no_module(self):
        self.write("engine/utils/all.hpp", "")
        self.expect("engine/utils: is not a module")


if __name__ == "__main__":
    unittest.main()
