"""In a real browser, by touch, with scripts switched off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.browser import HIGH, Phone
from tests.web.rooms import Room


@pytest.fixture(autouse=True)
def _fresh(browser: Phone) -> None:
    browser.do("Network.clearBrowserCookies")


def to_ballot(browser: Phone, room: Room, code: str) -> None:
    browser.open(room.address)
    browser.write("#code", code)
    browser.go("button.go")


def test_a_vote_by_touch(browser: Phone, room: Room, tmp_path: Path) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0, across=0.2)  # one mark: the option itself
    browser.touch(".card", 2, across=0.2)
    browser.touch(".card", 2, across=0.4)  # two marks: the option twice
    browser.touch(".card", 3, across=0.95)  # two marks by the second ring,
    browser.touch(".card", 3, across=0.95)  # one,
    browser.touch(".card", 3, across=0.85)  # none by the first ring
    assert browser.picture(tmp_path / "ballot.png").stat().st_size > 10_000
    browser.go("button[value=review]")
    assert browser.how_many(".row") == 2
    assert "Le sobran 2 marcas." in browser.text()
    browser.go("button[value=cast]")
    assert "Gracias" in browser.text()
    for code in room.codes[1:5]:
        assert room.vote(code, o7=1).status == 200
    assert room.totals() == {"1": 1, "3": 2, "8": 4}


def test_eight_options_need_no_scrolling_and_everything_is_large(
    browser: Phone, make_room: Callable[..., Room]
) -> None:
    room = make_room()
    to_ballot(browser, room, room.codes[0])
    assert browser.high() <= HIGH
    _, top, _, high = browser.box(".card", 7)
    assert top + high <= browser.box("footer")[1]
    for selector in (".card", "button"):
        for at in range(browser.how_many(selector)):
            assert browser.box(selector, at)[3] >= 68, selector
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    for at in range(browser.how_many("button")):
        assert browser.box("button", at)[3] >= 68


def test_who_cannot_read_votes_by_the_signs_alone(browser: Phone, room: Room) -> None:
    """Every word hidden: what is left are shapes, pictograms, numbers of options, ticks."""
    to_ballot(browser, room, room.codes[0])
    hide_words(browser)
    assert browser.box(".text")[2] == 0
    sign = browser.box(".sign", 4)
    assert sign[2] >= 48
    assert sign[3] >= 48
    browser.touch(".sign", 4)
    browser.go("footer .go")
    hide_words(browser)
    assert browser.how_many(".row") == 1
    assert browser.has(".row.economy")
    browser.go(".go")
    assert browser.has(".seal")
    assert room.cast == 1


def hide_words(browser: Phone) -> None:
    """Take the words away as a person does not have them: by a style that the browser adds."""
    frame = browser.do("Page.getFrameTree")["frameTree"]["frame"]["id"]
    browser.do("DOM.enable")
    browser.do("CSS.enable")
    sheet = browser.do("CSS.createStyleSheet", frameId=frame)["styleSheetId"]
    rules = "h1,p,.how,button{font-size:0!important}.text{font-size:0!important;flex:none!important;width:0!important;padding:0!important}"
    browser.do("CSS.setStyleSheetText", styleSheetId=sheet, text=rules)


def test_a_tab_that_is_closed_before_the_answer_has_voted_once(browser: Phone, room: Room) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    browser.touch("button[value=cast]")  # and away, without waiting
    browser.do("Page.navigate", url="about:blank")
    browser.until(lambda: not browser.has("form"))
    to_ballot(browser, room, room.codes[0])
    if browser.has(".said"):
        assert "Con este código ya se votó" in browser.text()
    else:  # the browser was faster than its own request: nothing was cast, so the code is good
        browser.go("button[value=review]")
        browser.go("button[value=cast]")
    assert room.cast == 1


def test_a_code_that_has_voted_opens_no_second_ballot(browser: Phone, room: Room) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    browser.go("button[value=cast]")
    to_ballot(browser, room, room.codes[0])
    assert "Con este código ya se votó" in browser.text()
    assert not browser.has(".card")
    assert room.cast == 1


def test_a_tab_that_is_closed_at_the_last_look_has_not_voted(browser: Phone, room: Room) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    browser.do("Page.navigate", url="about:blank")
    browser.until(lambda: not browser.has("form"))
    assert room.cast == 0
    to_ballot(browser, room, room.codes[0])
    assert browser.has("button[value=review]")


def test_loading_again_and_going_back_give_no_second_vote(browser: Phone, room: Room) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    browser.go("button[value=cast]")
    browser.until_new_page(lambda: browser.do("Page.reload"))
    assert "Su voto ya está guardado." in browser.text()
    history = browser.do("Page.getNavigationHistory")
    entry = history["entries"][history["currentIndex"] - 1]["id"]
    browser.do("Page.navigateToHistoryEntry", entryId=entry)
    browser.until(lambda: not browser.has(".seal"))
    browser.until_new_page(lambda: browser.do("Page.reload"))
    assert "Su voto ya está guardado." in browser.text()
    assert room.cast == 1
    assert room.codes[0] not in str(history["entries"])


def test_nothing_is_left_in_the_browser(browser: Phone, room: Room) -> None:
    to_ballot(browser, room, room.codes[0])
    browser.touch(".card", 0)
    browser.go("button[value=review]")
    browser.go("button[value=cast]")
    assert browser.do("Network.getAllCookies")["cookies"] == []
    origin = room.address.rstrip("/")
    used = browser.do("Storage.getUsageAndQuota", origin=origin)
    assert used["usage"] == 0
    assert "?" not in browser.do("Page.getNavigationHistory")["entries"][-1]["url"]


def test_points_and_scores_are_typed_and_chosen(
    browser: Phone, make_room: Callable[..., Room]
) -> None:
    room = make_room("points")
    to_ballot(browser, room, room.codes[0])
    browser.write("#o0", "70")
    browser.write("#o1", "60")
    browser.go("footer .go")
    assert "Puso 130 y puede poner 100. Quite 30." in browser.text()
    browser.go("button[value=clear]")
    browser.write("#o1", "60")
    browser.go("button[value=review]")
    assert "Le sobran 40 puntos." in browser.text()
    browser.go("button[value=cast]")
    assert room.cast == 1
