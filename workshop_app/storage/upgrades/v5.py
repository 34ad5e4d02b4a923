"""From 4 to 5: offices and what excludes each other, decisions by the hour and in part, follow-ups,
how the documents look and who signs them."""

from __future__ import annotations

import sqlalchemy as sa

_REF = 'TEXT REFERENCES "{0}" (id) DEFERRABLE INITIALLY DEFERRED'
_ROW = "id TEXT NOT NULL, born TEXT NOT NULL, gone INTEGER NOT NULL"

_STATEMENTS = (
    "ALTER TABLE \"Plan\" ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE \"Plan\" ADD COLUMN signatories TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE \"Photo\" ADD COLUMN use TEXT NOT NULL DEFAULT ''",
    f'ALTER TABLE "Photo" ADD COLUMN follow_up {_REF.format("FollowUp")}',
    'CREATE INDEX "ix_Photo_follow_up" ON "Photo" (follow_up)',
    "ALTER TABLE \"Comment\" ADD COLUMN criterion TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE \"Decision\" ADD COLUMN at TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE "Decision" ADD COLUMN part BIGINT',
    f'CREATE TABLE "Office" ({_ROW}, name TEXT NOT NULL, criteria TEXT NOT NULL, '
    "position FLOAT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID",
    f'CREATE TABLE "Exclusion" ({_ROW}, proposal {_REF.format("Proposal")} NOT NULL, '
    f"other {_REF.format('Proposal')} NOT NULL, reason TEXT NOT NULL, "
    "PRIMARY KEY (id)) WITHOUT ROWID",
    'CREATE INDEX "ix_Exclusion_proposal" ON "Exclusion" (proposal)',
    'CREATE INDEX "ix_Exclusion_other" ON "Exclusion" (other)',
    f'CREATE TABLE "FollowUp" ({_ROW}, day TEXT NOT NULL, state TEXT NOT NULL, '
    f"note TEXT NOT NULL, measured FLOAT, action {_REF.format('Action')}, "
    f"commitment {_REF.format('Commitment')}, PRIMARY KEY (id)) WITHOUT ROWID",
    'CREATE INDEX "ix_FollowUp_action" ON "FollowUp" (action)',
    'CREATE INDEX "ix_FollowUp_commitment" ON "FollowUp" (commitment)',
)


def upgrade(connection: sa.Connection) -> None:
    """Add what schema 5 has besides."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
