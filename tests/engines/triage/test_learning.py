"""A model of topics: learnt from labelled messages, the same every time, safe to read, and with its reasons."""

import io
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.triage.learning import (
    Labelled,
    Model,
    ModelError,
    View,
    compare,
    fit,
    macro_f1,
    mcnemar,
    wilson,
)
from linli.engines.triage.learning.rows import grams
from linli.engines.triage.learning.wording import plain

TALK = {
    "水": ("停水三天了", "水管爆裂路面全是水", "自来水发黄有铁锈味", "水压太低洗不了澡", "水龙头没有水"),
    "路": ("路面坑洼难走", "路灯不亮天黑看不见", "马路中间裂开大缝", "人行道地砖松动", "路口没有红绿灯"),
    "学": ("小学学位不够", "老师补课乱收费", "学校食堂饭菜差", "幼儿园报名要什么材料", "放学路上车多"),
}


def messages() -> list[Labelled]:
    return [
        Labelled({"title": text, "detail": f"您好，{text}，请{ask}。"}, label)
        for label, texts in TALK.items()
        for text in texts
        for ask in ("尽快处理", "给个答复", "派人看看", "说明一下", "帮忙解决")
    ]


@cache
def model() -> Model:
    return fit(messages())


def test_it_reads_what_it_was_taught_and_what_is_like_it() -> None:
    assert all(model().predict(m.fields).label == m.label for m in messages())
    assert model().predict({"title": "家里没有自来水", "detail": "水停了"}).label == "水"


def test_the_same_messages_give_the_same_file_and_the_file_gives_the_same_answers() -> None:
    content = model().to_bytes()
    assert fit(messages()).to_bytes() == content
    again = Model.from_bytes(content)
    for message in messages():
        one, other = model().predict(message.fields), again.predict(message.fields)
        assert (one.label, one.words) == (other.label, other.words)
        assert abs(one.confidence - other.confidence) < 0.01


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="水路学校停灯不亮了，。 aA１2\n", max_size=40), st.text(max_size=60))
def test_any_message_gets_a_label_a_share_and_words_of_its_own(title: str, detail: str) -> None:
    said = model().predict({"title": title, "detail": detail})
    assert set(said.ranking) == set(TALK) and said.label == said.ranking[0]
    assert 1 / 3 - 1e-6 <= said.confidence <= 1
    assert all(word and (word in title or word in detail) for word in said.words)


def test_the_reason_is_what_the_resident_wrote() -> None:
    said = model().predict({"title": "停水３天了", "detail": "没有水"})
    assert said.words and all(word in "停水３天了没有水" for word in said.words)


def runs(text: str, longest: int) -> list[str]:
    """The runs of a text, slowly."""
    found = [text[at : at + size] for size in range(1, longest + 1) for at in range(len(text) - size + 1)]
    return [run for run in found if run.isalnum()]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="水路ab1，\n 𠮷é", max_size=12), min_size=1, max_size=5))
def test_what_is_learnt_from_is_what_is_read(texts: list[str]) -> None:
    seen = [plain(text) for text in texts]
    names, rows = grams(seen, 3, 1)
    for number, text in enumerate(seen):
        here = rows.chosen(np.array([number]))
        found = {names[place]: int(times) for place, times in zip(here.places, here.values, strict=True)}
        held = runs(text, 3)
        assert found == {run: held.count(run) for run in held}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 6), st.integers(1, 40))
def test_products_of_rows_are_those_of_the_whole_table(seed: int, kinds: int, width: int) -> None:
    chance = np.random.default_rng(seed)
    texts = ["".join(chance.choice(list("abcdefg水路 "), 12)) for _ in range(width)]
    _, rows = grams(texts, 2, 1)
    table = np.zeros((rows.height, rows.width), np.float32)
    table[rows.row_of, rows.places] = rows.values
    weights = chance.normal(size=(rows.width, kinds)).astype(np.float32)
    values = chance.normal(size=(rows.height, kinds)).astype(np.float32)
    assert np.allclose(rows.times(weights), table @ weights, atol=1e-3)
    assert np.allclose(rows.across(values), table.T @ values, atol=1e-3)


def test_a_file_that_is_no_model_is_refused_and_never_run() -> None:
    pickled = io.BytesIO()
    np.savez(pickled, head=np.array([{"a": 1}], object))
    whole = model().to_bytes()
    for content in (b"", b"PK\x03\x04", whole[: len(whole) // 2], pickled.getvalue(), b"\x93NUMPY\x01\x00"):
        with pytest.raises(ModelError):
            Model.from_bytes(content)


def test_what_cannot_be_learnt_from_is_said() -> None:
    with pytest.raises(ModelError, match="two labels"):
        fit(messages()[:5])
    with pytest.raises(ModelError, match="detail"):
        fit([Labelled({"title": "水"}, "a"), Labelled({"title": "路"}, "b")])
    with pytest.raises(ModelError, match="too few words"):
        fit([Labelled({"t": "，"}, "a"), Labelled({"t": "。"}, "b")], [View("t", 2, 1.0)])


def test_two_models_are_compared_where_they_differ() -> None:
    half = fit([m for m in messages() if m.label != "学"])
    said = compare(half, model(), messages())
    assert (said.both, said.old_only, said.new_only, said.neither) == (50, 0, 25, 0)
    assert said.new_f1 == 1 and said.old_f1 < 1 and said.chance < 0.001 and len(said.differ) == 25


def test_the_figures_of_a_comparison_are_those_of_the_books() -> None:
    assert mcnemar(0, 0) == 1 and mcnemar(5, 5) == 1
    assert mcnemar(0, 6) == pytest.approx(0.03125)
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"]) == pytest.approx(2 / 3)
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
