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


def test_what_is_wrong_with_a_page_is_not_told_again_of_its_twin_for_a_frame(tmp_path):
    for name, up in (("verktoykasse/tolk", "../../"), ("innebygd/verktoykasse/tolk", "../../../")):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(
            f'<p id="a"></p><p id="a"></p><a href="{up}borte/">x</a><a href="#b">x</a><a href="{up}#b">x</a>'
            + ('<a href="egen/">x</a>' if "innebygd" in name else "")
        )
    (tmp_path / "index.html").write_text("<h1>x</h1>")
    assert check_site(tmp_path) == [
        "verktoykasse/tolk/index.html: id-en «a» står to ganger",
        "verktoykasse/tolk/index.html: lenken ../../borte/ fører ingen steder",
        "verktoykasse/tolk/index.html: lenken #b viser til et sted på siden som ikke finnes",
        "verktoykasse/tolk/index.html: lenken ../../#b viser til et sted på siden som ikke finnes",
        "innebygd/verktoykasse/tolk/index.html: lenken egen/ fører ingen steder",
    ]
