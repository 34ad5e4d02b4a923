"""The sample's map: a made-up drawing as its base, outlines of its territories, more pins."""

from __future__ import annotations

from typing import Any

from workshop_app import paths
from workshop_app.domain import map_placing, outlines
from workshop_app.domain.places import Area, MapBase, Photo, Pin
from workshop_app.services import map_bases, photos
from workshop_app.services.demo_reading import Sample
from workshop_app.storage.record import Step


def bring_in(sample: Sample, step: Step) -> None:
    """Everything of the sample's ``map.json``."""
    source = sample.files["map"]
    _base(sample, step, source["base"])
    for area in source["areas"]:
        ring = tuple((longitude, latitude) for longitude, latitude in area["corners"])
        step.add(
            Area(
                id=sample.id(area["id"]),
                label=sample.text(area["label"]),
                outline=outlines.as_kept((ring,)),
                **_of(sample, area),
            )
        )
    for pin in source["pins"]:
        step.add(
            Pin(
                id=sample.id(pin["id"]),
                place=sample.text(pin["place"]),
                latitude=pin["lat"],
                longitude=pin["lon"],
                approximate=pin["approximate"],
                **_of(sample, pin),
            )
        )


def _base(sample: Sample, step: Step, source: dict[str, Any]) -> None:
    """The drawing (``tools/sample_map.py``) as ``map_bases.add_picture`` keeps one; it was made
    small enough, so it is kept as it is."""
    data = paths.resources("sample", source["file"]).read_bytes()
    photo = step.add(
        Photo(
            id=sample.id(f"{source['id']}-photo"),
            media=step.keep_media(data),
            faces=photos.NO,
            use=map_bases.MAP,
        )
    )
    first, second = (
        ((point["x"], point["y"]), (point["lon"], point["lat"]))
        for point in source["placed"]["points"]
    )
    step.add(
        MapBase(
            id=sample.id(source["id"]),
            kind=map_bases.PICTURE,
            name=sample.text(source["name"]),
            photo=photo.id,
            placed=map_placing.by_points(first, second),
            facts=source["facts"],
        )
    )


def _of(sample: Sample, source: dict[str, Any]) -> dict[str, Any]:
    """What a pin or an area is of, by its field."""
    return {field: sample.id(local) for field, local in source["of"].items()}
