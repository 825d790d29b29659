#!/usr/bin/env python3
"""Makes institutions.csv and queries.csv, the same in every run: 10,000 made-up names of the shapes that real directories
have, and 300 queries as people type them, each with the id of the institution that is meant.

The label does not come from the search under test. A query is made from one institution; where others fit it as well as
that (see meant), the one that most people have is meant. The file is made once and kept; make it again only to change it.
"""
import csv
import os
import random
import re
import string

R = random.Random(20261129)
HERE = os.path.dirname(os.path.abspath(__file__))
COUNT = 10_000


def pick(items):
    return items[int(R.random() * len(items))]


def chance(p):
    return R.random() < p


STARTS = """Ash Aspen Bar Bay Bell Birch Black Blue Bridge Brook Cald Carl Castle Cedar Clay Clear Cold Copper Crest Crystal Dal
Deer Dor Eagle East Elk Ell Fair Falcon Fern Fox Gar Glen Gold Grand Green Hal Harbor Hart Hazel High Holl Iron Kel Kent Kings Lake
Lang Lin Mal Maple Mar Mel Mill Nor Oak Old Or Pel Pine Port Quin Red River Rock Rose Rush Salt Sand Shel Silver South Spring Stan
Stone Sum Sun Tal Thorn Timber Ver Wal Wes West White Wil Willow Wind Winter Wood York""".split()
ENDS = """bend berg borough brook burg bury by chester cliff combe crest dale field ford gate grove ham haven hill holm hurst ington
land leigh lock mead mere minster mont more mouth ness park point port ridge shire side stead ster ton town vale view ville wall water
way well wick wold wood worth""".split()
PLACES = sorted({s + e for s in STARTS for e in ENDS if s.lower() != e})
SURNAMES = """Abernathy Ballard Carrow Dunmore Ellery Fenwick Galloway Hadley Iverson Jessup Kendrick Larkin Merriweather Northrop
Ogden Prescott Quimby Rutledge Sinclair Thackeray Underhill Vandermeer Whitlock Yardley""".split()
PEOPLE = """Teachers|Municipal Employees|Postal Employees|Firefighters|Police|Hospital Employees|University|Railroad Employees|
Telephone Workers|Steelworkers|Community|Family|Schools|State Employees|Farm Bureau|Electrical Workers|Air Base|
Catholic|Methodist|Health Care""".replace("\n", "").split("|")
STATES = "AL AR CO GA IA IL IN KS KY LA MN MO MS MT NC ND NE NM OH OK OR PA SC SD TN TX UT VA WA WI WV WY".split()

# name, its everyday names, the pages of its own that a directory lists beside it
BRANDS = [
    ("Harrow", ["JH Harrow", "Harrow Manhattan"], ["- Small Business", "Mortgage", "Auto Loans", "Credit Cards", "Investments"]),
    ("Wexford Stone", ["Stone's"], ["Advisors", "Home Mortgage", "- Business", "Dealer Services"]),
    ("Bank of Columbia", ["BofC"], ["- Small Business", "Credit Cards", "Retirement"]),
    ("QNC", ["Quaker National"], ["Virtual Wallet", "Investments", "- Small Business"]),
    ("USMA", ["United Mariners"], ["Investments", "Insurance"]),
    ("Capital North", ["Cap North"], ["Credit Cards", "Auto Finance", "- Business"]),
    ("TL Bank", ["Terra Lakes"], ["Auto Finance", "- Commercial"]),
    ("Bastion One", [], ["Credit Cards", "Mortgage"]),
    ("Meridian Fifth Bank", ["5th Meridian"], ["- Business", "Wealth Management"]),
    ("Ostler Trust", [], ["Online Brokerage"]),
    ("Tamarind Ridge Bank", ["Tam"], ["- Business Banking", "Credit Cards"]),
    ("Brightwater", [], ["Savings", "Student Loans"]),
    ("Pentford Federal Credit Union", ["PenFord"], ["Mortgage"]),
    ("Seafarers Federal Credit Union", ["Seafarers Fed"], []),
    ("State Stewards Credit Union of Carolina", ["SSCU Carolina"], []),
    ("First Dominion Republic Bank", ["First Republic Dominion"], ["- Business"]),
    ("Huntsmere National Bank", ["Huntsmere"], ["Mortgage"]),
    ("Keystane Bank", ["Key"], ["- Business"]),
    ("Regenthal Bank", [], ["Mortgage", "- Treasury"]),
    ("Allied Digital Bank", ["Ally Digital"], ["Auto"]),
    ("Explorer Card Services", ["Explorer"], ["Savings"]),
    ("American Courier Express", ["Amcourex", "ACX"], ["Personal Savings", "- Business Cards"]),
    ("Fidelion Investments", ["Fidelion 401k"], ["NetBenefits", "Charitable"]),
    ("Vanmark Group", [], ["Retirement Plans"]),
    ("Charles Swann", ["Swann"], ["Bank", "Retirement Plan Center"]),
    ("Merrow Lynd", ["ML Direct"], ["Benefits Online"]),
    ("Pathfarers Credit Union", [], []),
    ("Gilded Prairie Federal Credit Union", ["GPFCU"], []),
    ("Aldant Rivers Credit Union", [], []),
    ("Mountain Kingdom Credit Union", ["Mountain Kingdom"], []),
    ("Bank of the Prairies", [], ["- Business"]),
    ("People's Harbor Bank", [], []),
    ("M&V Bank", ["Manufacturers and Vintners"], ["- Business"]),
    ("BNK Pacific", [], []),
    ("Synchro Card Bank", ["Synchro"], ["Savings", "Home"]),
    ("Coastal Realms Bank, N.A.", [], []),
    ("Zenith Direct", [], []),
    ("Simplex Money", [], []),
    ("Chimera Spending", ["Chimera"], []),
    ("Varro Money", [], []),
]

rows = []
names = set()


def host(text):
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("&", "and"))


def add(name, popularity, aliases=(), display="", site=None):
    if name in names:
        return None
    names.add(name)
    number = len(rows)
    row = {
        "id": str(4_000_000 + number),
        "name": name,
        "displayName": display,
        "aliases": ";".join(aliases),
        "popularity": str(popularity),
        "urlHomeApp": f"https://www.{site or host(name)[:24] + str(number % 97)}.example/",
        "routingNumbers": str(710_000_000 + number * 7) if chance(0.6) else "",
    }
    rows.append(row)
    return row


for rank, (name, aliases, pages) in enumerate(BRANDS):
    popularity = 900_000 // (rank + 1) + 20_000
    add(name, popularity, aliases, site=host(name))
    for page in pages:
        add(f"{name} {page}", popularity // (4 + int(R.random() * 8)), site=f"{host(page)}.{host(name)}")


def tail():
    place = pick(PLACES)
    if chance(0.12):
        place = pick(["North", "South", "East", "West", "Mount", "Lake", "Fort", "New", "Saint"]) + " " + place
    shape = R.random()
    if shape < 0.38:
        name = pick(["{} Bank", "{} State Bank", "{} National Bank", "{} Savings Bank", "{} Community Bank", "{} Bank & Trust",
                     "{} Bank and Trust Company", "{} Trust Company, N.A.", "{} Federal Savings and Loan Association",
                     "{} Bancorp", "{} Bank, N.A."]).format(place)
    elif shape < 0.58:
        name = pick(["First National Bank of {}", "First State Bank of {}", "Bank of {}", "Citizens Bank of {}",
                     "Peoples Bank of {}", "Farmers & Merchants Bank of {}", "Farmers State Bank of {}", "Merchants Bank of {}",
                     "Security Bank of {}", "First {} Bank", "Union Bank of {}", "Home Savings Bank of {}"]).format(place)
    elif shape < 0.9:
        name = pick(["{} Credit Union", "{} Federal Credit Union", "{} FCU", "{} {people} Credit Union",
                     "{} {people} Federal Credit Union", "{} {people} FCU", "{} Community Credit Union"]).format(place, people=pick(PEOPLE))
    elif shape < 0.95:
        letters = "".join(pick(string.ascii_uppercase) for _ in range(3 + int(R.random() * 2)))
        name = pick(["{} Federal Credit Union", "{} Credit Union", "{} FCU", "{} Bank"]).format(letters)
    else:
        name = pick(["{} Brothers", "{} & Company", "{} Wealth Management", "{} Financial", "{} Private Bank",
                     "{} Investments"]).format(pick(SURNAMES) + (" " + pick(SURNAMES) if chance(0.5) else ""))
    if chance(0.06):
        name += pick([" - Business Banking", " - Personal", " Online Banking", " Credit Card"])
    elif chance(0.08):
        name += f" ({pick(STATES)})"
    return name


while len(rows) < COUNT:
    add(tail(), 1 + int(3_000 * R.random() ** 3))

# ---- what people type

FILLERS = "bank banking online login the of my account app credit union".split()


def words(text):
    text = text.lower().replace("&", " and ").replace("'", "").replace(".", "")
    return re.findall(r"[a-z0-9]+", text)


WORDS = [words(row["name"]) for row in rows]
VOCABULARY = {word for name in WORDS for word in name}
POPULARITY = [int(row["popularity"]) for row in rows]
SPELLED = {"fcu": ["federal", "credit", "union"], "cu": ["credit", "union"]}


def meant(typed):
    """What fits the words best: has most of them, then the fewest others besides, then most customers."""
    typed = [w for word in typed for w in SPELLED.get(word, [word])]
    best = None
    for i, name in enumerate(WORDS):
        spelled = [w for word in name for w in SPELLED.get(word, [word])]
        telling = [w for w in typed if w not in FILLERS and w not in KINDS]
        if not all(any(n.startswith(w) for n in spelled) for w in telling):
            continue
        had = sum(any(n == w for n in spelled) for w in typed)
        rest = len([n for n in spelled if n not in typed and n not in FILLERS])
        key = (had, -rest, POPULARITY[i])
        if best is None or key > best[0]:
            best = (key, i)
    return None if best is None else best[1]


KINDS = set("federal national state savings trust company community na and association loan bancorp fcu cu".split())
queries = []


def say(kind, text, index):
    if any(q["query"] == text for q in queries):
        return False
    queries.append({"kind": kind, "query": text, "id": rows[index]["id"], "name": rows[index]["name"]})
    return True


def somebody():
    """Half the time somebody whom many people look for."""
    return int(R.random() * 90) if chance(0.5) else int(R.random() * COUNT)


def make(kind, number, query):
    made = 0
    while made < number:
        result = query()
        if result is not None and say(kind, *result):
            made += 1


def exact():
    i = somebody()
    text = rows[i]["name"]
    return (pick([text, text.lower(), text.upper(), text.lower()]), i) if meant(words(text)) == i else None


def beginning():
    i = somebody()
    text = rows[i]["name"].lower()
    text = text[: 4 + int(R.random() * max(1, len(text) - 4))].strip(" -(,")
    if len(text) < 4:
        return None
    plain = "".join(words(text))
    same = [k for k, name in enumerate(WORDS) if "".join(name).startswith(plain)]
    exactly = [k for k in same if "".join(WORDS[k]) == plain]
    return (text, i) if max(exactly or same, key=lambda k: POPULARITY[k]) == i else None


def some_words():
    i = somebody()
    own = [w for w in WORDS[i] if w not in ("and", "of", "the")]
    if len(own) < 2:
        return None
    chosen = own[:]
    if len(own) > 2:
        chosen.remove(pick(own))
    if chance(0.4):
        chosen.reverse()
    if chance(0.4):
        chosen[-1] = chosen[-1][: max(3, len(chosen[-1]) - 2)]
    if all(w in FILLERS or w in KINDS for w in chosen):
        return None
    fit = [k for k, name in enumerate(WORDS) if all(any(n.startswith(w) for n in name) for w in chosen)]
    return (" ".join(chosen), i) if max(fit, key=lambda k: (set(chosen) == set(WORDS[k]), POPULARITY[k])) == i else None


def with_filler():
    i = somebody()
    own = [w for w in WORDS[i] if w not in FILLERS and w not in KINDS]
    if not own or len(own) > 3:
        return None
    more = [pick(["bank", "banking", "online", "online banking", "login", "account", "app"])]
    if "bank" not in WORDS[i] and chance(0.6):
        more[0] = "bank"
    if chance(0.2):
        own = ["the"] + own if chance(0.5) else ["my"] + own
    kinds = [w for w in WORDS[i] if w in KINDS or w in ("credit", "union")] if chance(0.5) else []
    typed = own + kinds + more[0].split()
    return (" ".join(typed), i) if meant(typed) == i else None


NEIGHBORS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqwryutiopsasdfghjkxzxcvbn"))


def misspelled(word):
    at = 1 + int(R.random() * (len(word) - 2))
    return pick([
        word[:at] + word[at + 1] + word[at] + word[at + 2:],
        word[:at] + word[at + 1:],
        word[:at] + word[at] + word[at:],
        word[:at] + NEIGHBORS.get(word[at], "e") + word[at + 1:],
    ])


def with_typo():
    i = somebody()
    typed = WORDS[i][:]
    long = [k for k, w in enumerate(typed) if len(w) >= 5 and w not in FILLERS and w not in KINDS]
    if not long or meant(typed) != i:
        return None
    at = pick(long)
    wrong = misspelled(typed[at])
    if wrong in VOCABULARY or wrong == typed[at]:
        return None
    typed[at] = wrong
    if len(typed) > 3 and chance(0.3):
        typed = typed[:3]
        right = [WORDS[i][at] if k == at else w for k, w in enumerate(typed)]
        if at > 2 or meant(right) != i:
            return None
    return " ".join(typed), i


def letters(name, without=()):
    spelled = [w for word in name for w in SPELLED.get(word, [word])]
    return "".join(w[0] for w in spelled if w not in without)


INITIALS = {}
for index, name in enumerate(WORDS):
    for short in {letters(name), letters(name, ("of", "the", "and", "na"))}:
        INITIALS.setdefault(short, []).append(index)


def initials():
    i = int(R.random() * 110) if chance(0.75) else int(R.random() * COUNT)
    short = letters(WORDS[i], ("of", "the", "and", "na") if chance(0.7) else ())
    if not 3 <= len(short) <= 6 or max(INITIALS[short], key=lambda k: POPULARITY[k]) != i:
        return None
    if any(n[0].startswith(short) for n in WORDS):
        return None
    return pick([short, short.upper()]), i


def everyday():
    i = pick([k for k in range(120) if rows[k]["aliases"]])
    return pick(rows[i]["aliases"].split(";")).lower() + pick(["", "", " bank", " login"]), i


def address():
    i = somebody()
    site = rows[i]["urlHomeApp"][len("https://www."):-1]
    if not any(s["urlHomeApp"].endswith(f"www.{site}/") and s is not rows[i] for s in rows):
        return pick(["{}", "www.{}", "https://www.{}/", "https://{}/login?from=app", "secure.{}"]).format(site), i
    return None


def number():
    i = somebody()
    return (rows[i]["routingNumbers"], i) if rows[i]["routingNumbers"] else None


make("exact", 45, exact)
make("beginning", 35, beginning)
make("words", 30, some_words)
make("filler", 55, with_filler)
make("typo", 50, with_typo)
make("initials", 25, initials)
make("everyday", 20, everyday)
make("address", 20, address)
make("number", 20, number)

for name, content in (("institutions.csv", rows), ("queries.csv", queries)):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, content[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(content)
