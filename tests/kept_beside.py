"""A model of a library, kept beside it by somebody who knows only what was done.

It holds values of its own: what every item says, how every issue is arranged, what is in the trash,
and how far undo and redo lead. A window that was used for long must agree with it in everything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from crank_desktop.document.portable import Item, PortableIssue, Section

Thing = PortableIssue | Section | Item


@dataclass(frozen=True)
class Structure:
    """How everything is arranged. Items are only places here: what they say is kept elsewhere."""

    issues: Mapping[str, PortableIssue]
    trash: tuple[PortableIssue | Section | Item, ...] = ()


@dataclass
class Writing:
    """One text as it was after each key, and where in that its undo may stand.

    How many keys one step of undo takes back is the editor's to choose, so that places can be
    several.
    """

    said: list[str]
    places: set[int] = field(default_factory=lambda: {0})
    times: list[int] = field(default_factory=lambda: [0])

    def write(self, text: str, time: int) -> None:
        """It says something else now; what was taken back cannot be redone."""
        del self.said[max(self.places) + 1 :]
        del self.times[max(self.places) + 1 :]
        self.said.append(text)
        self.times.append(time)
        self.places = {len(self.said) - 1}

    def is_before(self, time: int) -> bool:
        """Whether all that stands in it may have been written before a moment."""
        return min(self.times[place] for place in self.places) < time

    def is_after(self, time: int) -> bool:
        """Whether what stands in it last may have been written after a moment."""
        return max(self.times[place] for place in self.places) > time

    def go(self, text: str, time: int, *, back: bool) -> bool:
        """It went back, or on, to say ``text``; False where it never said that there."""
        if not back:
            later = range(min(self.places) + 1, len(self.said))
            self.times[later.start : later.stop] = [time] * len(later)
        if back:
            self.places = {n for n in range(max(self.places)) if self.said[n] == text}
        else:
            later = range(min(self.places) + 1, len(self.said))
            self.places = {n for n in later if self.said[n] == text}
        return bool(self.places)

    def can_go(self, *, back: bool) -> bool:
        """Whether something may be left to take back, or to do again."""
        return max(self.places) > 0 if back else min(self.places) < len(self.said) - 1

    def can_stay(self, *, back: bool) -> bool:
        """Whether nothing may be left to take back, or to do again."""
        return 0 in self.places if back else len(self.said) - 1 in self.places


class KeptBeside:
    """What a library must hold."""

    def __init__(self, issues: Iterable[PortableIssue]) -> None:
        self.items: dict[str, Item] = {}
        self.structure = Structure({one.uid: self.learn(one) for one in issues})
        self.back: list[tuple[Structure, int]] = []
        self.ahead: list[tuple[Structure, int]] = []
        self.time = 0
        self.writings: dict[tuple[str, str], Writing] = {}

    def learn(self, issue: PortableIssue) -> PortableIssue:
        """Know the items of an issue; the issue."""
        for section in issue.sections:
            self.items.update({item.uid: item for item in section.items})
        return issue

    def now(self, thing: Thing) -> Thing:
        """An issue, a section or an item with what its items say now."""
        if isinstance(thing, PortableIssue):
            return self._whole(thing)
        return self._section(thing) if isinstance(thing, Section) else self.items[thing.uid]

    def issue(self, uid: str) -> PortableIssue:
        """An issue as it is arranged and written now."""
        return self._whole(self.structure.issues[uid])

    def issues(self) -> dict[str, PortableIssue]:
        """Every issue as it is now."""
        return {uid: self.issue(uid) for uid in self.structure.issues}

    def arrange(self, uid: str, issue: PortableIssue | None, *thrown: Thing) -> None:
        """An issue is arranged like this now, or gone: a step that can be undone."""
        others = {one: kept for one, kept in self.structure.issues.items() if one != uid}
        issues = others if issue is None else {**others, uid: issue}
        self._go_on(Structure(issues, (*self.structure.trash, *thrown)))

    def put_back(self, thing: Thing, uid: str, issue: PortableIssue) -> None:
        """Something is no longer in the trash but in an issue, or an issue itself."""
        trash = tuple(one for one in self.structure.trash if one.uid != thing.uid)
        self._go_on(Structure({**self.structure.issues, uid: issue}, trash))

    def step(self, *, back: bool) -> bool:
        """Take the last step back, or do it again; False where there is none."""
        here, there = (self.back, self.ahead) if back else (self.ahead, self.back)
        if not here:
            return False
        there.append((self.structure, self.tick()))
        self.structure, _ = here.pop()
        return True

    def tick(self) -> int:
        """The moment of what is done next."""
        self.time += 1
        return self.time

    @property
    def changed_at(self) -> int:
        """When the change was done that is undone next."""
        return self.back[-1][1] if self.back else 0

    def write(self, uid: str, name: str, text: str) -> None:
        """A text of an item says something else now."""
        self.writing(uid, name).write(text, self.tick())
        self.say(uid, name, text)

    def say(self, uid: str, name: str, text: str) -> None:
        """A text of an item says this."""
        changed: dict[str, str] = {name: text}
        self.items[uid] = replace(self.items[uid], **changed)  # type: ignore[arg-type]

    def writing(self, uid: str, name: str) -> Writing:
        """The steps of a text since the window was opened."""
        says = str(getattr(self.items[uid], name))
        return self.writings.setdefault((uid, name), Writing([says]))

    def restart(self) -> None:
        """Nothing can be undone any more."""
        self.back.clear()
        self.ahead.clear()
        self.writings.clear()

    def _whole(self, issue: PortableIssue) -> PortableIssue:
        sections = tuple(self._section(one) for one in issue.sections)
        return replace(issue, sections=sections, notes=())

    def _section(self, section: Section) -> Section:
        return replace(section, items=tuple(self.items[one.uid] for one in section.items))

    def _go_on(self, structure: Structure) -> None:
        self.back.append((self.structure, self.tick()))
        self.ahead.clear()
        self.structure = structure
