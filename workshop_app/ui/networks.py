"""The networks on which phones of the room could reach this laptop, and why one might not."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.text import N_

MADE_UP = (
    "docker", "veth", "virbr", "vmnet", "vboxnet", "br-", "tun", "tap", "utun", "zt", "wg",
    "vmware", "virtualbox", "zerotier", "tailscale", "hyper-v",
)  # fmt: skip
"""Beginnings of names of networks that are inside the laptop or lead far away, in small letters
(Windows writes them in words: "vEthernet (WSL)", "VMware Network Adapter VMnet8")."""


@dataclass(frozen=True, slots=True)
class Network:
    """An address of this laptop: ``name`` of its network, ``address``, ``wireless``."""

    name: str
    address: str
    wireless: bool

    @property
    def alone(self) -> bool:
        """Whether nobody gave it an address: it made one up (169.254…), and no phone finds it."""
        return ipaddress.ip_address(self.address).is_link_local


def networks() -> list[Network]:
    """The room's possible networks, wireless ones first."""
    from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

    flag, kind = QNetworkInterface.InterfaceFlag, QNetworkInterface.InterfaceType
    found: list[tuple[str, str, bool]] = []
    for one in QNetworkInterface.allInterfaces():
        up = one.flags() & flag.IsUp and one.flags() & flag.IsRunning
        if not up or one.flags() & flag.IsLoopBack:
            continue
        for entry in one.addressEntries():
            if entry.ip().protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                wireless = one.type() == kind.Wifi
                found.append((one.humanReadableName(), entry.ip().toString(), wireless))
    return fit(found)


def fit(found: Iterable[tuple[str, str, bool]]) -> list[Network]:
    """Of (name, address, wireless) those that a room can use: private addresses, not made up inside
    the laptop; wireless ones first, made-up addresses last."""
    rows = [
        Network(*one)
        for one in found
        if not one[0].lower().startswith(MADE_UP) and ipaddress.ip_address(one[1]).is_private
    ]
    return sorted(rows, key=lambda one: (one.alone, not one.wireless, one.name, one.address))


NO_NETWORK = N_(
    "This laptop is on no network. Turn on the room's router or the hotspot of a phone, join it with the laptop, and look again."
)
ALONE = N_(
    "The laptop is joined to {name}, which gave it no address, so no phone finds it. Join the network again, or turn the router off and on."
)
GONE = N_(
    "The laptop left the network on which phones were let in. Join it again, or let phones in anew."
)
SILENT = N_(
    "The laptop does not answer at its own address. Stop it, and let phones in again; if it stays silent, a protection program holds it back."
)
ANSWERS = N_(
    "The laptop answers at {address}. If a phone still does not open the page, go through this list."
)

HINTS = (
    N_("The phone must be on this same network. Turn its mobile data off while voting."),
    N_("If it says that there is no internet, stay joined: none is needed."),
    N_("Type the address as it stands, with http:// before it and without an s."),
    N_("In guest networks phones do not see each other. Use a router of your own or a hotspot."),
    N_("If Windows or the Mac asks whether Convite may be reached, allow it on private networks."),
)
"""What keeps a phone from reaching the laptop, most usual first."""


def finding(address: str, here: Iterable[str], answers: bool) -> str:
    """What is to be said of ``address`` (http://host:port/), with its field {address}: whether the
    laptop is still there, ``here`` its addresses now, and whether it ``answers``."""
    from urllib.parse import urlsplit

    host = urlsplit(address).hostname or ""
    if host not in here and not host.startswith("127."):
        return GONE
    return ANSWERS if answers else SILENT


def answers(address: str, seconds: float = 2.0) -> bool:
    """Whether the laptop answers at ``address`` (http://host:port/). Takes up to ``seconds``: call
    it in a job."""
    from http.client import HTTPConnection, HTTPException
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=seconds)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
