"""The sample's files as the loaders read them: ids made ours, texts in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.entity import link_id


@dataclass(frozen=True, slots=True)
class Sample:
    """All files of the sample, by name, and the language of its texts."""

    files: Mapping[str, Any]
    language: str

    def id(self, local: str | None) -> str:
        """The id in the plan of the sample's own ``local``; the same in every sample made."""
        return link_id("sample", local or "")

    def ref(self, local: str | None) -> str | None:
        """Like ``id``; nothing stays nothing."""
        return self.id(local) if local else None

    def text(self, texts: Any) -> str:
        """A text of the sample: ``{"es": …, "en": …}``, plain, or nothing."""
        if isinstance(texts, Mapping):
            return str(texts.get(self.language) or texts.get("es") or "")
        return str(texts or "")

    def short(self, local: str) -> str:
        """The few words of a proposal."""
        return self.text(self.files["shorts"]["shorts"].get(local))

    def told(self, value: Any) -> Any:
        """``value`` with every ``{"es": …, "en": …}`` inside it in the sample's language."""
        if isinstance(value, Mapping):
            if value and set(value) <= {"es", "en"}:
                return self.text(value)
            return {key: self.told(one) for key, one in value.items()}
        if isinstance(value, list):
            return tuple(self.told(one) for one in value)
        return value
