"""The second reading: what files of initiatives say, read with Python's own XML, CSV and ZIP, from the IATI standard and
from the headings of the tables as a person reads them. Not for what the product makes of it: see compare.py."""

import csv
import io
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections import OrderedDict

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def content(path):
    """The bytes of a file, unpacked where it is packed."""
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dcq", str(path)], check=True, capture_output=True).stdout
    return path.read_bytes()


# --- IATI ----------------------------------------------------------------------------------------------------------------


def activities(data):
    """All activities of a file, in its order."""
    return list(ET.fromstring(data).iter("iati-activity"))


def narratives(element):
    """The texts of an element with the language each states: version 2 has narratives, version 1 the text itself."""
    found = [(child.get(LANG), "".join(child.itertext())) for child in element.findall("narrative")]
    return found or [(element.get(LANG), element.text or "")]


def code_or_text(element, attribute="code"):
    """What an element says: its code, or its words where it has no code."""
    if element is None:
        return None
    return element.get(attribute) if element.get(attribute) is not None else (element.text or "").strip()


def activity(element):
    """The facts of one activity, as the standard names them, nothing decided."""
    first = lambda name: element.find(name)
    money = []
    for budget in element.findall("budget"):
        term = tuple((budget.find(end).get("iso-date") if budget.find(end) is not None else None) for end in ("period-start", "period-end"))
        value = budget.find("value")
        money.append(("budget", budget.get("type"), term, value.get("currency") if value is not None else None, value.text if value is not None else None))
    for transaction in element.findall("transaction"):
        value = transaction.find("value")
        kind = code_or_text(transaction.find("transaction-type"))
        money.append(("transaction", kind, None, value.get("currency") if value is not None else None, value.text if value is not None else None))
    organisations = []
    for child in element:
        if child.tag in ("reporting-org", "participating-org"):
            role = "reporting" if child.tag == "reporting-org" else child.get("role")
            organisations.append((role, (child.get("ref") or "").strip(), narratives(child)))
    locations = []
    for location in element.findall("location"):
        locations.append([narratives(place) for name in ("name", "administrative") for place in location.findall(name)[:1]])
    subjects = lambda of: [(s.tag, s.get("vocabulary"), s.get("code")) for s in of if s.tag in ("sector", "tag")]
    countries = lambda of: [code_or_text(c) for c in of.findall("recipient-country")]
    return {
        "identifier": (first("iati-identifier").text or "") if first("iati-identifier") is not None else "",
        "language": element.get(LANG),
        "title": [(title.get(LANG), narratives(title)) for title in element.findall("title")],
        "description": [(d.get("type"), d.get(LANG), narratives(d)) for d in element.findall("description")],
        "status": code_or_text(first("activity-status")),
        "dates": [(d.get("type"), d.get("iso-date") or (d.text or "").strip()) for d in element.findall("activity-date")],
        "organisations": organisations,
        "countries": countries(element),
        "transaction_countries": [c for t in element.findall("transaction") for c in countries(t)],
        "locations": locations,
        "subjects": subjects(element),
        "transaction_subjects": [s for t in element.findall("transaction") for s in subjects(t)],
        "money": money,
        "currency": element.get("default-currency"),
        "related": [(r.get("type"), r.get("ref")) for r in element.findall("related-activity")],
        "hierarchy": element.get("hierarchy"),
        "updated": element.get("last-updated-datetime"),
    }


# --- Tables --------------------------------------------------------------------------------------------------------------


def sheet_rows(data):
    """The rows of the first sheet of a workbook as lists of texts."""
    book = zipfile.ZipFile(io.BytesIO(data))
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in ET.fromstring(book.read("xl/sharedStrings.xml")).findall(SHEET + "si"):
            shared.append("".join(text.text or "" for text in item.iter(SHEET + "t")))
    for _, row in ET.iterparse(book.open("xl/worksheets/sheet1.xml")):
        if row.tag != SHEET + "row":
            continue
        cells = []
        for cell in row.findall(SHEET + "c"):
            value = cell.find(SHEET + "v")
            text = (value.text or "") if value is not None else "".join(t.text or "" for t in cell.iter(SHEET + "t"))
            if cell.get("t") == "s":
                text = shared[int(text)]
            letters = re.match("[A-Z]+", cell.get("r")).group()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            cells.extend([""] * (column - 1 - len(cells)))
            cells.append(text)
        yield cells
        row.clear()


# What the headings of the shared tables mean, as a person reads them. A column that is not named here is not compared.
TRANSACTIONS = {
    "identifier": ["IATI Identifier"], "title": ["Title"], "reporter": ["Reporting Organisation"],
    "funder": ["Provider Organisation"], "implementer": ["Receiver Organisation"], "state": ["Recipient Country"],
    "sector": ["Sector"], "payment": ("Transaction Type", "Value (USD)", "USD"), "quarter": ("Calendar Year", "Calendar Quarter"),
}
CHINA = {
    "identifier": ["project_id"], "title": ["title"], "description": ["description"], "status": ["status"], "state": ["all_recipients"],
    "funder": ["funding_agency", "donor"], "implementer": ["implementing_agency"], "partner": ["cofinancing_agency", "recipient_agencies"],
    "sector": ["crs_sector_code"], "start": ["start_actual", "start_planned"], "end": ["end_actual", "end_planned"],
    "amount": ("amount", "currency"), "year": ["year"],
}
UNHCR = {
    "identifier": ["iati_identifier"], "title": ["title_eng", "title_fr"], "description": ["description_eng_1", "description_fr_1"],
    "reporter": ["reporting_org"], "status": ["activity_status_code"], "state": ["recipient_country_code", "recipient_country"],
}
TABLES = {
    "registers/cdfd_iati_2021/": TRANSACTIONS,
    "registers/aiddata_china_": CHINA,
    "registers/unhcr_2023_xlsx/iati_activity": UNHCR,
    "registers/unhcr_2024_xlsx/iati_activity": UNHCR,
    "registers/adb_projects": {
        "identifier": ["project_id"], "title": ["project_title"], "status": ["status"], "funder": ["donors"],
        "state": ["recipients"], "start": ["start_actual_isodate"], "end": ["end_actual_isodate"], "sector": ["ad_sector_codes", "ad_purpose_codes", "Subsector"],
        "implementer": ["Executing Agency"],
    },
    "registers/afghanistan_aims/projects.csv": {
        "identifier": ["project_id"], "title": ["project_title"], "status": ["status"], "funder": ["donors"],
        "state": ["recipients"], "start": ["start_actual_isodate"], "end": ["end_actual_isodate"], "sector": ["ad_sector_codes"],
    },
    "registers/ebrd_projects": {
        "identifier": ["project_id"], "title": ["project_name"], "description": ["project_description"], "status": ["project_status"],
        "state": ["country"], "sector": ["business_sector"], "start": ["board_date"],
    },
    "registers/worldbank_geocoded": {
        "identifier": ["Project ID"], "title": ["Project Title"], "description": ["Description", "development objective"],
        "state": ["Country"], "area": ["ADM1", "ADM2"], "start": ["Approval Date"],
    },
    "hxl_3w/rowca_sahel": {
        "title": ["Activity"], "identifier": ["ActivityId"], "lead": ["Organization"], "state": ["Country"], "area": ["Admin1"],
        "sector": ["Cluster"],
    },
    "hxl_3w/iati_sierraleone": {
        "identifier": ["iati-identifier"], "title": ["title"], "reporter": ["reporting-org"], "status": ["activity-status-code"],
        "funder": ["participating-org (Funding)"], "implementer": ["participating-org (Implementing)"],
        "state": ["recipient-country-code"], "sector": ["sector-code", "sector"], "money": [("commitment", "total-Commitment"), ("disbursement", "total-Disbursement"), ("disbursement", "total-Expenditure")],
        "currency": ["default-currency", "currency"],
    },
}


def meaning(name):
    """What the columns of a shared table mean; none for a file that is not compared."""
    return next((columns for begin, columns in TABLES.items() if name.startswith(begin)), None)


def table(name, data):
    """The rows of a table by the reference they bear, each as a dictionary from heading to cells."""
    if name.endswith(".xlsx"):
        rows = sheet_rows(data)
    else:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    columns = meaning(name)
    heads = [head.strip() for head in next(iter(rows))]
    groups = OrderedDict()
    for number, row in enumerate(rows):
        row = row + [""] * (len(heads) - len(row))
        if not any(cell.strip() for cell in row) or all(cell == "" or cell.startswith("#") for cell in row):
            continue
        cells = {}
        for head, cell in zip(heads, row):
            cells.setdefault(head, cell)
        reference = cells[columns["identifier"][0]].strip()
        groups.setdefault(reference or f"row {number}", []).append(cells)
    return groups
