"""From 1 to 2: what a proposal is for and begins with, more about photos, exercises of one's own."""

from __future__ import annotations

import sqlalchemy as sa

_STATEMENTS = (
    "ALTER TABLE \"Proposal\" ADD COLUMN beneficiaries TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE \"Proposal\" ADD COLUMN first_step TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE "Photo" ADD COLUMN challenge TEXT REFERENCES "Challenge" (id) '
    "DEFERRABLE INITIALLY DEFERRED",
    'ALTER TABLE "Photo" ADD COLUMN cut_from TEXT REFERENCES "Photo" (id) '
    "DEFERRABLE INITIALLY DEFERRED",
    'ALTER TABLE "Photo" ADD COLUMN position FLOAT NOT NULL DEFAULT 0.0',
    'CREATE INDEX "ix_Photo_challenge" ON "Photo" (challenge)',
    'CREATE INDEX "ix_Photo_cut_from" ON "Photo" (cut_from)',
    'CREATE TABLE "OwnExercise" (id TEXT NOT NULL, born TEXT NOT NULL, gone INTEGER NOT NULL, '
    "exercise TEXT NOT NULL, pack TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID",
)


def upgrade(connection: sa.Connection) -> None:
    """Add what schema 2 has besides."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
