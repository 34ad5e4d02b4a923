"""Signs for options: a pictogram and a few words, so that those who do not read can vote too.

Icons are names of the icon font. The words that suggest a sign are beginnings of words, without
accents, in the languages that people speak in the workshops.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop_app.text import N_, plain

MOST_WORDS = 6
"""A short text has at most so many words: it must fit on a ballot and be said in one breath."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A pictogram: its icon, what it is called, and the beginnings of words that suggest it."""

    icon: str
    name: str
    words: tuple[str, ...]


def _sign(icon: str, name: str, words: str) -> Sign:
    return Sign(icon, name, tuple(words.split()))


SIGNS: tuple[Sign, ...] = (
    # what is said most precisely comes first: it wins where two signs fit a word as well
    _sign("first-aid-kit", N_("Health post"), "puesto botiquin salud health clinic"),
    _sign("heartbeat", N_("Health brigade"), "brigada chequeo presion jornada brigade"),
    _sign("hospital", N_("Hospital"), "hospital urgencia emergency"),
    _sign("pill", N_("Medicines"), "medicament droga farmac medicine pharmac"),
    _sign("syringe", N_("Vaccines"), "vacun vaccin"),
    _sign("brain", N_("Mental health"), "mental psicol emocion duelo counsel"),
    _sign("tooth", N_("Teeth"), "dental odontol diente dentist teeth"),
    _sign("baby", N_("Childcare"), "nino nina guarderia infancia jardin bebe child daycare"),
    _sign("wheelchair", N_("Disability"), "discapac rampa ramp disab wheelchair"),
    _sign("cooking-pot", N_("Community kitchen"), "olla comedor cocina kitchen canteen"),
    _sign("bowl-food", N_("Food"), "alimento alimentac nutric comida almuerzo food meal"),
    _sign("gender-female", N_("Women"), "mujer genero women"),
    _sign("hand-heart", N_("Care"), "cuidad acompan apoyo respiro care"),
    _sign("dog", N_("Animals"), "perro gato animal mascota dog pet"),
    _sign("phone-call", N_("Telephone line"), "telefon linea llamada phone helpline"),
    _sign("key", N_("Key, title deed"), "titul escritur llave arriend arrend rent deed tenan"),
    _sign("wall", N_("Building materials"), "material ladrill bloque cemento brick"),
    _sign("drop", N_("Water"), "agua acueduct potable water"),
    _sign("shower", N_("Bathroom, sanitation"), "bano ducha sanitar inodor bathroom latrine"),
    _sign("pipe", N_("Sewer"), "alcantarill tuberia desague sewer drain"),
    _sign("lightning", N_("Electricity"), "energia electric electricity"),
    _sign("lightbulb", N_("Lighting"), "luz luces alumbrado lampara bombill light"),
    _sign("paint-roller", N_("Paint"), "pintar pintura fachada paint"),
    _sign("hammer", N_("Building and repairs"), "constru obra repar mejoram arregl build repair"),
    _sign("house-line", N_("House"), "casa vivienda hogar techo lote predio house home roof plot"),
    _sign("buildings", N_("Buildings"), "edificio sede salon building hall"),
    _sign("trash", N_("Rubbish"), "basura aseo residuo rubbish garbage"),
    _sign("recycle", N_("Recycling"), "recicl reciclad recycl"),
    _sign("person-simple-hike", N_("Stairs"), "escaler grada baranda stair handrail"),
    _sign("person-simple-walk", N_("Walking"), "anden peaton sendero caminar walk footpath"),
    _sign("bridge", N_("Bridge"), "puente bridge"),
    _sign("road-horizon", N_("Road"), "calle via vias paviment carretera camino road street pav"),
    _sign("bus", N_("Bus"), "bus buses transporte buseta ruta"),
    _sign("bicycle", N_("Bicycle"), "bicicleta ciclo bicycle bike"),
    _sign("soccer-ball", N_("Sports field"), "cancha deporte futbol polideport sport pitch"),
    _sign("park", N_("Park"), "parque juegos recrea park playground"),
    _sign("tree", N_("Trees"), "arbol siembra reforest sombra tree shade"),
    _sign("potted-plant", N_("Garden"), "huerta vivero planta garden nursery"),
    _sign("security-camera", N_("Camera"), "camara vigilancia camera"),
    _sign("shield-check", N_("Security"), "segur policia cuadrante robo safety security police"),
    _sign("warning", N_("Risk"), "riesgo desliz inund alerta risk flood landslide"),
    _sign("mountains", N_("Slope"), "ladera cerro talud montana slope hill"),
    _sign("bell-ringing", N_("Alarm"), "alarma sirena alarm"),
    _sign("books", N_("Library"), "bibliotec library"),
    _sign("book-open", N_("Reading"), "lectura leer libro read book literacy"),
    _sign("graduation-cap", N_("School"), "escuela colegio estudi bachiller cupo school stud"),
    _sign("pencil-simple", N_("Homework"), "tarea refuerzo nivelac homework tutor"),
    _sign("chalkboard-teacher", N_("Training"), "capacit curso formacion clases train course"),
    _sign("backpack", N_("School things"), "mochila morral utiles uniforme backpack"),
    _sign("laptop", N_("Computers"), "computador digital internet tablet computer"),
    _sign("wifi-high", N_("Internet"), "wifi conectiv internet"),
    _sign("music-notes", N_("Music and dance"), "musica danza baile banda coro music dance"),
    _sign("mask-happy", N_("Theatre and culture"), "teatro cultur carnaval theatre culture"),
    _sign("palette", N_("Art"), "arte mural artes dibujo artist"),
    _sign("scissors", N_("Sewing"), "confecc costura corte modist sewing tailor"),
    _sign("sneaker", N_("Shoes"), "calzado zapat shoe footwear"),
    _sign("bread", N_("Bakery"), "panader arepa bakery bread"),
    _sign("chef-hat", N_("Cooking"), "gastronom culinari restaurant cooking"),
    _sign("basket", N_("Market"), "mercado plaza feria abasto market fair"),
    _sign("storefront", N_("Shop"), "tienda local negocio comercio puesto shop store business"),
    _sign("truck", N_("Transport of goods"), "carga domicil camion delivery truck"),
    _sign("factory", N_("Factory"), "fabrica maquina maquinaria industri factory machine"),
    _sign("wrench", N_("Trades"), "oficio mecanic herramient plomer trade tool"),
    _sign("hand-coins", N_("Credit"), "credito prestamo capital semilla ahorro fondo credit loan"),
    _sign("money", N_("Money"), "dinero pago subsidio money"),
    _sign("briefcase", N_("Jobs"), "empleo trabajo vacante laboral job employ work"),
    _sign("identification-card", N_("Papers"), "document permiso ppt regular certific cedula permit"),
    _sign("handshake", N_("Agreement"), "alianza convenio asociat cooperat acuerdo agreement"),
    _sign("scales", N_("Rights"), "derecho juridic legal ley consultorio rights law"),
    _sign("megaphone", N_("Telling everyone"), "comunicac emisora radio difus campana inform campaign"),
    _sign("users-three", N_("Community"), "comunit junta vecin comite encuentro communit neighbour"),
    _sign("calendar-check", N_("Dates and hours"), "horario calendario cita fecha appointment"),
    _sign("map-pin", N_("Place"), "punto lugar ventanilla oficina place office"),
)  # fmt: skip
"""The sheet of signs."""


def suggested_sign(text: str) -> str:
    """The icon that the words of ``text`` suggest, "" where none does.

    The longest beginning of a word that fits wins; of two as long, the word said first."""
    beginnings = _beginnings()
    longest, found = 0, ""
    for word in re.findall(r"\w+", plain(text)):
        for length in range(len(word), longest, -1):
            if icon := beginnings.get(word[:length]):
                longest, found = length, icon
                break
    return found


@functools.cache
def _beginnings() -> dict[str, str]:
    """The icon that each beginning of a word suggests; of two signs the one that comes first."""
    return {word: sign.icon for sign in reversed(SIGNS) for word in sign.words}


def suggested_short(text: str) -> str:
    """At most MOST_WORDS of the words said: up to the first stop or comma where that is short
    enough, else the first words, without one at the end that only leads on."""
    first = re.split(r"[:;,.(¿?¡!\n]", text.strip(" ¿¡"), maxsplit=1)[0].split()
    if len(first) > MOST_WORDS:
        first = first[:MOST_WORDS]
        while len(first) > 2 and plain(first[-1]) in _LEADING_ON.split():
            first.pop()
    return " ".join(first)


def is_short(text: str) -> bool:
    """Whether ``text`` has at most MOST_WORDS words."""
    return len(text.split()) <= MOST_WORDS


def matching(text: str, names: dict[str, str]) -> Iterator[Sign]:
    """The signs that a search for ``text`` finds. ``names``: icon → its name as people read it."""
    wanted = plain(text)
    for sign in SIGNS:
        said = plain(names.get(sign.icon, sign.name))
        if wanted in said or any(w.startswith(wanted) or wanted.startswith(w) for w in sign.words):
            yield sign


_LEADING_ON = """
a al ante aunque cada con de del desde e el en entre hasta la las lo los o para pero por que se si
sin su sus tambien un una unas unos y donde cuando como mas nos le les
and as at by for from in into its of on or our so that the this to with where
"""
