"""Signs for options: a pictogram and a few words, so that those who do not read can vote too.

Icons are names of the icon font. The words that suggest a sign are beginnings of words, without
accents, in the languages that people speak in the workshops; with a full stop they are whole words
("sol." is the sun, and not the beginning of "solidario").
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
    """A pictogram: its icon, what it is called, and the words that suggest it."""

    icon: str
    name: str
    words: tuple[str, ...]

    def answers(self, wanted: str) -> bool:
        """Whether one of its words begins like ``wanted`` (plain), or the other way round."""
        return any(
            word.startswith(wanted)
            if word.endswith(".")
            else word.startswith(wanted) or wanted.startswith(word)
            for word in self.words
        )


def _sign(icon: str, name: str, words: str) -> Sign:
    return Sign(icon, name, tuple(words.split()))


SIGNS: tuple[Sign, ...] = (
    # what is said most precisely comes first: it wins where two signs fit a word as well
    # health and care
    _sign("first-aid-kit", N_("Health post"), "puesto botiquin salud health clinic"),
    _sign("heartbeat", N_("Health brigade"), "brigada chequeo presion jornada brigade"),
    _sign("hospital", N_("Hospital"), "hospital urgencia"),
    _sign("ambulance", N_("Ambulance"), "ambulancia ambulance"),
    _sign("stethoscope", N_("Doctor"), "medico medica doctor enfermer consulta nurse"),
    _sign("bandaids", N_("First aid"), "curacion herida vendaje auxilio wound"),
    _sign("pill", N_("Medicines"), "medicament droga farmac medicine pharmac"),
    _sign("syringe", N_("Vaccines"), "vacun vaccin"),
    _sign("brain", N_("Mental health"), "mental psicol emocion duelo counsel"),
    _sign("tooth", N_("Teeth"), "dental odontol diente dentist teeth"),
    _sign("eyeglasses", N_("Eyesight"), "gafas optica ojos. visual eyesight glasses"),
    _sign("ear", N_("Hearing"), "oido sord audiol senas. hearing deaf"),
    _sign("baby-carriage", N_("Mothers and babies"),
          "embaraz gestant lactan matern mama. mamas. parto pregnan mother"),
    _sign("baby", N_("Childcare"), "nino nina guarderia infancia jardin bebe child daycare"),
    _sign("student", N_("Young people"), "joven juven adolesc muchach young youth teen"),
    _sign("person-simple-tai-chi", N_("Older people"),
          "mayores. mayor. abuel anciano vejez pension elder older"),
    _sign("wheelchair", N_("Disability"), "discapac rampa ramp disab wheelchair"),
    _sign("hand-heart", N_("Care"), "cuidad acompan apoyo respiro care"),
    _sign("heart", N_("Family"), "familia pareja. crianza family families parenting"),
    _sign("gender-female", N_("Women"), "mujer genero women"),
    _sign("hand-palm", N_("No to violence"), "violenc maltrat acoso abuso violence abuse harass"),
    _sign("person-arms-spread", N_("Everyone has a place"), "inclus diversid lgbt divers"),
    _sign("phone-call", N_("Telephone line"), "telefon linea llamada phone helpline"),
    _sign("lifebuoy", N_("Help"), "ayuda rescat socorro rescue help."),
    _sign("hand-soap", N_("Hygiene"), "higien jabon hygien soap"),
    # food
    _sign("cooking-pot", N_("Community kitchen"), "olla comedor cocina kitchen canteen"),
    _sign("bowl-food", N_("Food"), "alimento alimentac nutric comida almuerzo food meal"),
    _sign("carrot", N_("Vegetables"), "verdura hortaliza vegetab"),
    _sign("orange", N_("Fruit"), "fruta frutal fruit"),
    _sign("egg", N_("Eggs and poultry"), "huevo gallin pollo avicol egg poultry chicken"),
    _sign("fish", N_("Fish"), "pesca pescad pecera fish"),
    _sign("cow", N_("Livestock"), "ganad vaca. vacas. leche lecher cattle milk livestock"),
    _sign("oven", N_("Oven"), "horno oven"),
    _sign("bread", N_("Bakery"), "panader arepa bakery bread"),
    _sign("cake", N_("Pastry"), "pasteler torta reposter cake pastry"),
    _sign("coffee", N_("Coffee and snacks"), "cafe. cafeter refriger merienda coffee snack"),
    _sign("chef-hat", N_("Cooking"), "gastronom culinari restaurant cooking"),
    # house and services
    _sign("key", N_("Key, title deed"), "titul escritur llave arriend arrend rent deed tenan"),
    _sign("wall", N_("Building materials"), "material ladrill bloque cemento brick"),
    _sign("barricade", N_("Barrier, retaining wall"), "muro gavion contencion barrera retaining"),
    _sign("drop", N_("Water"), "agua acueduct potable water"),
    _sign("cylinder", N_("Water tank"), "tanque cisterna alberca. reserv tank"),
    _sign("shower", N_("Bathroom, sanitation"), "bano ducha sanitar inodor bathroom latrine"),
    _sign("toilet", N_("Toilets"), "letrina unisanit toilet"),
    _sign("pipe", N_("Sewer"), "alcantarill tuberia desague sewer drain"),
    _sign("pipe-wrench", N_("Leaks and plumbing"), "fuga fontaner plomer leak plumb"),
    _sign("lightning", N_("Electricity"), "energia electric electricity"),
    _sign("plug", N_("Connection"), "conexion acometid contador. medidor connection"),
    _sign("solar-panel", N_("Solar power"), "solar panel"),
    _sign("flame", N_("Gas"), "gas. cilindro gasific"),
    _sign("lightbulb", N_("Lighting"), "luz luces alumbrado lampara bombill light"),
    _sign("paint-roller", N_("Paint"), "pintar pintura fachada paint"),
    _sign("hammer", N_("Building and repairs"), "constru obra repar mejoram arregl build repair"),
    _sign("shovel", N_("Digging together"), "minga. zanja excav pala. convite. dig. trench"),
    _sign("bulldozer", N_("Earthworks"), "retroexcav banqueo explanac earthwork bulldozer"),
    _sign("house-line", N_("House"), "casa vivienda hogar techo lote predio house home roof plot"),
    _sign("buildings", N_("Buildings"), "edificio sede salon building hall"),
    _sign("building-apartment", N_("Flats"), "apartament torre. flats apartment"),
    _sign("umbrella", N_("Roof over a place"), "cubie techad toldo paradero parasol awning"),
    _sign("chair", N_("Chairs and tables"), "silla mobiliar mueble furniture chair"),
    _sign("bed", N_("Beds and lodging"), "cama. camas. dormir dormitor hospedaj posada lodging bed."),
    _sign("washing-machine", N_("Laundry"), "lavander lavadero lavadora laundry"),
    _sign("broom", N_("Cleaning"), "limpi barrer escob clean sweep"),
    _sign("trash", N_("Rubbish"), "basura aseo residuo caneca rubbish garbage"),
    _sign("recycle", N_("Recycling"), "recicl reciclad recycl"),
    # ways
    _sign("person-simple-hike", N_("Stairs"), "escaler grada baranda stair handrail"),
    _sign("person-simple-walk", N_("Walking"), "anden peaton sendero caminar walk footpath"),
    _sign("bridge", N_("Bridge"), "puente bridge"),
    _sign("road-horizon", N_("Road"), "calle via vias paviment carretera camino road street pav"),
    _sign("traffic-cone", N_("Slower traffic"), "reductor resalto velocidad transito traffic speed"),
    _sign("traffic-signal", N_("Traffic light, crossing"), "semaforo cebra cruce crossing"),
    _sign("signpost", N_("Street names and signs"), "senaliz nomenclat letrero direcc signpost"),
    _sign("bus", N_("Bus"), "bus buses transporte buseta ruta"),
    _sign("cable-car", N_("Cable car"), "teleferic cabina cablecar"),
    _sign("bicycle", N_("Bicycle"), "bicicleta ciclo bicycle bike"),
    _sign("motorcycle", N_("Motorbike"), "moto. motos. motocicl motorbike motorcycle"),
    _sign("car", N_("Cars and parking"), "carro. carros. taxi vehicul parqueader parking"),
    _sign("steering-wheel", N_("Driving"), "conductor conducir chofer manejar driver driving"),
    # open air
    _sign("soccer-ball", N_("Sports field"), "cancha deporte futbol polideport sport pitch"),
    _sign("basketball", N_("Basketball"), "baloncest basket. basketball"),
    _sign("volleyball", N_("Volleyball"), "voleibol volley"),
    _sign("person-simple-run", N_("Exercise"), "ejercici aerobic trot gimnasia exercis running"),
    _sign("barbell", N_("Gym"), "gimnasio biosalud pesas gym"),
    _sign("person-simple-swim", N_("Swimming"), "piscina natac nadar swim"),
    _sign("trophy", N_("Tournament"), "torneo campeon olimpi tournament contest"),
    _sign("park", N_("Park"), "parque recrea park"),
    _sign("puzzle-piece", N_("Games and toys"), "juego juguete ludotec ludic playground toy game"),
    _sign("picnic-table", N_("Place to meet outdoors"), "kiosco banca. bancas. picnic bench"),
    _sign("tree", N_("Trees"), "arbol siembra reforest sombra tree shade"),
    _sign("potted-plant", N_("Garden"), "huerta vivero planta garden nursery"),
    _sign("plant", N_("Seedlings"), "semiller plantul semillas. seedling"),
    _sign("flower", N_("Flowers"), "flor. flores. jardiner florist flower"),
    _sign("leaf", N_("Environment"), "ambient ecolog natural naturaleza environment nature"),
    _sign("grains", N_("Crops"), "cosecha agric cultiv campesin maiz crop"),
    _sign("barn", N_("Farm"), "finca granja farm"),
    _sign("tractor", N_("Farm machines"), "tractor"),
    _sign("waves", N_("River"), "rio. rios. quebrada cano. canal river stream"),
    _sign("cloud-rain", N_("Rain"), "lluvia pluvial aguacero invierno rain storm"),
    _sign("sun", N_("Sun and heat"), "sol. calor. sun. heat"),
    _sign("wind", N_("Dust and air"), "polvo aire contamin humo dust smoke pollution"),
    _sign("bug", N_("Mosquitoes and pests"),
          "mosquit zancud dengue plaga fumig rata. ratas. roedor pest"),
    _sign("dog", N_("Animals"), "perro gato animal mascota dog pet"),
    _sign("paw-print", N_("Vet"), "veterin esteriliz vet."),
    _sign("horse", N_("Horse and cart"), "caball carretiller traccion horse"),
    _sign("bird", N_("Birds"), "ave. aves. pajaro bird"),
    _sign("binoculars", N_("Lookout"), "mirador avistam lookout"),
    # safety
    _sign("security-camera", N_("Camera"), "camara vigilancia camera"),
    _sign("shield-check", N_("Security"), "segur cuadrante robo hurto safety security"),
    _sign("police-car", N_("Police"), "policia patrull cai. police patrol"),
    _sign("siren", N_("Emergency"), "emergenc evacu emergency"),
    _sign("fire-truck", N_("Firefighters"), "bomber incend fuego firefight"),
    _sign("fire-extinguisher", N_("Extinguisher"), "extintor extinguish"),
    _sign("warning", N_("Risk"), "riesgo desliz inund alerta risk flood landslide"),
    _sign("mountains", N_("Slope"), "ladera cerro talud montana slope hill"),
    _sign("bell-ringing", N_("Alarm"), "alarma sirena alarm"),
    _sign("lock-key", N_("Locks and gates"), "candado cerradura reja. rejas. porton gate lock"),
    _sign("moon", N_("At night"), "noche nocturn night"),
    _sign("speaker-high", N_("Noise"), "ruido bulla volumen noise"),
    _sign("peace", N_("Peace, living together"), "paz. conviven mediac respet peace"),
    # learning
    _sign("books", N_("Library"), "bibliotec library"),
    _sign("book-open", N_("Reading"), "lectura leer libro cuento read book"),
    _sign("text-aa", N_("Reading and writing"), "alfabet analfab escribir letras literacy writing"),
    _sign("graduation-cap", N_("School"), "escuela colegio estudi bachiller cupo school stud"),
    _sign("pencil-simple", N_("Homework"), "tarea refuerzo nivelac homework tutor"),
    _sign("chalkboard-teacher", N_("Training"), "capacit curso formacion clases train course"),
    _sign("chalkboard", N_("Classroom"), "aula. aulas. tablero classroom"),
    _sign("desk", N_("School desks"), "pupitre escritorio desk"),
    _sign("exam", N_("Exams"), "examen icfes prueba. pruebas. exam"),
    _sign("backpack", N_("School things"), "mochila morral utiles uniforme backpack"),
    _sign("certificate", N_("Diploma"), "diploma homolog convalid grado. diploma"),
    _sign("flask", N_("Science"), "ciencia laborator experiment science"),
    _sign("translate", N_("Languages"), "idioma ingles. lengua language english"),
    _sign("laptop", N_("Computers"), "computador digital internet tablet computer"),
    _sign("robot", N_("Robotics"), "robot programac coding"),
    _sign("wifi-high", N_("Internet"), "wifi conectiv internet"),
    _sign("cell-tower", N_("Signal"), "antena cobertura senal. antenna signal"),
    _sign("device-mobile", N_("Mobile phones"), "celular movil aplicac mobile"),
    _sign("printer", N_("Prints and copies"), "imprim impres fotocop papeler print copies"),
    # culture
    _sign("music-notes", N_("Music and dance"), "musica danza baile banda coro music dance"),
    _sign("guitar", N_("Instruments"), "guitarra instrument cuatro. guitar"),
    _sign("microphone-stage", N_("Singing"), "cantar canto. karaoke rap. sing singing"),
    _sign("mask-happy", N_("Theatre and culture"), "teatro cultur carnaval titere theatre culture"),
    _sign("film-slate", N_("Cinema"), "cine. pelicula cineforo film cinema"),
    _sign("camera", N_("Photography"), "foto. fotos. fotograf photo"),
    _sign("palette", N_("Art"), "arte mural artes dibujo artist"),
    _sign("confetti", N_("Festival"), "fiesta festival festiv celebra party celebrat"),
    _sign("gift", N_("Gifts"), "regalo navid donac donat gift"),
    _sign("church", N_("Church"), "iglesia parroq capilla church chapel"),
    _sign("radio", N_("Radio"), "radio emisora broadcast"),
    _sign("television", N_("Television"), "televis tele. canal. tv."),
    _sign("newspaper", N_("News"), "periodic noticia boletin cartelera news"),
    # work
    _sign("scissors", N_("Sewing"), "confecc costura corte modist sewing tailor"),
    _sign("yarn", N_("Weaving"), "tejid tejer borda croche lana. weav knit"),
    _sign("t-shirt", N_("Clothes"), "ropa ropero vestid vestuar clothes clothing"),
    _sign("handbag", N_("Leather and bags"), "cuero marroquin bolso leather handbag"),
    _sign("sneaker", N_("Shoes"), "calzado zapat shoe footwear"),
    _sign("diamond", N_("Crafts and jewellery"), "artesan joya bisuter manualid craft jewel"),
    _sign("hair-dryer", N_("Hairdressing"), "peluquer belleza barber estetica hairdress beauty"),
    _sign("basket", N_("Market"), "mercado plaza feria abasto market fair"),
    _sign("storefront", N_("Shop"), "tienda local negocio comercio puesto shop store business"),
    _sign("shopping-cart", N_("Shopping"), "compras canasta. grocer purchas"),
    _sign("rocket-launch", N_("New businesses"), "emprend incubad entrepren startup"),
    _sign("truck", N_("Transport of goods"), "carga domicil camion delivery truck"),
    _sign("package", N_("Storage and parcels"), "bodega acopio paquete envio. envios. storage parcel"),
    _sign("factory", N_("Factory"), "fabrica maquina maquinaria industri factory machine"),
    _sign("wrench", N_("Trades"), "oficio mecanic herramient trade tool"),
    _sign("screwdriver", N_("Repair of devices"), "electrodom tecnic appliance technic"),
    _sign("hard-hat", N_("Work safety"), "casco obrero albanil helmet"),
    _sign("hand-coins", N_("Credit"), "credito prestamo capital semilla fondo credit loan"),
    _sign("piggy-bank", N_("Savings"), "ahorr alcancia natiller saving"),
    _sign("money", N_("Money"), "dinero pago subsidio money"),
    _sign("coins", N_("Prices and fares"), "precio tarifa pasaje costo price fare cost"),
    _sign("receipt", N_("Bills"), "factura recibo cobro bill."),
    _sign("calculator", N_("Accounts"), "contab contador finanz bookkeep account"),
    _sign("briefcase", N_("Jobs"), "empleo trabajo vacante laboral job employ work"),
    _sign("suitcase", N_("Tourism"), "turis viaje hotel touris travel"),
    # public matters
    _sign("identification-card", N_("Papers"), "document permiso ppt regular certific cedula permit"),
    _sign("file-text", N_("Forms"), "tramite formulario solicitud paperwork form."),
    _sign("blueprint", N_("Plans of works"), "plano planos. diseno estudios. blueprint"),
    _sign("map-trifold", N_("Map and land"), "mapa terreno territor deslind map. land."),
    _sign("ruler", N_("Measuring"), "medir medicion topograf measur"),
    _sign("bank", N_("Town hall"), "alcald municip gobern concejo council government"),
    _sign("scales", N_("Rights"), "derecho juridic legal ley consultorio rights law"),
    _sign("gavel", N_("Justice"), "justic juez comisar juzgad justice judge"),
    _sign("magnifying-glass", N_("Inspection"), "inspec revis control. veedur inspect review"),
    _sign("presentation-chart", N_("Reports to the people"), "informe rendic transparen report"),
    _sign("chart-bar", N_("Census, survey"), "censo encuesta estadist census survey"),
    _sign("hourglass", N_("Waiting"), "demora espera fila. filas. wait queue"),
    _sign("handshake", N_("Agreement"), "alianza convenio asociat cooperat acuerdo agreement"),
    _sign("megaphone", N_("Telling everyone"), "comunicac difus campana inform campaign"),
    _sign("users-three", N_("Community"), "comunit junta vecin comite encuentro communit neighbour"),
    _sign("users-four", N_("Leaders and organisations"), "lider organiz grupos. leader organis"),
    _sign("chats-circle", N_("Talking it over"), "dialog asamble reunion escuch conversa dialogue talk"),
    _sign("hand-pointing", N_("Taking part"), "particip votar voto. presupuesto. participat vote"),
    _sign("hand-waving", N_("Welcome"), "bienven acogid acoger recibim integrac migra retorn welcome"),
    _sign("compass", N_("Advice"), "orienta asesor guia. guias. advice guide"),
    _sign("question", N_("Complaints and questions"), "queja reclamo pregunta buzon complain"),
    _sign("calendar-check", N_("Dates and hours"), "horario calendario cita fecha appointment"),
    _sign("clock", N_("Time"), "hora. horas. turno tiempo reloj shift"),
    _sign("map-pin", N_("Place"), "punto lugar ventanilla oficina place office"),
)  # fmt: skip
"""The sheet of signs."""


def suggested_sign(text: str) -> str:
    """The icon that the words of ``text`` suggest, "" where none does.

    The longest beginning of a word that fits wins; of two as long, the word said first."""
    beginnings = _beginnings()
    longest, found = 0, ""
    for word in re.findall(r"\w+", plain(text)):
        whole = beginnings.get(f"{word}.")
        if whole and len(word) > longest:
            longest, found = len(word), whole
        for length in range(len(word), longest, -1):
            if icon := beginnings.get(word[:length]):
                longest, found = length, icon
                break
    return found


def fitting(text: str) -> list[str]:
    """The icons that any word of ``text`` suggests, those that fit the longest beginning first."""
    said = re.findall(r"\w+", plain(text))
    fits = {sign.icon: max(_fit(word, sign) for word in said) for sign in SIGNS} if said else {}
    return sorted((icon for icon, long in fits.items() if long), key=lambda icon: -fits[icon])


def _fit(word: str, sign: Sign) -> int:
    """How many letters of ``word`` a beginning of ``sign`` fits."""
    return max(
        len(one.rstrip("."))
        if (word == one[:-1] if one.endswith(".") else word.startswith(one))
        else 0
        for one in sign.words
    )


@functools.cache
def _beginnings() -> dict[str, str]:
    """The icon that each beginning of a word suggests; of two signs the one that comes first."""
    return {word: sign.icon for sign in reversed(SIGNS) for word in sign.words}


def suggested_short(text: str) -> str:
    """At most MOST_WORDS of the words said: up to the first stop or comma where that is short
    enough, else the first words. What is left out takes with it the words before that only lead
    on to it."""
    said = text.strip(" ¿¡")
    first = re.split(r"[:;,.(¿?¡!\n]", said, maxsplit=1)[0].split()[:MOST_WORDS]
    if len(first) < len(said.split()):
        while len(first) > 1 and _leads_on(first[-1]):
            first.pop()
    return " ".join(first)


def _leads_on(word: str) -> bool:
    """Whether ``word`` says nothing without the next; a letter alone that is large is a name."""
    return plain(word) in _LEADING_ON.split() and not (len(word) == 1 and word.isupper())


def is_short(text: str) -> bool:
    """Whether ``text`` has at most MOST_WORDS words."""
    return len(text.split()) <= MOST_WORDS


def matching(text: str, names: dict[str, str]) -> Iterator[Sign]:
    """The signs that a search for ``text`` finds: first those of which a word begins so, then those
    whose name holds it. ``names``: icon → its name as people read it."""
    wanted = plain(text)
    within: list[Sign] = []
    for sign in SIGNS:
        said = plain(names.get(sign.icon, sign.name))
        if said.startswith(wanted) or f" {wanted}" in said or sign.answers(wanted):
            yield sign
        elif wanted in said:
            within.append(sign)
    yield from within


_LEADING_ON = """
a al algun alguna ante aunque bajo cada como con contra cual cuando cuya cuyo de del desde donde
durante e el en entre es esa ese esta este esten esto haya hacia hasta la lado las le les lo los
mas mediante mi mientras muy nada ni no nos nuestra nuestras nuestro nuestros o para parte pero por
porque que quien se sea sean segun ser si sin sobre son su sus tambien tan toda todas todo todos
tras tu u un una unas unos y ya
a all an and are as at be because between but by each every for from if in into is its near no not
of on or our over part per side so than that the their these this those to toward towards under until
very when where which while who with without your
"""
