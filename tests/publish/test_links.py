"""A built site is looked over: dead links, ids that stand twice, and what comes from elsewhere."""

from __future__ import annotations

from macros.publish.links import check_site


def test_check_site_finds_what_it_should(tmp_path):
    (tmp_path / "index.html").write_text(
        '<h1 id="a"></h1><p id="a"></p><a href="#b">x</a><a href="nei/">x</a><img src="https://x.no/y.png">'
        '<a href="https://ok.no">x</a>'
    )
    assert check_site(tmp_path) == [
        "index.html: id-en «a» står to ganger",
        "index.html: lenken #b viser til et sted på siden som ikke finnes",
        "index.html: lenken nei/ fører ingen steder",
        "index.html: img src henter noe utenfra: https://x.no/y.png",
    ]
