"""The press prints what it is given, as it is given, with its letters, and the same again."""

import threading
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.web.paper import press
from linli.web.paper.press import paper, qr
from tests.web.paper.reading import A4, read

MARKUP = ["#panic()", "*粗*", "_斜_", "$x^2$", "= 标题", "@ref", "<b>", "`raw`", "\\", '#import "x.typ"', "// 注"]
RARE = "䶮㛃𬱖𫖯𬭎𬸚㬎𫘦𬘭𫍽"  # signs of names that are in GB 18030 and in few fonts


def a_poster(name: str = "周桂兰", place: str = "向阳院 3号楼 1单元", count: int = 1, each: int = 1) -> dict[str, Any]:
    one = {"place": place, "stewards": [{"name": name, "phone": "10000000001"}], "address": "x.cn/q/A/", "qr": qr("x")}
    words = {"steward": "您的邻长", "office": "", "promise": "不用姓名", "danger": "火警 119"}
    head = {"language": "zh", "title": "有事您扫码", "community": "柳荫社区", "demo": "", "foot": "", "source": ""}
    return head | {"each": each, "posters": [one] * count, "words": words}


@pytest.mark.parametrize("name", MARKUP)
def test_a_name_that_looks_like_markup_is_printed_as_it_stands(name: str) -> None:
    assert name in read(paper("poster", a_poster(name=name))).words


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_words_whatever_stop_the_press(words: str) -> None:
    assert paper("poster", a_poster(name=words, place=words)).startswith(b"%PDF")


def test_rare_signs_of_names_are_printed_with_their_own_letters() -> None:
    printed = read(paper("poster", a_poster(name=RARE)))
    assert RARE in printed.words
    assert printed.fonts == {"NotoSansSC-Regular-Identity-H": True, "NotoSerifSC-Regular-Identity-H": True}


def test_the_same_data_give_the_same_bytes_from_another_press_too(monkeypatch: pytest.MonkeyPatch) -> None:
    once = paper("poster", a_poster())
    assert paper("poster", dict(reversed(a_poster().items()))) == once
    monkeypatch.setattr(press, "_compiler", typst.Compiler(root=press.SHEETS, font_paths=press._fonts))
    assert paper("poster", a_poster()) == once
    assert paper("poster", a_poster(name="罗春花")) != once


def test_a_poster_fills_a_sheet_of_a4_and_four_fill_one() -> None:
    assert read(paper("poster", a_poster(count=5))).sizes == [A4] * 5
    assert read(paper("poster", a_poster(count=5, each=4))).sizes == [A4] * 2


@pytest.mark.parametrize("each", [1, 4])
def test_a_tower_with_many_stewards_keeps_its_poster_on_one_sheet(each: int) -> None:
    data = a_poster(place="向阳花园小区南苑 12号楼 2单元", each=each)
    data["posters"][0]["stewards"] = [{"name": f"欧阳桂兰{n}", "phone": f"1000000000{n}"} for n in range(6)]
    printed = read(paper("poster", data))
    assert len(printed.sheets) == 1
    assert "欧阳桂兰5" in printed.words
    assert "火警 119" in printed.words


def test_two_threads_print_at_once() -> None:
    names = ["周桂兰", "罗春花", "沈海波", "冯会敏"]
    done: dict[str, bytes] = {}
    threads = [threading.Thread(target=lambda n=n: done.update({n: paper("poster", a_poster(name=n))})) for n in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [name in read(done[name]).words for name in names] == [True] * 4
