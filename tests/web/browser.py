"""A real Chromium as a phone: 390×844, touch, scripts switched off.

Everything is done by the browser's own protocol (touches at places, keys, what is laid out), since
a driver's usual ways run scripts in the page.
"""

from __future__ import annotations

import base64
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WIDE, HIGH = 390, 844
_WAITS = 10.0


def missing() -> bool:
    """Whether there is no Chromium here; ``make test`` installs one."""
    return not (shutil.which("chromium") and shutil.which("chromedriver"))


class Phone:
    """One browser window. Places are found by selectors of CSS."""

    def __init__(self, folder: Path) -> None:
        if missing():
            if os.environ.get("CI"):
                pytest.fail("chromium and chromedriver are missing: tools/setup_machine.py test")
            pytest.skip("needs chromium and chromedriver: tools/setup_machine.py test")
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        for flag in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--no-proxy-server", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", f"--user-data-dir={folder}",
        ):  # fmt: skip
            options.add_argument(flag)
        self._driver = webdriver.Chrome(
            options=options, service=Service(shutil.which("chromedriver"))
        )
        self.do("Emulation.setDeviceMetricsOverride", width=WIDE, height=HIGH,
                deviceScaleFactor=1, mobile=True)  # fmt: skip
        self.do("Emulation.setTouchEmulationEnabled", enabled=True)
        self.do("Emulation.setScriptExecutionDisabled", value=True)

    def do(self, command: str, **facts: Any) -> dict[str, Any]:
        """A command of the browser's own protocol."""
        answer: dict[str, Any] = self._driver.execute_cdp_cmd(command, facts)
        return answer

    def quit(self) -> None:
        self._driver.quit()

    # -- going ------------------------------------------------------------------------------------
    def open(self, address: str) -> None:
        """Go to an address; returns once its page is there."""
        self.until_new_page(lambda: self.do("Page.navigate", url=address))

    def until_new_page(self, act: Callable[[], object]) -> None:
        """Do something that leads to another page, and wait until it is there to its end."""
        before = self._page()
        act()
        self.until(lambda: self._page() != before and self._whole())

    def until(self, well: Callable[[], bool]) -> None:
        """Wait for something to come true."""
        end = time.monotonic() + _WAITS
        while not well():
            assert time.monotonic() < end, f"waited in vain; the page says: {self.text()}"
            time.sleep(0.02)

    def go(self, selector: str) -> None:
        """Touch a button that leads to another page."""
        self.until_new_page(lambda: self.touch(selector))

    def back(self) -> None:
        """The button "back" of the phone."""
        history = self.do("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] - 1]["id"]
        self.until_new_page(lambda: self.do("Page.navigateToHistoryEntry", entryId=entry))

    def _page(self) -> str:
        found: str = self.do("Page.getFrameTree")["frameTree"]["frame"]["loaderId"]
        return found

    def _whole(self) -> bool:
        """Whether all of the page was read. Asked of the browser, so that it may run no script."""
        asked = self.do("Runtime.evaluate", expression="document.readyState")
        return bool(asked["result"].get("value") == "complete" and self.has("main, form"))

    # -- reading ----------------------------------------------------------------------------------
    def _nodes(self, selector: str) -> list[int]:
        root = self.do("DOM.getDocument", depth=0)["root"]["nodeId"]
        found: list[int] = self.do("DOM.querySelectorAll", nodeId=root, selector=selector)[
            "nodeIds"
        ]
        return found

    def has(self, selector: str) -> bool:
        """Whether the page has such a thing."""
        return bool(self._nodes(selector))

    def how_many(self, selector: str) -> int:
        """How many such things the page has."""
        return len(self._nodes(selector))

    def html(self) -> str:
        """The page as it is written now."""
        root = self.do("DOM.getDocument", depth=0)["root"]["nodeId"]
        written: str = self.do("DOM.getOuterHTML", nodeId=root)["outerHTML"]
        return written

    def text(self) -> str:
        """What can be read: the accessible names of all that is shown."""
        nodes = self.do("Accessibility.getFullAXTree")["nodes"]
        said = [n["name"]["value"] for n in nodes if not n["ignored"] and "name" in n]
        return " ".join(said)

    def box(self, selector: str, at: int = 0) -> tuple[float, float, float, float]:
        """Left, top, width and height on the screen of the ``at``-th such thing."""
        quad = self.do("DOM.getBoxModel", nodeId=self._nodes(selector)[at])["model"]["border"]
        return quad[0], quad[1], quad[2] - quad[0], quad[5] - quad[1]

    def high(self) -> float:
        """The height of the whole page."""
        size: float = self.do("Page.getLayoutMetrics")["cssContentSize"]["height"]
        return size

    # -- touching ---------------------------------------------------------------------------------
    def touch(self, selector: str, at: int = 0, across: float = 0.5) -> None:
        """Touch the ``at``-th such thing, ``across`` 0 to 1 of its width."""
        node = self._nodes(selector)[at]
        self.do("DOM.scrollIntoViewIfNeeded", nodeId=node)
        left, top, wide, high = self.box(selector, at)
        point = {"x": left + wide * across, "y": top + high / 2}
        self.do("Input.dispatchTouchEvent", type="touchStart", touchPoints=[point])
        self.do("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.do("DOM.focus", nodeId=self._nodes(selector)[0])
        self.do("Input.insertText", text=text)

    def picture(self, path: Path) -> Path:
        """What the screen shows, as a PNG."""
        path.write_bytes(base64.b64decode(self.do("Page.captureScreenshot")["data"]))
        return path
