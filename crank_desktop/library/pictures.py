"""Pictures in a library: each kept once, under a name made from its bytes.

None is ever removed while an editor works, so that undo finds every former one again. Those that
no issue names, nor one in the trash, nor a revision, are removed when the library is next opened
for changes, for undo does not reach beyond that.
"""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.library.fetching import rows
from crank_desktop.model import tables
from crank_desktop.model.stored import Unreadable


def keep(session: Session, picture: PictureFile) -> None:
    """Store a picture unless it is there."""
    row = tables.Picture
    if session.exec(select(row.id).where(col(row.name) == picture.name)).first() is None:
        session.add(
            row(
                name=picture.name,
                sha256=picture.sha256,
                media_type=picture.media_type,
                width=picture.width,
                height=picture.height,
                content=picture.content,
            )
        )


def load(session: Session, name: str) -> PictureFile | None:
    """The picture of this name; None where the library has none.

    Raises ``Unreadable`` where its bytes are not those that were stored.
    """
    found = rows(session, select(tables.Picture).where(col(tables.Picture.name) == name))
    if not found:
        return None
    row = found[0]
    picture = PictureFile(row.content, row.media_type, row.width, row.height)
    if (picture.name, picture.sha256) != (row.name, row.sha256):
        raise Unreadable(f"the picture {row.name} is not what was stored")
    return picture


def damaged(session: Session) -> Iterator[str]:
    """The names of the pictures whose bytes are not those that were stored."""
    for name in session.exec(select(tables.Picture.name).order_by(col(tables.Picture.name))).all():
        try:
            load(session, name)
        except Unreadable:
            yield name
