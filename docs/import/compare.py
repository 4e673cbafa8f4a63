#!/usr/bin/env python3
"""Holds what `jpoa import` made of a hundred records, drawn at random from the shared real files, against a second reading.

    python3 docs/import/compare.py [SEED...]        from the repository's folder, after cargo build --release -p jpoa

The files are optional (../shared/data); where they are not there, nothing is compared. Needs Python 3.9 and zstd, nothing else.
Every difference is explained by one of the RULES, which are decisions of the product that stand in the book, or it is
printed; then the exit code is 1. With `--write`, the outcome goes to docs/import/compared.md."""

import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

import source

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared/data"  # optional
PROGRAM = ROOT / "target/release/jpoa"
FOLDERS = ("iati_activities", "registers", "hxl_3w")
DRAWN = 100

RULES = {
    "blanks": "white space around a text goes, in titles and names also within it",
    "capital language": "a language stands in small letters",
    "language around": "a text without a language has that of its activity",
    "language unknown": "where the activity names none either, it is English",
    "language by letters": "a cell without a language is Russian where its letters are, else English",
    "once in a language": "of several titles in one language the first stays",
    "several descriptions": "descriptions of several types are one text: general, objectives, target groups, others",
    "address taken out": "e-mail addresses are taken out",
    "finalisation": "finalisation is told as completed",
    "status told": "a status that is no word of the list is unknown, and a finding tells it",
    "status missing": "without a status it is unknown",
    "planned date": "where there is no actual date the planned one counts",
    "date told": "a date that cannot be read is left out, and a finding tells it",
    "term of spending": "without dates the term is from the first to the last quarter with money",
    "party": "an organisation is a party, which bears that code or that name",
    "ministry of the State": "a ministry without its State, among those who carry out, is that of the one State of the initiative",
    "names nobody": "a placeholder names nobody and is left out, with a count",
    "no name": "an organisation without name and code is left out",
    "once in a role": "an organisation stands once in a role",
    "role told": "an organisation with a role that is not of the list takes part, and a finding tells it",
    "natural person": "the name of a natural person is left out, with a count",
    "countries of transactions": "where the activity names no country, those of its transactions count",
    "country as a code": "a country is told by its code",
    "country told": "a word that is no country is left out, and a finding tells it",
    "areas of one country": "places within a country are kept where there is one country only",
    "place is the country": "a place that is the country itself is no area",
    "subjects of known lists": "subjects count where they are of DAC, its three-digit form, or the Sustainable Development Goals",
    "subject once": "a subject stands once, whether of activity, transaction or tag",
    "subject in words": "a subject in a table that is no code is kept in words",
    "revised budgets": "of the budgets for one term the revised ones count, where there are any",
    "hundredths": "each amount is rounded to hundredths before it is added",
    "money left out": "incoming funds, interest, repayments and such are not kept",
    "amount told": "an amount that cannot be read is left out, and a finding tells it",
    "currency told": "an amount without currency is left out, and a finding tells it",
    "first parent": "of several parents the first counts",
    "rejected": "without an identifier, or with one that stood before, an activity is rejected, and a finding tells it",
    "other rows": "what other rows of the same reference say of title or status is a claim",
}

STATUS = {"1": "planned", "2": "running", "3": "completed", "4": "completed", "5": "cancelled", "6": "suspended"}
STATUS_WORDS = {
    "pipeline/identification": "planned", "pipeline": "planned", "implementation": "running", "completion": "completed",
    "post-completion": "completed", "finalisation": "completed", "cancelled": "cancelled", "suspended": "suspended",
    "board approved": "planned", "completed": "completed", "closed": "completed", "approved": "planned", "unspecified": "unknown",
}
ROLE = {"1": "funder", "funding": "funder", "2": "lead", "accountable": "lead", "3": "partner", "extending": "partner",
        "4": "implementer", "implementing": "implementer", "reporting": "reporter"}


class Outcome:
    """The explained and unexplained differences of one run."""

    def __init__(self):
        self.rules = Counter()
        self.unexplained = []
        self.fields = Counter()

    def compare(self, where, field, wanted, found, steps):
        """Compares a field; each step is a rule and the value it makes of the one before."""
        self.fields[field] += 1
        used = []
        value = wanted
        for rule, step in steps:
            if value == found:
                break
            changed = step(value)
            if changed != value:
                used.append(rule)
                value = changed
        if value == found:
            self.rules.update(used)
        else:
            if isinstance(found, set):
                # What is on one side only.
                wanted, value, found = wanted - found, value - found, found - value
            self.unexplained.append(f"{where}: {field}: the source says {wanted!r}, with the rules {value!r}; the register has {found!r}")


def squeezed(text):
    return " ".join(text.split())


def mail_taken(text):
    return re.sub(r"\S+", lambda word: "[…]" if re.fullmatch(r"\W*[^@\s]+@[^@\s]+\.[^@\s]+\W*", word.group()) else word.group(), text)


def folded(name):
    name = name.casefold().replace("ё", "е").replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[\W_]+", " ", name).split())


# --- Texts ---------------------------------------------------------------------------------------------------------------


def texts_steps(activity_language):
    """The rules by which a list of (language, text) becomes the texts of a title."""
    lower = lambda texts: [(lang.lower() if lang else lang, text) for lang, text in texts]
    around = lambda texts: [(lang or (activity_language or "").lower() or None, text) for lang, text in texts]
    return [
        ("blanks", lambda texts: [(lang, squeezed(text)) for lang, text in texts if text.strip()]),
        ("capital language", lower),
        ("language around", around),
        ("language unknown", lambda texts: [(lang or "en", text) for lang, text in texts]),
        ("address taken out", lambda texts: [(lang, mail_taken(text)) for lang, text in texts]),
        ("once in a language", lambda texts: list({lang: (lang, text) for lang, text in reversed(texts)}.values())),
    ]


class Texts(list):
    """Texts in any order."""

    def __eq__(self, other):
        return sorted(self, key=str) == sorted(other, key=str)

    def __ne__(self, other):
        return not self == other


def in_any_order(steps):
    return [(rule, lambda value, step=step: Texts(step(value))) for rule, step in steps]


def of_element(element_language, texts):
    return [(lang or element_language, text) for lang, text in texts]


# --- Organisations -------------------------------------------------------------------------------------------------------


class Parties:
    """The parties of a register with all their names and codes, to see whether one is what the source wrote."""

    def __init__(self, records):
        self.names, self.codes, self.parents = {}, {}, {}
        for party in records:
            key = party["key"]
            texts = [party.get("title", {}), party.get("short", {})] + [former.get("title", {}) for former in party.get("former", [])]
            names = {folded(text) for one in texts for text in one.values()} | {folded(name) for name in party.get("aliases", [])}
            self.names[key] = names | {folded(key)}
            self.codes[key] = {identifier["code"].upper() for identifier in party.get("identifiers", [])}
            self.parents[key] = party.get("parent")
        for row in directory():
            key = row["key"]
            names = [row["title"], row["title_ru"], row["short"], row["short_ru"], *row["aliases"].split(";")]
            self.names.setdefault(key, set()).update(folded(name) for name in names if name)
            self.codes.setdefault(key, set()).update(code.strip().upper() for code in row["identifiers"].split(";") if code)

    def bears(self, key, code, names):
        if key not in self.names:
            return False
        return (code or "").strip().upper() in self.codes[key] or any(folded(name) in self.names[key] for name in names)

    def is_ministry(self, key, name, states):
        """Whether a party is the ministry of this name in the only one of these States."""
        name = folded(name).removeprefix("the ")
        begins = any(known.startswith(name + " ") for known in self.names.get(key, ()))
        return bool(re.match("ministry |министерство ", name)) and begins and [self.parents.get(key)] == list(states)


def compare_organisations(outcome, where, wanted, found, parties, findings, states):
    """Each organisation of the source is one of the register in that role, and the other way round."""
    outcome.fields["organisations"] += 1
    left = {role: list(who) for role, who in found.items()}
    matched = {role: [] for role in found}
    for role, code, names in wanted:
        names = [mail_taken(squeezed(name)) for name in names if name.strip()]
        code = (code or "").strip() or None
        if not names and not code:
            outcome.rules["no name"] += 1
            continue
        kept_role = role
        if role is None:
            kept_role = "partner"
            outcome.rules["role told"] += 1
        def same(who):
            if isinstance(who, str):
                if parties.bears(who, code, names):
                    return True
                of_state = kept_role in ("lead", "implementer", "partner") and not code and bool(names)
                return of_state and parties.is_ministry(who, names[0], states)
            return who.get("name", "") in (names or [""]) and who.get("code") == code
        hit = next((who for who in left.get(kept_role, []) if same(who)), None)
        if hit is not None:
            left[kept_role].remove(hit)
            matched[kept_role].append(hit)
        else:
            hit = next((who for who in matched.get(kept_role, []) if same(who)), None)
            if hit is not None:
                outcome.rules["once in a role"] += 1
        if hit is None:
            if findings.has("organisation-unnamed") and names and placeholder(names[0]):
                outcome.rules["names nobody"] += 1
            elif findings.has("person-left-out") and names:
                outcome.rules["natural person"] += 1
            else:
                outcome.unexplained.append(f"{where}: organisations: {names} [{code}] as {kept_role} is not among {found.get(kept_role)}")
        elif isinstance(hit, str):
            outcome.rules["party" if parties.bears(hit, code, names) else "ministry of the State"] += 1
    for role, who in left.items():
        if who:
            outcome.unexplained.append(f"{where}: organisations: the register has {who} as {role}, the source {[w for w in wanted if w[0] == role]}")


PLACEHOLDERS = []


def directory():
    """The organisations that ship with the program."""
    with open(ROOT / "plans/directory/organisations.csv", encoding="utf-8", newline="") as rows:
        yield from source.csv.DictReader(rows)


def placeholder(name):
    """Whether the list of placeholders that ships has this name; a star stands for any end."""
    if not PLACEHOLDERS:
        lines = (ROOT / "plans/directory/placeholders.csv").read_text(encoding="utf-8").splitlines()[1:]
        PLACEHOLDERS.extend(source.csv.reader(lines))
    known = (row[0] for row in PLACEHOLDERS)
    return any(folded(name).startswith(folded(k[:-1])) if k.endswith("*") else folded(name) == folded(k) for k in known)


class Findings:
    """What an import said."""

    def __init__(self, findings):
        self.findings = findings

    def has(self, code, word=""):
        return any(finding["code"] == code and word in finding["message"] for finding in self.findings)


# --- Places and money ----------------------------------------------------------------------------------------------------

COUNTRIES = {}
# Names of countries that the files use and the code list does not have.
ALSO = {
    "vietnam": "VN", "russia": "RU", "laos": "LA", "iran": "IR", "syria": "SY", "bolivia": "BO", "venezuela": "VE",
    "tanzania": "TZ", "moldova": "MD", "macedonia": "MK", "kyrgyz republic": "KG", "islamic republic of afghanistan": "AF",
    "brunei": "BN", "congo democratic republic of": "CD", "congo republic of": "CG", "egypt arab republic of": "EG",
    "iran islamic republic of": "IR", "yemen republic of": "YE", "macedonia former yugoslav republic of": "MK",
    "china peoples republic of": "CN", "lao peoples democratic republic": "LA", "congo dem rep": "CD", "congo rep": "CG",
    "cape verde": "CV", "ivory coast": "CI", "macedonia fyr": "MK", "trinidad tobago": "TT", "st lucia": "LC",
    "st vincent and the grenadines": "VC", "palestine": "PS", "cote divoire": "CI", "korea dem rep": "KP", "gambia the": "GM",
    "turkey": "TR", "tanzania united republic of": "TZ", "republic of kazakhstan": "KZ",
    "democratic republic of the congo": "CD", "slovak republic": "SK", "czech republic": "CZ", "bosnia herzegovina": "BA",
    "micronesia federated states of": "FM",
}


def country(word):
    """The code of a country: two letters are one, a name is looked up in the code list of the standard."""
    if not COUNTRIES:
        for item in source.ET.parse(SHARED / "iati_standard/codelists/nonembedded/Country.xml").iter("codelist-item"):
            for narrative in item.iter("narrative"):
                name = re.sub(r" \(the\b.*", "", (narrative.text or "").lower())
                COUNTRIES[folded(name)] = item.findtext("code")
        COUNTRIES.update(ALSO)
    word = (word or "").strip()
    if re.fullmatch("[A-Za-z]{2}", word):
        return word.upper()
    # Of a name without a letter before its country, the country is left.
    word = re.sub(r"^[\W\d_]+,", "", word)
    known = re.match("([A-Z]{2}) - ", word)
    return known.group(1) if known else COUNTRIES.get(folded(word))


def hundredths(amount):
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def number(text):
    try:
        value = Decimal((text or "").strip())
        return value if value.is_finite() else None
    except InvalidOperation:
        return None


def sums(entries):
    total = Counter()
    for kind, currency, amount in entries:
        total[(kind, currency)] += amount
    return dict(total)


def money_found(entry):
    return {(budget.get("kind", "budget"), budget["currency"]): Decimal(str(budget["amount"])) for budget in entry.get("budgets", [])}


def compare_money(outcome, where, entries, found, findings):
    """Entries are (what, type, term, currency, text); what is not kept is left out by a rule that says so."""
    kinds = {"2": "commitment", "c": "commitment", "commitment": "commitment", "3": "disbursement", "d": "disbursement",
             "disbursement": "disbursement", "4": "disbursement", "e": "disbursement", "expenditure": "disbursement"}
    step = [(what if what == "budget" else kinds.get((kind or "").lower(), kind), kind, term, currency, text) for what, kind, term, currency, text in entries]
    def left_out(entries):
        return [e for e in entries if e[0] in ("budget", "commitment", "disbursement")]
    def revised(entries):
        is_revised = lambda e: e[0] == "budget" and (e[1] or "").lower() in ("2", "revised")
        terms = {e[2] for e in entries if is_revised(e)}
        return [e for e in entries if e[0] != "budget" or is_revised(e) or e[2] not in terms]
    def readable(entries):
        return [e for e in entries if number(e[4]) is not None or not findings.has("amount-unreadable")]
    def with_currency(entries):
        told = lambda word: findings.has("currency-unknown", word) if word else findings.has("currency-missing") or findings.has("currency-unnamed")
        return [e for e in entries if re.fullmatch("[A-Za-z]{3}", e[3] or "") or not told((e[3] or "").strip())]
    def rounded(entries):
        return [e[:4] + (str(hundredths(number(e[4]))) if number(e[4]) is not None else e[4],) for e in entries]
    def total(entries):
        return sums((kind, (currency or "–").upper(), number(text) or Decimal(0)) for kind, _, _, currency, text in entries)
    class Money(list):
        def __eq__(self, other):
            return total(self) == (other if isinstance(other, dict) else total(other))
        def __ne__(self, other):
            return not self == other
        def __repr__(self):
            return repr({key: str(value) for key, value in total(self).items()})
    steps = [("money left out", left_out), ("amount told", readable), ("currency told", with_currency), ("revised budgets", revised), ("hundredths", rounded)]
    outcome.compare(where, "money", Money(step), found, [(rule, lambda value, s=s: Money(s(value))) for rule, s in steps])


def places_found(entry):
    states, areas = set(), set()
    for place in entry.get("places", []):
        if isinstance(place, str):
            states.add(place)
        else:
            states.add(place["state"])
            if place.get("area"):
                areas.add(place["area"])
    return states, areas


# --- One activity --------------------------------------------------------------------------------------------------------


def compare_activity(outcome, where, facts, entry, parties, findings):
    language = facts["language"]
    title = Texts(pair for lang, texts in facts["title"] for pair in of_element(lang, texts))
    outcome.compare(where, "title", title, Texts(entry.get("title", {}).items()), in_any_order(texts_steps(language)))

    rank = {None: 1, "1": 1, "2": 2, "3": 3}
    described = sorted(facts["description"], key=lambda d: rank.get(d[0], 4))
    description = Texts((lang, text.strip()) for _, element, texts in described for lang, text in of_element(element, texts) if text.strip())
    def joined(texts):
        by = {}
        for lang, text in texts:
            if text not in by.setdefault(lang, []):
                by[lang].append(text)
        return [(lang, squeezed(" ".join(all_of))) for lang, all_of in by.items()]
    found = Texts((lang, squeezed(text)) for lang, text in entry.get("description", {}).items())
    _, *steps = texts_steps(language)
    steps = [("blanks", lambda texts: [(lang, text.strip()) for lang, text in texts])] + steps[:-1]
    # Joining needs the texts as they are; blanks are compared afterwards.
    steps = steps[:4] + [("several descriptions", joined), ("address taken out", lambda texts: [(lang, mail_taken(text)) for lang, text in texts])]
    outcome.compare(where, "description", description, found, in_any_order(steps))

    status = facts["status"]
    told = STATUS.get(status) or STATUS_WORDS.get((status or "").lower())
    found_status = entry.get("status", "unknown")
    if status in ("3",) or (status or "").lower() == "finalisation":
        outcome.compare(where, "status", "finalisation", found_status, [("finalisation", lambda _: "completed")])
    elif told:
        outcome.compare(where, "status", told, found_status, [])
    elif status is None:
        outcome.compare(where, "status", None, found_status, [("status missing", lambda _: "unknown")])
    else:
        outcome.compare(where, "status", status, found_status, [("status told", lambda _: "unknown" if findings.has("status-unknown", status) else _)])

    kinds = {"1": "ps", "start-planned": "ps", "start": "ps", "2": "as", "start-actual": "as", "3": "pe", "end-planned": "pe", "completion": "pe", "4": "ae", "end-actual": "ae"}
    days = {}
    for kind, day in facts["dates"]:
        day = re.match(r"\d{4}(-\d\d(-\d\d)?)?", day or "")
        if kind in kinds and day:
            days.setdefault(kinds[kind], day.group())
    period = entry.get("period", {})
    for end, actual, planned in (("start", "as", "ps"), ("end", "ae", "pe")):
        outcome.compare(where, end, days.get(actual), period.get(end), [("planned date", lambda day, p=planned: day or days.get(p))])
        if days.get(actual) and days.get(planned) and days[actual] != days[planned]:
            claims = [claim["value"] for claim in entry.get("claims", []) if claim["field"] == f"period.{end}"]
            outcome.compare(where, f"planned {end}", [days[planned]], claims, [])

    wanted = []
    for role, code, texts in facts["organisations"]:
        wanted.append((ROLE.get((role or "").lower()), code, [text for _, text in texts]))
    compare_organisations(outcome, where, wanted, entry.get("roles", {}), parties, findings, places_found(entry)[0])

    states, areas = places_found(entry)
    of_transactions = lambda codes: codes or set(facts["transaction_countries"])
    steps = [
        ("countries of transactions", of_transactions),
        ("country as a code", lambda codes: {country(code) or code for code in codes if (code or "").strip()}),
        ("country told", lambda codes: {code for code in codes if country(code) or not findings.has("country-unknown", code)}),
    ]
    outcome.compare(where, "countries", set(facts["countries"]), states, steps)
    names = [next((texts for texts in location if any(text.strip() for _, text in texts)), []) for location in facts["locations"]]
    names = [sorted(texts, key=lambda pair: (pair[0] or language or "en").lower() != "en") for texts in names]
    names = {squeezed(next(text for _, text in texts if text.strip())) for texts in names if texts}
    steps = [
        ("areas of one country", lambda areas: areas if len(states) == 1 else set()),
        ("place is the country", lambda areas: {area for area in areas if country(area) not in states or len(area) == 2}),
    ]
    outcome.compare(where, "areas", names, areas, steps)

    def of_lists(subjects):
        kept = []
        for tag, vocabulary, code in subjects:
            code = (code or "").strip()
            if tag == "sector":
                lists = {None: "dac", "1": "dac", "DAC": "dac", "2": "dac-3", "DAC-3": "dac-3", "7": "sdg-goal", "8": "sdg-target"}
                name = lists.get(vocabulary)
                name = {"dac": {5: "dac-5", 3: "dac-3"}.get(len(code)), "dac-3": "dac-3" if len(code) == 3 else None}.get(name, name)
            else:
                name = {"2": "sdg-goal", "3": "sdg-target"}.get(vocabulary)
            if name and code:
                kept.append(f"{name}:{code}")
        return kept
    steps = [
        ("subjects of known lists", of_lists),
        ("subject once", lambda kept: sorted(set(kept) | set(of_lists(facts["transaction_subjects"])))),
    ]
    outcome.compare(where, "subjects", facts["subjects"], sorted(entry.get("sectors", [])), steps)

    entries = [(what, kind, term, currency or facts["currency"], text) for what, kind, term, currency, text in facts["money"]]
    compare_money(outcome, where, entries, money_found(entry), findings)

    parents = [f"iati:{ref.strip()}" for kind, ref in facts["related"] if kind == "1" and ref]
    found = [entry["parent"]] if entry.get("parent") else []
    outcome.compare(where, "parent", parents, found, [("first parent", lambda parents: parents[:1])])
    is_programme = facts["hierarchy"] in (None, "1") and any(kind == "2" for kind, _ in facts["related"])
    outcome.compare(where, "kind", "programme" if is_programme else "project", entry.get("kind", "project"), [])
    updated = (facts["updated"] or "")[:10] or None
    outcome.compare(where, "updated", updated, entry.get("as_of"), [])


# --- One row, or several -------------------------------------------------------------------------------------------------


def compare_rows(outcome, where, columns, rows, entry, parties, findings):
    def cells(field, row):
        heads = columns.get(field, [])
        return [(head, row[head].strip()) for head in heads if row.get(head, "").strip()]
    def values(field):
        return [value.strip() for row in rows for _, cell in cells(field, row) for value in cell.split(";") if value.strip()]
    def language(head, text):
        lang = re.search("_(en|eng|fr|ru)(_1)?$", head)
        return {"eng": "en"}.get(lang.group(1), lang.group(1)) if lang else None
    letters = lambda texts: [(lang or ("ru" if re.search("[а-яё]", text.lower()) else "en"), text) for lang, text in texts]

    titles = Texts((language(head, text), text) for row in rows for head, text in cells("title", row))
    claimed = [squeezed(claim["value"]) for claim in entry.get("claims", []) if claim["field"] == "title"]
    def without_claims(texts):
        return [pair for at, pair in enumerate(texts) if pair[1] not in claimed and pair not in list(texts)[:at]]
    steps = [
        ("blanks", lambda texts: [(lang, squeezed(text)) for lang, text in texts]),
        ("language by letters", letters),
        ("address taken out", lambda texts: [(lang, mail_taken(text)) for lang, text in texts]),
        ("other rows", without_claims),
    ]
    once = Texts(dict.fromkeys(titles))
    outcome.compare(where, "title", once, Texts(entry.get("title", {}).items()), in_any_order(steps))

    described = Texts(dict.fromkeys((language(head, text), text) for row in rows[:1] for head, text in cells("description", row)))
    found = Texts((lang, squeezed(text)) for lang, text in entry.get("description", {}).items())
    steps = [
        ("blanks", lambda texts: [(lang, squeezed(text)) for lang, text in texts]),
        ("language by letters", letters),
        ("address taken out", lambda texts: [(lang, mail_taken(text)) for lang, text in texts]),
        ("once in a language", lambda texts: list({lang: (lang, text) for lang, text in reversed(texts)}.values())),
    ]
    if "description" in columns:
        outcome.compare(where, "description", described, found, in_any_order(steps))

    if "status" in columns:
        words = values("status")
        word = words[0] if words else None
        told = STATUS.get(word or "") or STATUS_WORDS.get((word or "").lower())
        steps = [
            ("status missing", lambda told: told if word else "unknown"),
            ("status told", lambda told: told if STATUS_WORDS.get((word or "").lower()) or word in STATUS or not findings.has("status-unknown", word) else "unknown"),
        ]
        outcome.compare(where, "status", told or word, entry.get("status", "unknown"), steps)

    quarters = set()
    if "quarter" in columns:
        for row in rows:
            year, quarter = (row[head].strip() for head in columns["quarter"])
            kind, value, _ = columns["payment"]
            if hundredths(number(row[value]) or Decimal(0)) != 0 and row[kind].split(" ")[0] in ("budget", "2", "3", "4"):
                quarters.add((int(float(year)), int(quarter[1:])))
    years = {row[head].strip() for row in rows for head in columns.get("year", []) if (number(row[columns["amount"][0]]) or 0) != 0}
    period = entry.get("period", {})
    for end in ("start", "end"):
        heads = columns.get(end, [])
        wanted = next((day for day in (iso(row[head].strip()) for head in heads for row in rows if row.get(head, "").strip()) if day), None)
        written = next((row[head].strip() for head in heads for row in rows if row.get(head, "").strip()), None)
        def spending(day, end=end):
            if day or not (quarters or years):
                return day
            if years:
                return min(years) if end == "start" else max(years)
            year, quarter = min(quarters) if end == "start" else max(quarters)
            return f"{year}-{quarter * 3 - (2 if end == 'start' else 0):02}"
        unread = lambda day, written=written: None if written and findings.has("date-unreadable", written) else day
        if heads or quarters:
            outcome.compare(where, end, wanted or written, period.get(end), [("term of spending", spending), ("date told", unread)])

    wanted = []
    for role in ("lead", "implementer", "funder", "partner", "reporter"):
        for value in dict.fromkeys(values(role)):
            code = re.search(r"\[([^\[\]\s]*)\]$", value)
            names = value[: code.start()] if code else value
            wanted.append((role, code.group(1) if code else None, [name.strip("| ") for name in re.split(r"\*| \| ", names)]))
    known = {role: who for role, who in entry.get("roles", {}).items() if role in columns}
    compare_organisations(outcome, where, wanted, known, parties, findings, places_found(entry)[0])

    states, areas = places_found(entry)
    def as_codes(words):
        parts = [part.strip() for word in words for part in ([word] if country(word) else re.split(r"[,/|]", word))]
        return {country(part) or part for part in parts if part}
    steps = [
        ("country as a code", as_codes),
        ("country told", lambda words: {word for word in words if country(word) or not findings.has("country-unknown", word)}),
    ]
    outcome.compare(where, "countries", set(values("state")), states, steps)
    if "area" in columns:
        wanted = set()
        for row in rows:
            wanted.update(value.strip() for _, cell in cells("area", row)[:1] for value in cell.split(";") if value.strip())
        steps = [
            ("areas of one country", lambda areas: areas if len(states) == 1 else set()),
            ("place is the country", lambda areas: {area for area in areas if country(area) not in states}),
        ]
        outcome.compare(where, "areas", wanted, areas, steps)

    def by_list(subjects):
        kept = []
        for subject in subjects:
            code = re.match(r"(\d+)(?=$|[ \-.:–])", subject)
            digits = len(code.group()) if code else 0
            if digits in (3, 5):
                kept.append(f"dac-{digits}:{code.group()}")
            elif not subject.isdigit():
                kept.append(f"text:{subject}")
        return sorted(set(kept))
    if "sector" in columns:
        wanted = sorted(set(values("sector")))
        outcome.compare(where, "subjects", wanted, sorted(entry.get("sectors", [])), [("subject in words", by_list)])

    if "payment" in columns:
        kind, value, currency = columns["payment"]
        entries = [("budget" if row[kind].startswith("budget") else "transaction", row[kind].split(" ")[0], None, currency, row[value]) for row in rows]
        compare_money(outcome, where, entries, money_found(entry), findings)
    if "amount" in columns:
        amount, currency = columns["amount"]
        entries = [("budget", None, at, row[currency], row[amount]) for at, row in enumerate(rows) if row[amount].strip()]
        compare_money(outcome, where, entries, money_found(entry), findings)
    if "money" in columns:
        codes = [code.strip() for _, cell in cells("currency", rows[0]) for code in cell.split(";") if code.strip()]
        entries = []
        for kind, head in columns["money"]:
            for at, amount in enumerate(rows[0][head].split(";")):
                if amount.strip():
                    entries.append(("transaction", kind, None, codes[at] if at < len(codes) else (codes or [None])[0], amount))
        compare_money(outcome, where, entries, money_found(entry), findings)


MONTHS = "january february march april may june july august september october november december".split()


def iso(text):
    """A day as ISO 8601, where the way it is written leaves no doubt."""
    day = re.match(r"\d{4}-\d\d-\d\d", text)
    if day:
        return day.group()
    words = re.match(r"(\d{1,2}) ([A-Za-z]+) (\d{4})$", text)
    if words and words.group(2).lower() in MONTHS:
        return f"{words.group(3)}-{MONTHS.index(words.group(2).lower()) + 1:02}-{int(words.group(1)):02}"
    american = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})$", text)
    return f"{american.group(3)}-{int(american.group(1)):02}-{int(american.group(2)):02}" if american else None


# --- The run -------------------------------------------------------------------------------------------------------------


class Files:
    """The shared files, with how many records each holds; read once for all runs."""

    def __init__(self):
        self.names, self.counts, self.cache, self.registers = [], [], {}, {}
        for folder in FOLDERS:
            for path in sorted((SHARED / folder).rglob("*")):
                name = str(path.relative_to(SHARED))
                plain = name.removesuffix(".zst")
                count = 0
                if plain.endswith(".xml"):
                    count = len(re.findall(rb"<iati-activity[\s>]", source.content(path)))
                elif path.is_file() and source.meaning(plain):
                    count = len(self.read(name))
                if count:
                    self.names.append(name)
                    self.counts.append(count)

    def read(self, name):
        if name not in self.cache:
            data, plain = source.content(SHARED / name), name.removesuffix(".zst")
            self.cache[name] = source.activities(data) if plain.endswith(".xml") else list(source.table(plain, data).items())
        return self.cache[name]

    def draw(self, seed):
        """Half of the records from all alike, half from all files alike, so that small files are met too."""
        chance = random.Random(seed)
        drawn = set()
        while len(drawn) < min(DRAWN, sum(self.counts)):
            weights = self.counts if len(drawn) % 2 else None
            at = chance.choices(range(len(self.names)), weights)[0]
            drawn.add((self.names[at], chance.randrange(self.counts[at])))
        return sorted(drawn)

    def register(self, name, scratch):
        """What the program makes of a file: findings, initiatives by address, parties."""
        if name not in self.registers:
            plain = Path(scratch) / Path(name.removesuffix(".zst")).name
            plain.write_bytes(source.content(SHARED / name))
            with tempfile.TemporaryDirectory(dir=scratch) as data:
                told = run("import", plain, "--source", "s", "--data", data)
                entries = run("initiatives", "--data", data)
                parties = run("parties", "--data", data)
            plain.unlink()
            listed = next(value for value in entries.values() if isinstance(value, list))
            entries = {entry["key"]: entry for entry in (one.get("initiative", one) if isinstance(one.get("initiative", one), dict) else one for one in listed)}
            parties = parties if isinstance(parties, list) else next(value for value in parties.values() if isinstance(value, list))
            self.registers[name] = (Findings(told["findings"]), entries, Parties(parties))
        return self.registers[name]


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments, "--format", "json", "--viewer", "secretariat"], capture_output=True, text=True, env={})
    if not done.stdout:
        sys.exit(f"jpoa {arguments[0]} said nothing: {done.stderr}")
    return json.loads(done.stdout)


def one_run(files, seed, scratch):
    outcome = Outcome()
    for name, at in files.draw(seed):
        findings, entries, parties = files.register(name, scratch)
        record = files.read(name)[at]
        where = f"{name} #{at + 1}"
        if name.removesuffix(".zst").endswith(".xml"):
            facts = source.activity(record)
            identifier = facts["identifier"].strip()
            entry = entries.get(f"iati:{identifier}")
            before = any((other.findtext("iati-identifier") or "").strip() == identifier for other in files.read(name)[:at])
            if before or not identifier:
                told = findings.has("identifier-twice") or findings.has("identifier-missing")
                outcome.compare(where, "identifier", "rejected", "rejected" if told else "entered", [])
                outcome.rules["rejected"] += 1
                continue
            if entry is None:
                outcome.unexplained.append(f"{where}: {identifier} is not in the register")
                continue
            outcome.fields["identifier"] += 1
            compare_activity(outcome, where, facts, entry, parties, findings)
        else:
            reference, rows = record
            entry = entries.get(f"s:{reference}") or entries.get(f"iati:{reference}") or entries.get(reference)
            if entry is None:
                outcome.unexplained.append(f"{where}: {reference} is not in the register")
                continue
            outcome.fields["identifier"] += 1
            compare_rows(outcome, where, source.meaning(name), rows, entry, parties, findings)
    return outcome


def main(arguments):
    if not SHARED.is_dir():
        print("the shared files are not beside this repository; nothing was compared")
        return 0
    if not PROGRAM.is_file():
        sys.exit("build the program first: cargo build --release --package jpoa")
    write = "--write" in arguments
    seeds = [int(seed) for seed in arguments if seed != "--write"] or [1]
    files = Files()
    outcomes = []
    with tempfile.TemporaryDirectory() as scratch:
        for seed in seeds:
            outcome = one_run(files, seed, scratch)
            outcomes.append((seed, outcome))
            print(f"seed {seed}: {DRAWN} records, {sum(outcome.fields.values())} fields compared, {sum(outcome.rules.values())} differences explained, {len(outcome.unexplained)} not")
            for line in outcome.unexplained:
                print("  " + line)
    if write:
        (ROOT / "docs/import/compared.md").write_text(page(files, outcomes), encoding="utf-8")
    return 1 if any(outcome.unexplained for _, outcome in outcomes) else 0


def page(files, outcomes):
    """The outcome as a page of the documentation."""
    lines = [
        "# Real files, read twice", "",
        f"Made by `python3 docs/import/compare.py --write {' '.join(str(seed) for seed, _ in outcomes)}`. From {len(files.names)} real files with "
        f"{sum(files.counts)} records, {DRAWN} records are drawn for each seed, half of them from all records alike and half from all files alike. "
        "They are read a second time by a program that shares nothing with ours, and compared field by field with what `jpoa import` made of them.", "",
        "| seed | records | fields compared | differences explained | not explained |", "|---:|---:|---:|---:|---:|",
    ]
    for seed, outcome in outcomes:
        lines.append(f"| {seed} | {DRAWN} | {sum(outcome.fields.values())} | {sum(outcome.rules.values())} | {len(outcome.unexplained)} |")
    rules, fields = sum((o.rules for _, o in outcomes), Counter()), sum((o.fields for _, o in outcomes), Counter())
    lines += ["", "## What explains the differences", "", "| rule | what the product does | how often |", "|---|---|---:|"]
    lines += [f"| {rule} | {text} | {rules[rule]} |" for rule, text in RULES.items()]
    lines += ["", "## What was compared", "", "| field | how often |", "|---|---:|"]
    lines += [f"| {field} | {count} |" for field, count in fields.most_common()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
