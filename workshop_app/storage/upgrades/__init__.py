"""The ladder from older files to this version: what turns version N-1 into N, under N.

Each step gets the connection inside the one transaction of the upgrade. Mostly ADD COLUMN: names
once stored are never renamed, because the record speaks of them.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from workshop_app.storage.upgrades import v2, v3, v4, v5, v6

Upgrade = Callable[[sa.Connection], None]

UPGRADES: dict[int, Upgrade] = {
    2: v2.upgrade, 3: v3.upgrade, 4: v4.upgrade, 5: v5.upgrade, 6: v6.upgrade,
}  # fmt: skip
