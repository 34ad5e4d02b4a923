"""From 2 to 3: more about a vote round, and how many cast through each channel."""

from __future__ import annotations

import sqlalchemy as sa

_STATEMENTS = (
    'ALTER TABLE "VoteRound" ADD COLUMN seed_later INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "VoteRound" ADD COLUMN with_codes INTEGER NOT NULL DEFAULT 0',
    "ALTER TABLE \"VoteRound\" ADD COLUMN opened_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE \"VoteRound\" ADD COLUMN closed_at TEXT NOT NULL DEFAULT ''",
    'ALTER TABLE "VoteRound" ADD COLUMN run_off_of TEXT REFERENCES "VoteRound" (id) '
    "DEFERRABLE INITIALLY DEFERRED",
    'CREATE INDEX "ix_VoteRound_run_off_of" ON "VoteRound" (run_off_of)',
    "CREATE TABLE turnout (place INTEGER NOT NULL, round TEXT NOT NULL, channel TEXT NOT NULL, "
    "people TEXT NOT NULL, PRIMARY KEY (place))",
    "CREATE INDEX ix_turnout_round ON turnout (round)",
    # an older program would count the ballots alone of a round with tokens or hands
    "UPDATE about SET value = '3' WHERE key = 'min_reader'",
    # a round that is open: what was cast until now came on paper
    "INSERT INTO turnout (round, channel, people) SELECT r.id, 'paper', printf('%06d', "
    "(SELECT count(*) FROM ballot b WHERE b.round = r.id AND b.key NOT LIKE '~%')) "
    "FROM \"VoteRound\" r WHERE r.state = 'open' ORDER BY r.id",
)


def upgrade(connection: sa.Connection) -> None:
    """Add what schema 3 has besides."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
