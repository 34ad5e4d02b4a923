"""On which networks phones could reach the laptop, and what is said when one does not."""

from __future__ import annotations

import socket

import pytest

from workshop_app.ui import networks
from workshop_app.ui.networks import ALONE, ANSWERS, GONE, SILENT, Network


def test_only_networks_of_a_room_are_offered_wireless_ones_first() -> None:
    found = networks.fit(
        [
            ("eth0", "192.168.1.5", False),
            ("docker0", "172.17.0.1", False),
            ("vEthernet (WSL)", "172.28.0.1", False),
            ("VirtualBox Host-Only Network", "192.168.56.1", False),
            ("wlan1", "169.254.3.4", True),
            ("wwan0", "201.20.30.40", False),
            ("wlan0", "10.0.0.7", True),
        ]
    )
    assert found == [
        Network("wlan0", "10.0.0.7", True),
        Network("eth0", "192.168.1.5", False),
        Network("wlan1", "169.254.3.4", True),
    ]
    assert [one.alone for one in found] == [False, False, True]


@pytest.mark.parametrize(
    ("here", "answers", "said"),
    [
        (["192.168.1.5"], True, ANSWERS),
        (["192.168.1.5"], False, SILENT),
        (["10.0.0.7"], True, GONE),
        ([], False, GONE),
    ],
)
def test_what_is_wrong_is_named(here: list[str], answers: bool, said: str) -> None:
    assert networks.finding("http://192.168.1.5:8080/", here, answers) == said


def test_a_laptop_alone_is_told_apart_from_one_without_a_network() -> None:
    assert len({ALONE, networks.NO_NETWORK, GONE, SILENT}) == 4


def test_a_door_at_which_nobody_answers_is_found_out_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert not networks.answers(f"http://127.0.0.1:{port}/", seconds=1)
