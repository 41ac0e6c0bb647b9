"""Where the tour stops, and what it says there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: the object name of what it points at, a heading, what is to be known of it.

    Its words name actions, ``{undo}``, in the place of their keys.

    With ``item`` an item of the open issue is shown, where there is one.
    """

    target: str
    heading: str
    words: str
    item: bool = False


STOPS = (
    Stop(
        "issueList",
        "Your issues",
        "The newest stands first. Choose one to open it; its menu renames, copies or archives it.",
    ),
    Stop(
        "outline",
        "The outline",
        "Sections and items of the open issue. {add-item} adds an item, {item-up} and {item-down}"
        " move it, and a mark shows what still misses something.",
    ),
    Stop(
        "desk",
        "Write here",
        "Each kind of item has a form of its own. There is no Save button: what you type is kept"
        " within a second, and {undo} takes it back.",
        item=True,
    ),
    Stop(
        "bodyEdit",
        "Links stand in the text",
        "A link is words with an address behind them, and both are marked in color. {next-missing}"
        " leads to the next link whose address is missing.",
        item=True,
    ),
    Stop(
        "preview",
        "The email as readers get it",
        "It follows what you type: as on a computer or a phone, light or dark, with pictures or"
        " without. Nothing is asked of the network.",
    ),
    Stop(
        "statusBar",
        "At the foot",
        "When your text was last saved, how long the issue is, what stands in the way of sending"
        " it, and when the last backup was verified.",
    ),
    Stop(
        "exportButton",
        "Finished files",
        "Export writes the email, its texts and the web page, ready for your sending service.",
    ),
)
