"""The rules of the house: how long, how typed and how tangled the program may be.

Each rule is a function from a checkout's folder to its breaches; ``RULES`` holds them all and
``tests/unit/test_house.py`` asserts that none finds any, and that each finds what it is there
for. ``python -m tests.house`` prints the figures.
"""

from collections.abc import Callable
from pathlib import Path

from tests.house.code import Breach
from tests.house.imports import no_import_cycles, one_door_to_bundled_files, qt_in_half_at_most
from tests.house.locks import locks_hold_hashes_and_no_addresses
from tests.house.names import no_banned_calls, no_banned_names
from tests.house.rooms import every_folder_is_named, every_package_is_named, no_room_is_invented
from tests.house.signals import every_signal_is_heard_by_a_test
from tests.house.sizes import (
    classes_are_short,
    code_is_outweighed_by_tests,
    everything_is_typed,
    files_are_short,
    functions_are_short,
    median_file_is_short,
)

RULES: tuple[Callable[[Path], list[Breach]], ...] = (
    median_file_is_short,
    files_are_short,
    classes_are_short,
    functions_are_short,
    everything_is_typed,
    code_is_outweighed_by_tests,
    qt_in_half_at_most,
    no_import_cycles,
    one_door_to_bundled_files,
    no_banned_names,
    no_banned_calls,
    every_folder_is_named,
    every_package_is_named,
    no_room_is_invented,
    locks_hold_hashes_and_no_addresses,
    every_signal_is_heard_by_a_test,
)
