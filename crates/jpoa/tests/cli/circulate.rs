//! Files that go out to offices and come back: what nobody touched changes nothing, what somebody edited is named and taken in, and
//! what the register has changed meanwhile is told and kept. LibreOffice writes them anew on the way, as offices do.

use crate::office::{DAY, Office};
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use zip::write::SimpleFileOptions;

/// Has LibreOffice write files of one form anew; they stay as they are where there is no LibreOffice.
fn written_anew(office: &Office, names: &[&str]) {
    let packages = "libreoffice-writer-nogui and libreoffice-calc-nogui";
    let Some(program) = testkit::program(&["soffice", "libreoffice"], "--version", packages) else { return };
    let (_, form) = names[0].rsplit_once('.').expect("an ending");
    let profile = format!("-env:UserInstallation=file://{}/profile", office.path().display());
    let out = office.path().join("anew");
    let mut command = Command::new(program);
    command.args([&profile, "--headless", "--convert-to", form, "--outdir"]).arg(&out);
    let done = command.args(names).current_dir(office.path()).stdin(Stdio::null()).output().expect("LibreOffice starts");
    for name in names {
        let anew = out.join(name);
        assert!(anew.is_file(), "LibreOffice writes {name}: {}", String::from_utf8_lossy(&done.stderr));
        std::fs::rename(anew, office.path().join(name)).expect("it takes its place");
    }
}

/// Changes one part of an archive.
fn edit(file: &Path, part: &str, change: impl Fn(String) -> String) {
    let bytes = std::fs::read(file).expect("the file");
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its bytes");
        if name == part {
            content = change(String::from_utf8(content).expect("text")).into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).expect("a part");
        to.write_all(&content).expect("it is written");
    }
    std::fs::write(file, to.finish().expect("an archive").into_inner()).expect("the file");
}

/// Replaces a text that stands there so many times.
fn replaced(text: &str, from: &str, to: &str, times: usize) -> String {
    assert_eq!(text.matches(from).count(), times, "{from}");
    text.replace(from, to)
}

/// Where a workbook has an entry, and the letters of its columns by their permanent names.
struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn of(office: &Office, name: &str) -> Self {
        let bytes = std::fs::read(office.path().join(name)).expect("the workbook");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheet = book.sheet_names().get(1).cloned().expect("the entries");
        let range = book.worksheet_range(&sheet).expect("a sheet");
        let text = |cell: &Data| cell.to_string();
        Self { rows: range.rows().map(|row| row.iter().map(text).collect()).collect() }
    }

    fn cell(&self, id: &str, column: &str) -> String {
        let at = self.rows[3].iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        let row = self.rows.iter().position(|row| row[0] == id).unwrap_or_else(|| panic!("no row {id}"));
        self.named(row, at)
    }

    /// What a cell says.
    fn said(&self, id: &str, column: &str) -> &str {
        let at = self.rows[3].iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        self.rows.iter().find(|row| row[0] == id).map_or("", |row| &row[at])
    }

    /// A cell of an open row, counted from 0.
    fn open(&self, number: usize, column: &str) -> String {
        let at = self.rows[3].iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
        let last = self.rows.iter().rposition(|row| !row[0].is_empty()).expect("entries");
        self.named(last + 1 + number, at)
    }

    fn named(&self, row: usize, at: usize) -> String {
        let letter = |at: usize| char::from(b'A' + u8::try_from(at).expect("a letter"));
        let letters = if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at % 26)) };
        format!("{letters}{}", row + 1)
    }
}

/// Fills cells of the entries, as an office program would.
fn fill(office: &Office, name: &str, cells: &[(String, &str)]) {
    edit(&office.path().join(name), "xl/worksheets/sheet2.xml", |mut xml| {
        for (cell, text) in cells {
            let from = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
            let (open, _) = xml[from..].split_once('>').expect("an element");
            let end =
                if open.ends_with('/') { from + open.len() + 1 } else { from + xml[from..].find("</c>").expect("its end") + 4 };
            let style = open.split_once(" s=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("0", |(style, _)| style);
            let new = format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
            xml.replace_range(from..end, &new);
        }
        xml
    });
}

/// The edits a trial names: initiative and field.
fn edits(told: &Value) -> Vec<String> {
    let edits = told["edits"].as_array().expect("edits");
    let of = |edit: &Value| format!("{} {}: {} → {}", edit["initiative"], edit["field"], edit["was"], edit["becomes"]);
    edits.iter().map(|edit| of(edit).replace('"', "")).collect()
}

fn codes(told: &Value) -> Vec<String> {
    let findings = told["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn what_nobody_touched_changes_nothing() {
    let office = Office::with_register();
    let files = [
        ("circulate matrix", "matrix.docx", "secretariat"),
        ("circulate matrix --lang ru", "matrica.docx", "secretariat"),
        ("circulate workbook KG --lang ru", "kniga.xlsx", "KG"),
        ("circulate workbook unodc", "book.xlsx", "unodc"),
    ];
    for (made, name, _) in files {
        office.done(&format!("{made} {DAY} -o {name}"));
        let first = std::fs::read(office.path().join(name)).expect("the file");
        office.done(&format!("{made} {DAY} -o {name}"));
        assert_eq!(first, std::fs::read(office.path().join(name)).expect("the file"), "{name}: equal bytes");
    }
    written_anew(&office, &["matrix.docx", "matrica.docx"]);
    written_anew(&office, &["kniga.xlsx", "book.xlsx"]);
    for (_, name, by) in files {
        let told = office.json(&format!("import {name} --viewer {by}"));
        assert_eq!((edits(&told), codes(&told)), (vec![], vec![]), "{name}");
        assert!(told["read"].as_u64() > Some(10) && told["read"] == told["unchanged"], "{name}: {told}");
        assert_eq!(told["load"], Value::Null, "{name}");
    }
}

/// Changes the rows of an entry in a matrix, by the number of each.
fn in_rows(xml: String, id: &str, change: impl Fn(usize, &str) -> String) -> String {
    let mut changed = String::new();
    let mut count = 0;
    for piece in xml.split_inclusive("</w:tr>") {
        let (before, row) = piece.rfind("<w:tr>").map_or((piece, ""), |at| piece.split_at(at));
        changed.push_str(before);
        if row.contains(&format!(">{id}<")) {
            changed.push_str(&change(count, row));
            count += 1;
        } else {
            changed.push_str(row);
        }
    }
    assert!(count > 0, "no row of {id}");
    changed
}

#[test]
fn a_matrix_comes_back_with_its_edits_alone() {
    let office = Office::with_register();
    office.done(&format!("circulate matrix {DAY} -o matrix.docx"));
    office.done("status CA-104 suspended --because other");
    edit(&office.path().join("matrix.docx"), "word/document.xml", |xml| {
        let long = "Seminar on recognizing and responding to radicalization that can lead to violent extremism, Almaty";
        let xml = in_rows(xml, "CA-012", |_, row| replaced(row, long, "Seminar on “radicalization” &amp; answers", 1));
        // One of two rows is enough.
        let xml =
            in_rows(xml, "CA-101", |at, row| if at == 0 { replaced(row, "under way", "Completed", 1) } else { row.to_owned() });
        let xml = in_rows(xml, "CA-103", |_, row| {
            let row = replaced(row, ">Kazakhstan<", ">Kazakhstan; Kyrgyzstan (Osh)<", 1);
            replaced(&row, "2024-09 – …", "2024-09 – 2027", 1)
        });
        let xml = in_rows(xml, "CA-084", |_, row| replaced(row, ">CSTO<", ">CSTO; UNODC; A new bureau<", 1));
        let xml = in_rows(xml, "CA-104", |_, row| replaced(row, "under way", "completed", 1));
        let xml = in_rows(xml, "CA-133", |at, row| replaced(row, "Third CIS", &format!("Conference {at}, CIS"), 1));
        let xml = in_rows(xml, "CA-106", |_, _| String::new());
        let new = "Early warning for border posts";
        in_rows(xml, "CA-026", |_, row| {
            let copy = replaced(row, ">CA-026<", "><", 1);
            let copy = replaced(&copy, "Launch conference of the Counter-Terrorism Early Warning Network, Istanbul", new, 1);
            format!("{row}{copy}")
        })
    });
    written_anew(&office, &["matrix.docx"]);
    edit(&office.path().join("matrix.docx"), "word/document.xml", |xml| {
        replaced(&xml, "Parents against Terrorism", "Parents against violence", 1)
    });
    written_anew(&office, &["matrix.docx"]);
    let before = office.json("log");
    let told = office.json("import matrix.docx --dry-run");
    assert_eq!(before, office.json("log"), "a trial records nothing");
    assert_eq!(
        edits(&told),
        [
            "central-asia:CA-101 status: under way → Completed",
            "central-asia:CA-103 where: Kazakhstan → Kazakhstan; Kyrgyzstan (Osh)",
            "central-asia:CA-103 term: 2024-09 – … → 2024-09 – 2027",
            "central-asia:CA-012 title: Seminar on recognizing and responding to radicalization that can lead to violent \
             extremism, Almaty → Seminar on “radicalization” & answers",
            "central-asia:CA-087 title: Parents against Terrorism → Parents against violence",
            "central-asia:CA-084 providers: CSTO → CSTO; UNODC; A new bureau",
        ]
    );
    let mut found = codes(&told);
    found.sort();
    assert_eq!(found, ["office-conflict", "office-edits-differ", "office-rows-missing"]);
    let counts = ["entered", "updated", "rejected"].map(|name| told[name].as_u64());
    assert_eq!(counts, [Some(1), Some(6), Some(1)], "{told:#}");
    office.run("import matrix.docx");
    let shown = |id: &str| office.json(&format!("show {id}"))["initiative"].clone();
    let one = shown("CA-103");
    assert_eq!(one["period"], serde_json::json!({ "start": "2024-09", "end": "2027" }));
    assert_eq!(one["places"], serde_json::json!(["KZ", { "state": "KG", "area": "Osh" }]));
    let one = shown("CA-104");
    assert_eq!((&one["status"], &one["claims"][1]["value"]), (&"suspended".into(), &"completed".into()), "{one:#}");
    let one = shown("CA-012");
    assert!(one["description"].is_object() && one["roles"]["funder"].is_array(), "what a matrix does not show stays: {one:#}");
    let new = office.json("initiatives --provision III.6.1");
    assert!(new.to_string().contains("Early warning for border posts"), "{new:#}");
    // Once more: all of it is there already.
    let again = office.json("import matrix.docx");
    assert_eq!((edits(&again), &again["load"]), (vec![], &Value::Null), "{again:#}");
}

#[test]
fn a_workbook_comes_back_with_what_was_filled() {
    let office = Office::with_register();
    office.done(&format!("circulate workbook unodc {DAY} -o book.xlsx"));
    office.done("status CA-025 suspended --because other");
    let sheet = Sheet::of(&office, "book.xlsx");
    fill(
        &office,
        "book.xlsx",
        &[
            (sheet.cell("CA-025", "status"), "completed"),
            (sheet.cell("CA-027", "still-right"), "yes"),
            (sheet.cell("CA-028", "title"), "Regional conference on the network"),
            (sheet.cell("CA-031", "visibility"), "the secretariat"),
            (sheet.cell("CA-041", "status"), "underway or so"),
            (sheet.cell("CA-061", "provisions:2"), "IV.1.2 Education"),
            (sheet.cell("CA-061", "provisions:2:strength"), "core"),
            (sheet.open(0, "title"), "Libraries for prisons"),
            (sheet.open(0, "states:KG"), "x"),
            (sheet.open(0, "start"), "2027-01"),
            (sheet.open(0, "status"), "planned"),
            (sheet.open(0, "provisions:1"), "I.8.1 Role of young people in prevention"),
        ],
    );
    written_anew(&office, &["book.xlsx"]);
    let other = office.run("import book.xlsx --dry-run --viewer KG");
    assert!(other.code == Some(1) && other.talk.contains("unodc"), "{}", other.talk);
    let told = office.json("import book.xlsx --dry-run --viewer unodc");
    assert_eq!(
        edits(&told),
        [
            "central-asia:CA-027 still-right:  → yes",
            "central-asia:CA-028 title: Regional conference on the Early Warning Network (October 2023) → Regional conference on \
             the network",
            "central-asia:CA-061 provisions: II.2.1 related; III.1.1 related → II.2.1 related; IV.1.2 core",
        ]
    );
    assert_eq!(codes(&told), ["office-conflict", "office-not-yours", "office-value-unknown"]);
    assert_eq!(told["waiting"], 3, "what would wait is told before it is entered");
    let places: Vec<Value> =
        told["findings"].as_array().expect("findings").iter().map(|told| told["place"]["what"].clone()).collect();
    let cells = [("CA-025", "status"), ("CA-031", "visibility"), ("CA-041", "status")];
    assert_eq!(
        places,
        cells.map(|(id, column)| Value::from(format!("Entries!{} {id}", sheet.cell(id, column)))),
        "each at its cell"
    );
    let done = office.json("import book.xlsx --viewer unodc");
    assert_eq!((&done["entered"], &done["updated"], &done["waiting"]), (&1.into(), &4.into(), &3.into()), "{done:#}");
    let again = office.json("import book.xlsx --viewer unodc");
    assert_eq!((edits(&again), &again["load"], &again["waiting"]), (vec![], &Value::Null, &0.into()), "{again:#}");
    let one = office.json("show CA-061")["initiative"]["contributions"].clone();
    let last = one.as_array().and_then(|all| all.last()).expect("contributions");
    assert_eq!((&last["to"], &last["standing"], &last["by"]), (&"jpoa/2022/IV.1.2".into(), &"claimed".into(), &"unodc".into()));
    // It is one load, named in the journal, and taken back whole.
    let load = done["load"].as_u64().expect("an entry");
    assert_eq!(load, 3, "one entry behind the plan and the status");
    let entries = office.json("log --viewer public");
    let kept = entries["entries"].as_array().and_then(|all| all.iter().find(|entry| entry["entry"] == load)).expect("an entry");
    let kept = &kept["change"]["edits-loaded"];
    assert_eq!((&kept["source"], &kept["name"]), (&"unodc".into(), &"book.xlsx".into()), "{entries:#}");
    assert_eq!(
        (&kept["counts"]["entered"], &kept["counts"]["updated"]),
        (&0.into(), &2.into()),
        "what waits is told to nobody else"
    );
    office.done(&format!("undo {load}"));
    let one = office.json("show CA-061")["initiative"]["contributions"].clone();
    assert!(!one.to_string().contains("IV.1.2"), "{one:#}");
    let once_more = office.json("import book.xlsx --dry-run --viewer unodc");
    assert_eq!(edits(&once_more), edits(&told), "all of it is there to be taken in again");
    // A workbook of another register is not held against this one.
    let elsewhere = Office::new();
    elsewhere.done("init --from plans/asean-pve");
    std::fs::copy(office.path().join("book.xlsx"), elsewhere.path().join("book.xlsx")).expect("a copy");
    let refused = elsewhere.run("import book.xlsx");
    assert!(refused.code == Some(1) && refused.talk.contains("another register"), "{}", refused.talk);
    // Nor is one of a later release taken for any other table.
    edit(&office.path().join("book.xlsx"), "docProps/custom.xml", |xml| replaced(&xml, "jpoa-office/1 ", "jpoa-office/2 ", 1));
    edit(&office.path().join("book.xlsx"), "xl/sharedStrings.xml", |xml| replaced(&xml, "jpoa-office/1 ", "jpoa-office/2 ", 1));
    let refused = office.run("import book.xlsx");
    assert!(refused.code == Some(1) && refused.talk.contains("another release"), "{}", refused.talk);
}

#[test]
fn of_very_many_new_rows_the_first_thousand_are_read() {
    let office = Office::with_register();
    office.done(&format!("circulate workbook unodc {DAY} -o book.xlsx"));
    let first = Sheet::of(&office, "book.xlsx").open(0, "title");
    let (column, from) = first.split_at(first.find(|c: char| c.is_ascii_digit()).expect("a row"));
    let from: usize = from.parse().expect("a number");
    edit(&office.path().join("book.xlsx"), "xl/worksheets/sheet2.xml", |xml| {
        let open = xml.find(&format!("<row r=\"{from}\"")).expect("an open row");
        let end = xml.find("</sheetData>").expect("the end of the rows");
        let new = (from..from + 1_005)
            .map(|row| format!("<row r=\"{row}\"><c r=\"{column}{row}\" t=\"inlineStr\"><is><t>Course {row}</t></is></c></row>"));
        format!("{}{}{}", &xml[..open], new.collect::<String>(), &xml[end..])
    });
    let told = office.json("import book.xlsx --dry-run --viewer unodc");
    let findings = told["findings"].as_array().expect("findings");
    let many: Vec<&Value> = findings.iter().filter(|told| told["code"] == "office-rows-many").collect();
    let [many] = many.as_slice() else { panic!("told once: {many:?}") };
    assert!(many["place"].to_string().contains(&(from + 1_000).to_string()), "{many}");
    assert_eq!(told["read"].as_u64().map(|read| read > 1_000), Some(true), "{}", told["read"]);
}

#[test]
fn money_and_areas_come_back_field_by_field() {
    let office = Office::with_register();
    office.done(&format!("circulate workbook unodc {DAY} -o book.xlsx"));
    let sheet = Sheet::of(&office, "book.xlsx");
    let cell = |id: &str, column: &str| sheet.cell(id, column);
    fill(
        &office,
        "book.xlsx",
        &[
            (cell("CA-052", "budgets:1"), "2000000"),
            (cell("CA-083", "budgets:1"), ""),
            (cell("CA-061", "budgets:1"), "1 500 000,50"),
            (cell("CA-061", "budgets:1:currency"), "EUR"),
            (cell("CA-061", "budgets:2"), "USD 20000"),
            (cell("CA-061", "budgets:2:kind"), "committed"),
            (cell("CA-061", "areas:KG"), "Osh, Batken"),
            (cell("CA-044", "areas:KZ"), "Aktobe Region; Almaty"),
            (cell("CA-055", "areas:KG"), "Naryn"),
            (cell("CA-055", "budgets:1"), "a lot"),
            (cell("CA-055", "budgets:1:currency"), "USD"),
            (cell("CA-062", "budgets:1"), "700"),
            (cell("CA-064", "budgets:1"), "700"),
            (cell("CA-064", "budgets:1:currency"), "som"),
            (cell("CA-064", "budgets:1:kind"), "given"),
            (sheet.open(0, "title"), "Libraries for prisons"),
            (sheet.open(0, "states:KG"), "x"),
            (sheet.open(0, "areas:KG"), "Chuy"),
            (sheet.open(0, "budgets:1"), "90000.5"),
            (sheet.open(0, "budgets:1:currency"), "KGS"),
            (sheet.open(0, "budgets:1:kind"), "spent"),
        ],
    );
    written_anew(&office, &["book.xlsx"]);
    let told = office.json("import book.xlsx");
    assert_eq!(
        edits(&told),
        [
            "central-asia:CA-044 areas: KZ: Aktobe Region, Karaganda Region → KZ: Aktobe Region, Almaty",
            "central-asia:CA-052 budgets: 1758000 USD budget → 2000000 USD budget",
            "central-asia:CA-055 areas:  → KG: Naryn",
            "central-asia:CA-061 areas:  → KG: Osh, Batken",
            "central-asia:CA-061 budgets:  → 1500000.50 EUR; 20000 USD committed",
            "central-asia:CA-083 budgets: 4100000 USD committed → ",
        ]
    );
    let findings = told["findings"].as_array().expect("findings");
    let found: Vec<String> = findings
        .iter()
        .map(|told| {
            let (code, what, message) = (&told["code"], &told["place"]["what"], &told["message"]);
            format!(
                "{} {} {}",
                code.as_str().unwrap_or_default(),
                what.as_str().unwrap_or_default(),
                message.as_str().unwrap_or_default()
            )
        })
        .collect();
    let at = |id: &str, column: &str| format!("Entries!{} {id}", sheet.cell(id, column));
    assert_eq!(
        found,
        [
            format!("office-value-unknown {} “a lot” is no value for budgets.", at("CA-055", "budgets:1")),
            format!(
                "office-currency-missing {} The sum 700 of central-asia:CA-062 has no currency.",
                at("CA-062", "budgets:1:currency")
            ),
            format!("office-value-unknown {} “given” is no value for budgets.", at("CA-064", "budgets:1:kind")),
        ]
    );
    let shown = |id: &str| office.json(&format!("show {id}"))["initiative"].clone();
    let sums = |id: &str| shown(id)["budgets"].clone();
    assert_eq!(sums("CA-052")[0]["amount"], "2000000");
    assert!(sums("CA-052")[0]["note"]["ru"].is_string(), "how to read the sum stays");
    assert_eq!(sums("CA-083"), Value::Null, "an amount that is taken out is taken out");
    let two = serde_json::json!([
        { "amount": "1500000.50", "currency": "EUR" },
        { "amount": "20000", "currency": "USD", "kind": "commitment" },
    ]);
    assert_eq!(sums("CA-061"), two);
    let osh = serde_json::json!(["KZ", { "state": "KG", "area": "Osh" }, { "state": "KG", "area": "Batken" }, "TJ"]);
    let mut places = shown("CA-061")["places"].as_array().expect("places").clone();
    places.sort_by_key(|place| osh.as_array().and_then(|all| all.iter().position(|known| known == place)));
    assert_eq!(Value::Array(places), osh);
    let new = shown("unodc:1");
    assert_eq!(new["places"], serde_json::json!([{ "state": "KG", "area": "Chuy" }]));
    assert_eq!(new["budgets"], serde_json::json!([{ "amount": "90000.50", "currency": "KGS", "kind": "disbursement" }]));
    // What went in goes out again in the same words, in the other language too, and nothing of it is an edit.
    for (lang, kind) in [("en", "committed"), ("ru", "обязательство")] {
        office.done(&format!("circulate workbook unodc {DAY} --lang {lang} -o again.xlsx"));
        let sheet = Sheet::of(&office, "again.xlsx");
        assert_eq!(sheet.said("CA-061", "budgets:2:kind"), kind);
        assert_eq!(sheet.said("CA-061", "areas:KG"), "Osh, Batken");
        let again = office.json("import again.xlsx --dry-run");
        assert_eq!((edits(&again), codes(&again)), (vec![], vec![]), "{lang}");
    }
}
