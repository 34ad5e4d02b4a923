"""Whether this laptop is in a network that phones of the room could be in too."""

from __future__ import annotations


def addresses() -> list[str]:
    """The laptop's own IPv4 addresses in networks that are up, without the one for itself."""
    from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

    flags = QNetworkInterface.InterfaceFlag
    found = []
    for interface in QNetworkInterface.allInterfaces():
        now = interface.flags()
        if not (now & flags.IsUp and now & flags.IsRunning) or now & flags.IsLoopBack:
            continue
        for entry in interface.addressEntries():
            ip = entry.ip()
            if ip.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                found.append(ip.toString())
    return found
