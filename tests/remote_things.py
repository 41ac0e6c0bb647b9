"""Everything an HTML page can ask of a server, and a server that notes who asks."""

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket


class Listener(QTcpServer):
    """A server on the loopback that counts connections and keeps what each asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.connections = 0
        self.paths: set[str] = set()
        self.newConnection.connect(self._connected)
        assert self.listen(QHostAddress.SpecialAddress.LocalHost)

    @property
    def root(self) -> str:
        """The address that leads here."""
        return f"http://127.0.0.1:{self.serverPort()}"

    def _connected(self) -> None:
        while self.hasPendingConnections():
            self.connections += 1
            socket = self.nextPendingConnection()
            socket.readyRead.connect(lambda one=socket: self._asked(one))

    def _asked(self, socket: QTcpSocket) -> None:
        line = bytes(socket.readAll().data()).decode(errors="replace").partition("\r\n")[0]
        self.paths.add(line.split(" ")[1].partition("?")[0].strip("/"))
        socket.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        socket.disconnectFromHost()


HEAD = """
<link rel="stylesheet" href="{root}/stylesheet">
<link rel="preload" as="image" href="{root}/preload">
<link rel="prefetch" href="{root}/prefetch">
<link rel="preconnect" href="{root}">
<link rel="dns-prefetch" href="{root}">
<link rel="icon" href="{root}/icon">
<link rel="modulepreload" href="{root}/modulepreload">
<link rel="manifest" href="{root}/manifest">
<script src="{root}/script"></script>
<style>
@import "{root}/import";
@import url({root}/import-url) screen;
@font-face {{ font-family: Far; src: url({root}/font) }}
body {{ font-family: Far; background: url({root}/background) }}
li {{ list-style-image: url({root}/bullet) }}
p::before {{ content: url({root}/content) }}
p {{ cursor: url({root}/cursor), auto; border-image: url({root}/border) 30 }}
@media (prefers-color-scheme: dark) {{ h1 {{ background: url({root}/dark) }} }}
@media (max-width: 480px) {{ h1 {{ background: url({root}/narrow) }} }}
</style>
"""

BODY = """
<h1>Far away</h1><p>Some words.</p><ul><li>One</li></ul>
<img src="{root}/img" alt="A picture">
<img srcset="{root}/srcset 1x, {root}/srcset 2x" alt="">
<picture><source srcset="{root}/source"><img src="{root}/in-picture" alt=""></picture>
<img loading="lazy" src="{root}/lazy" alt="">
<table background="{root}/table-background"><tr><td background="{root}/cell">x</td></tr></table>
<iframe src="{root}/iframe"></iframe>
<iframe srcdoc="&lt;img src='{root}/srcdoc'&gt;"></iframe>
<object data="{root}/object"></object>
<embed src="{root}/embed">
<video src="{root}/video" poster="{root}/poster" autoplay muted></video>
<video><source src="{root}/video-source"></video>
<audio src="{root}/audio" autoplay></audio>
<svg width="20" height="20">
<use href="{root}/use#x"/><image href="{root}/svg-image" width="9" height="9"/></svg>
<form action="{root}/form">
<input autofocus name="q"><input type="image" src="{root}/input-image"></form>
<div style="background-image: image-set(url({root}/image-set) 1x)">x</div>
<div style="filter: url({root}/filter#f); mask: url({root}/mask)">x</div>
<div style="clip-path: url({root}/clip#c)">x</div>
"""

EVERYTHING = "<!DOCTYPE html><html><head>" + HEAD + "</head><body>" + BODY + "</body></html>"
BASE = (
    '<!DOCTYPE html><html><head><base href="{root}/base/"></head>'
    '<body><img src="relative.png" alt=""><a href="relative">x</a></body></html>'
)
REFRESH = (
    '<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0;url={root}/refresh"></head>'
    "<body><p>Soon elsewhere.</p></body></html>"
)
PAGES = (EVERYTHING, BASE, REFRESH)
ASKED_BY_ANY_BROWSER = frozenset(
    "stylesheet preload prefetch import font background bullet content cursor border img srcset "
    "source srcdoc table-background cell iframe object embed video poster video-source audio "
    "svg-image input-image image-set mask clip base/relative.png refresh".split()
)
"""What the pages ask of the server where nobody stops them, scripts off (told by a test)."""
