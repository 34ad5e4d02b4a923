"""From 3 to 4: a territory or a challenge that was typed in twice stands for the same one."""

from __future__ import annotations

import sqlalchemy as sa

_STATEMENTS = (
    'ALTER TABLE "Territory" ADD COLUMN same_as TEXT REFERENCES "Territory" (id) '
    "DEFERRABLE INITIALLY DEFERRED",
    'CREATE INDEX "ix_Territory_same_as" ON "Territory" (same_as)',
    'ALTER TABLE "Challenge" ADD COLUMN same_as TEXT REFERENCES "Challenge" (id) '
    "DEFERRABLE INITIALLY DEFERRED",
    'CREATE INDEX "ix_Challenge_same_as" ON "Challenge" (same_as)',
    # an older program would tell the same one twice
    "UPDATE about SET value = '4' WHERE key = 'min_reader'",
)


def upgrade(connection: sa.Connection) -> None:
    """Add what schema 4 has besides."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
