"""Rules of size: short files, classes and functions, everything typed, more tests than code.

The budget is that of well-liked programs of this kind: their median file has 62 to 142 lines,
and fewer than one function in forty is longer than 50.
"""

import ast
import statistics
from pathlib import Path

from tests.house.code import (
    CODE,
    PROGRAM,
    TESTS,
    Breach,
    Function,
    Module,
    classes,
    functions,
    modules,
    span,
)

MEDIAN_FILE = 142
LONGEST_FILE = 400
LONGEST_CLASS = 300
MOST_METHODS = 25
LONGEST_FUNCTION = 50
TESTS_PER_CODE = 1.0


def median_file(root: Path) -> float:
    """The median length of the program's files, those that only hold a docstring left out."""
    lengths = [one.length for one in modules(root, PROGRAM) if not one.only_speaks]
    return statistics.median(lengths) if lengths else 0


def lines_of_tests_per_code(root: Path) -> float:
    """Lines of tests for each line of code, blank lines left out."""
    code = sum(one.written for one in modules(root, *CODE))
    return sum(one.written for one in modules(root, TESTS)) / code if code else 1.0


def untyped(function: Function, *, is_method: bool) -> list[str]:
    """The parameters of ``function`` without a type, and ``return`` where that has none."""
    named = [*function.args.posonlyargs, *function.args.args]
    static = any(
        isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.decorator_list
    )
    if is_method and not static:
        named = named[1:]
    named += function.args.kwonlyargs
    named += [one for one in (function.args.vararg, function.args.kwarg) if one]
    return [one.arg for one in named if one.annotation is None] + (
        [] if function.returns else ["return"]
    )


def signatures(module: Module) -> list[tuple[Function, list[str]]]:
    """Every function of a module with what of it is untyped."""
    methods = {
        id(node) for one in classes(module.tree) for node in one.body if isinstance(node, Function)
    }
    return [(one, untyped(one, is_method=id(one) in methods)) for one in functions(module.tree)]


def median_file_is_short(root: Path) -> list[Breach]:
    """The median file of the program is near 100 lines."""
    median = median_file(root)
    if median <= MEDIAN_FILE:
        return []
    return [Breach(PROGRAM, 1, f"The median file has {median:g} lines; {MEDIAN_FILE} are allowed.")]


def files_are_short(root: Path) -> list[Breach]:
    """No file, of the tests neither, is longer than 400 lines."""
    return [
        one.breach(1, f"The file has {one.length} lines; {LONGEST_FILE} are allowed.")
        for one in modules(root, *CODE, TESTS)
        if one.length > LONGEST_FILE
    ]


def classes_are_short(root: Path) -> list[Breach]:
    """No class is longer than 300 lines or has more than 25 methods."""
    breaches = []
    for module in modules(root, *CODE, TESTS):
        for one in classes(module.tree):
            methods = sum(isinstance(node, Function) for node in one.body)
            if span(one) > LONGEST_CLASS:
                sentence = f"{one.name} has {span(one)} lines; {LONGEST_CLASS} are allowed."
                breaches.append(module.breach(one, sentence))
            if methods > MOST_METHODS:
                sentence = f"{one.name} has {methods} methods; {MOST_METHODS} are allowed."
                breaches.append(module.breach(one, sentence))
    return breaches


def functions_are_short(root: Path) -> list[Breach]:
    """No function is longer than 50 lines."""
    return [
        module.breach(one, f"{one.name} has {span(one)} lines; {LONGEST_FUNCTION} are allowed.")
        for module in modules(root, *CODE, TESTS)
        for one in functions(module.tree)
        if span(one) > LONGEST_FUNCTION
    ]


def everything_is_typed(root: Path) -> list[Breach]:
    """Every function of the program gives the type of each parameter and of what it returns."""
    return [
        module.breach(one, f"{one.name} leaves untyped: {', '.join(names)}.")
        for module in modules(root, PROGRAM)
        for one, names in signatures(module)
        if names
    ]


def code_is_outweighed_by_tests(root: Path) -> list[Breach]:
    """There are at least as many lines of tests as of code."""
    share = lines_of_tests_per_code(root)
    if share >= TESTS_PER_CODE:
        return []
    return [Breach(TESTS, 1, f"There are {share:.2f} lines of tests for each line of code.")]
