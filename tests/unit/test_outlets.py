"""The list of outlets: names that ran together come apart, names that hold names stay whole."""

from itertools import combinations, permutations

import pytest

from crank_desktop.sources.outlets import (
    KnownOutlets,
    OutletName,
    Split,
    read_outlets,
    shipped_outlets,
)

KNOWN = shipped_outlets()
TEN = (
    *("Reuters", "AP", "South China Morning Post", "Financial Times", "NK News"),
    *("Bloomberg", "The Guardian", "Global Times", "TASS", "Yonhap"),
)
EVERY_NAME = [name for outlet in KNOWN.outlets for name in (outlet.name, *outlet.earlier_names)]


@pytest.mark.parametrize(("first", "second"), tuple(permutations(TEN, 2)), ids=str)
def test_every_pair_that_ran_together_comes_apart(first: str, second: str) -> None:
    assert KNOWN.split(first + second) == Split((first, second), mended=True)
    assert KNOWN.split(f"{first}, {second}") == Split((first, second))


def test_three_that_ran_together_come_apart() -> None:
    for names in combinations(TEN, 3):
        assert KNOWN.split("".join(names)) == Split(names, mended=True)


def test_every_name_of_the_list_stays_whole() -> None:
    for name in EVERY_NAME:
        assert KNOWN.split(name) == Split((name,)), name
        assert KNOWN.split(f"  {name} ") == Split((name,)), name
        assert KNOWN.known(name.upper()), name


def test_no_two_outlets_share_a_name_or_a_domain() -> None:
    names = [
        key
        for outlet in KNOWN.outlets
        for key in {name.casefold() for name in (outlet.name, *outlet.earlier_names)}
    ]
    domains = [domain for outlet in KNOWN.outlets for domain in outlet.domains]
    assert len({outlet.name for outlet in KNOWN.outlets}) == len(KNOWN.outlets) == 163
    assert len(set(names)) == len(names)
    assert len(set(domains)) == len(domains)


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("KCNAKCNA Watch", Split(("KCNA", "KCNA Watch"), mended=True)),
        ("KCNA WatchKCNA", Split(("KCNA Watch", "KCNA"), mended=True)),
        (
            "Foreign PolicyForeign Affairs",
            Split(("Foreign Policy", "Foreign Affairs"), mended=True),
        ),
        ("Financial TimesThe Times", Split(("Financial Times", "The Times"), mended=True)),
        ("The TimesTimes of Israel", Split(("The Times", "Times of Israel"), mended=True)),
        (
            "The NationalThe National Interest",
            Split(("The National", "The National Interest"), mended=True),
        ),
        ("ReutersThe Korea Herald", Split(("Reuters", "The Korea Herald"), mended=True)),
        ("NK DailyDaily NK", Split(("NK Daily", "Daily NK"), mended=True)),
        ("GuardianAP", Split(("Guardian", "AP"), mended=True)),
        ("Deutsche WelleDW", Split(("Deutsche Welle", "DW"), mended=True)),
        ("reutersap", Split(("reuters", "ap"), mended=True)),
        ("CNN, ReutersAP", Split(("CNN", "Reuters", "AP"), mended=True)),
        ("ReutersAP, Unknown Gazette", Split(("Reuters", "AP", "Unknown Gazette"), mended=True)),
        ("Reuters/AP", Split(("Reuters", "AP"))),
        ("Reuters & AP", Split(("Reuters", "AP"))),
        ("AP and Reuters and CNN", Split(("AP", "Reuters", "CNN"))),
        ("Reuters\u00a0AP", Split(("Reuters", "AP"))),
        ("Reuters,AP; CNN,", Split(("Reuters", "AP", "CNN"))),
        ("RFE/RL", Split(("RFE/RL",))),
        ("S&P Global", Split(("S&P Global",))),
        ("RFE/RLS&P Global", Split(("RFE/RL", "S&P Global"), mended=True)),
        ("People’s DailyXinhua", Split(("People’s Daily", "Xinhua"), mended=True)),
        ("Times", Split(("Times",))),
        ("Asia Times", Split(("Asia Times",))),
        ("Reuters Institute", Split(("Reuters Institute",))),
        ("Apple Daily", Split(("Apple Daily",))),
        ("Unknown Gazette, Reuters", Split(("Unknown Gazette", "Reuters"))),
        ("APEC", Split(("APEC",), sure=False)),
        ("ReutersBlog", Split(("ReutersBlog",), sure=False)),
        ("NK NewsNK Pro", Split(("NK NewsNK Pro",), sure=False)),
        ("CNN, ReutersBlog", Split(("CNN", "ReutersBlog"), sure=False)),
        ("", Split(())),
        (" , ;", Split(())),
    ],
)
def test_how_a_parenthesis_comes_apart(text: str, split: Split) -> None:
    assert KNOWN.split(text) == split


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("reuters.com", "Reuters"),
        ("www.reuters.com", "Reuters"),
        ("WWW.Reuters.COM", "Reuters"),
        ("reuters.com.", "Reuters"),
        ("graphics.eu.reuters.com", "Reuters"),
        ("edition.cnn.com", "CNN"),
        ("news.bbc.co.uk", "BBC"),
        ("world.kbs.co.kr", "KBS World"),
        ("kbs.co.kr", None),
        ("koreajoongangdaily.joins.com", "Korea JoongAng Daily"),
        ("joins.com", None),
        ("notcnn.com", None),
        ("cnn.com.example.org", None),
        ("co.uk", None),
        ("com", None),
        (".", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_domain_and_those_below(host: str, outlet: str | None) -> None:
    assert KNOWN.of_domain(host) == outlet


def test_every_domain_of_the_list_leads_to_its_outlet() -> None:
    for outlet in KNOWN.outlets:
        for domain in outlet.domains:
            assert KNOWN.of_domain(domain) == KNOWN.of_domain(f"www.{domain}") == outlet.name


def test_a_list_of_ones_own() -> None:
    text = (
        "name,domains,earlier_names\r\n"
        '"Gazette, The",gazette.example;g.example,Old Gazette; Older Gazette\nBare,,\n'
    )
    outlets = read_outlets(text)
    assert outlets == [
        OutletName(
            "Gazette, The", ("gazette.example", "g.example"), ("Old Gazette", "Older Gazette")
        ),
        OutletName("Bare"),
    ]
    known = KnownOutlets(outlets)
    assert known.split("Gazette, The") == Split(("Gazette, The",))
    assert known.split("older gazetteBare") == Split(("older gazette", "Bare"), mended=True)
    assert not known.known("Reuters")
