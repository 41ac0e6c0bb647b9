"""How large a window is shown, in percent: all of it, and beside that the texts being written."""

from dataclasses import dataclass, replace

WHOLE = 100
WINDOW_STEPS = (90, 100, 110, 125, 150, 175, 200)
TEXT_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Zoom:
    """``text`` comes on top of ``window``."""

    window: int = WHOLE
    text: int = WHOLE

    def within(self) -> "Zoom":
        """The same, no smaller and no larger than can be worked with."""
        return Zoom(_within(self.window, WINDOW_STEPS), _within(self.text, TEXT_STEPS))

    def stepped(self, by: int) -> "Zoom":
        """Texts so many steps larger, or smaller."""
        larger = [one for one in TEXT_STEPS if one > self.text]
        smaller = [one for one in reversed(TEXT_STEPS) if one < self.text]
        steps = larger[:by] if by > 0 else smaller[:-by]
        return replace(self, text=steps[-1] if steps else self.text)


def _within(percent: int, steps: tuple[int, ...]) -> int:
    return min(max(percent, steps[0]), steps[-1])
