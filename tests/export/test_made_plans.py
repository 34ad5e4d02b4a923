"""Plans made at random, each a PDF/UA-1 and PDF/A-2a whatever stands in it, and the same twice.

``CONVITE_PLANS`` is how many are made (50; ``make test-long`` makes more)."""

from __future__ import annotations

import os

import pytest

from tests.export.random_views import random_view
from tests.export.reading import ignored
from tests.export.tags import failures, faults
from workshop_app.export.pdf.plan import plan_pdf
from workshop_app.translation.catalogue import Words

PLANS = int(os.environ.get("CONVITE_PLANS", "50"))
LANGUAGES = ("es", "en", "fr", "pt_BR")
READ = 5
"""The tags of every plan of so many are read by hand too, which takes longer than all else."""


@pytest.mark.parametrize("seed", range(PLANS))
def test_a_plan_with_anything_in_it_keeps_both_standards_and_is_the_same_twice(seed: int) -> None:
    words = Words(LANGUAGES[seed % len(LANGUAGES)])
    content = plan_pdf(random_view(seed), words, ignored)
    assert failures(content) == []
    assert plan_pdf(random_view(seed), words, ignored) == content
    if seed % READ == 0:
        assert faults(content) == []
