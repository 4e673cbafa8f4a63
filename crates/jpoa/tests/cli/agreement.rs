//! Matrix, gaps, stock-take and lists count the same, in whatever form they are asked for.

use crate::office::{DAY, Office};
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Cursor;

/// The shipped plan alone, and a register after imports, a hold, a confirmation and a settled gap.
fn furnished() -> Office {
    let office = Office::with_register();
    office.file("made-up.csv", &testkit::csv(&testkit::register(150, 8, &testkit::Ground::central_asia())));
    for typed in [
        "import made-up.csv",
        "import fixtures/table/english.csv",
        "confirm CA-084 --viewer csto",
        "hold CA-104 TJ --viewer TJ",
        "visibility M-00001 members",
        "settle I.4.1 KG --because Neighbours",
    ] {
        office.done(typed);
    }
    office
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text"))
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is a number"))
}

/// Holds everything a viewer is told against everything else the same viewer is told.
fn agrees(office: &Office, viewer: &str) {
    let asked = format!("--viewer {viewer} {DAY}");
    let take = office.json(&format!("stocktake {asked}"));
    let matrix = office.json(&format!("matrix {asked}"));
    let mut gaps = office.json(&format!("gaps {asked}"));
    // Gaps asked for alone say of each who is near it; the stock-take has no room for that.
    for gap in gaps["list"].as_array_mut().expect("gaps") {
        let near = gap.as_object_mut().expect("a gap").remove("near").expect("who is near");
        assert!(near.as_array().is_some_and(|near| near.len() <= 3), "{near}");
    }
    // A figure asked for alone says beside it for whom and as at when, as the whole stock-take says on top.
    for (whole, alone) in [(&take["coverage"], &matrix), (&take["gaps"], &gaps)] {
        for (key, value) in whole.as_object().expect("a figure") {
            assert_eq!(value, &alone[key], "{key}, {viewer}");
        }
    }
    let cells = list(&matrix, "cells");
    assert_eq!(cells.len(), list(&matrix, "provisions").len() * list(&matrix, "states").len());
    assert_eq!(number(&gaps["cells"]), cells.len() as u64);

    // A cell is covered, settled, or a gap with the reason the list gives.
    let place = |value: &Value| (text(value, "provision").to_owned(), text(value, "state").to_owned());
    let reasons: BTreeMap<_, _> = list(&gaps, "list").iter().map(|gap| (place(gap), text(gap, "reason"))).collect();
    assert_eq!(reasons.len(), list(&gaps, "list").len(), "no cell is a gap twice");
    let mut told = BTreeMap::new();
    for cell in cells {
        let standing = text(cell, "standing");
        *told.entry(standing).or_insert(0_u64) += 1;
        let expected = reasons.get(&place(cell)).copied();
        assert_eq!(expected.is_none(), matches!(standing, "covered" | "not-applicable"), "{cell}");
        assert!(expected.is_none_or(|reason| reason == standing), "{cell}");
        let closes = number(&cell["confirmed"]) > 0;
        assert_eq!(closes, matches!(standing, "covered" | "single-provider") || standing == "not-applicable" && closes, "{cell}");
    }
    let count = |standing: &str| told.get(standing).copied().unwrap_or_default();
    assert_eq!(number(&gaps["not_applicable"]), count("not-applicable"));
    assert_eq!(number(&gaps["single_provider"]), count("single-provider"));
    assert_eq!(number(&gaps["open"]) + count("covered") + count("single-provider") + count("not-applicable"), cells.len() as u64);

    members_agree(office, &asked, &matrix, &take);
}

/// The lists behind cells have as many as the cells say.
fn members_agree(office: &Office, asked: &str, matrix: &Value, take: &Value) {
    let states = list(matrix, "states");
    for (row, provision) in list(matrix, "provisions").iter().enumerate() {
        let provision = provision.as_str().expect("an address");
        // One State for each provision: all cells take too long, and every row and column has its turn.
        let state = states[row % states.len()].as_str().expect("an address");
        let listed = office.json(&format!("initiatives --provision {provision} --state {state} {asked}"));
        let mut by_life: BTreeMap<String, u64> = BTreeMap::new();
        for one in list(&listed, "list") {
            *by_life.entry(text(one, "life").to_owned()).or_default() += 1;
        }
        let cell = list(matrix, "cells").iter().find(|cell| text(cell, "provision") == provision && text(cell, "state") == state);
        for (life, strengths) in cell.expect("the cell")["lives"].as_object().expect("lives") {
            let told: u64 = strengths.as_object().expect("strengths").values().map(number).sum();
            assert_eq!(by_life.get(life).copied().unwrap_or_default(), told, "{provision} in {state}: {life}, {asked}");
            if row % 7 == 0 {
                let only = office.json(&format!("initiatives --provision {provision} --state {state} --life {life} {asked}"));
                assert_eq!(number(&only["count"]), told, "{provision} in {state}: {life}, {asked}");
            }
        }
    }
    let unaligned = office.json(&format!("initiatives --unaligned {asked}"));
    assert_eq!(unaligned["count"], take["unaligned"]["count"]);
    let all = office.json(&format!("initiatives {asked}"));
    assert_eq!(all["count"], take["freshness"]["all"]);
    // Each initiative stands in the matrix, or is left out of it for one reason.
    let sum = |lives: &Value| -> u64 { lives.as_object().expect("lives").values().map(number).sum() };
    assert_eq!(number(&all["count"]), sum(&take["balance"]["all"]) + sum(&take["withheld"]["left_out"]));
    assert_eq!(take["withheld"]["left_out"]["unaligned"], take["unaligned"]["count"]);
}

#[test]
fn the_figures_of_the_shipped_plan_agree() {
    agrees(&Office::new(), "public");
}

#[test]
fn the_figures_of_a_register_agree_for_everybody() {
    let office = furnished();
    for viewer in ["public", "KG", "secretariat"] {
        agrees(&office, viewer);
    }
    let withheld = |viewer: &str| number(&office.json(&format!("stocktake --viewer {viewer} {DAY}"))["withheld"]["count"]);
    assert_eq!((withheld("public"), withheld("KG"), withheld("secretariat")), (2, 1, 0));
}

/// The tables in a CSV, each by its title: the heads and all rows below the line of tags.
fn tables_of_csv(text: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut tables = BTreeMap::new();
    for block in split_blocks(text) {
        let tags = block.iter().position(|row| row.iter().any(|cell| cell.starts_with('#'))).unwrap_or(0);
        let heads = block.iter().position(|row| row.len() > 1).unwrap_or(0);
        let rows = block.iter().enumerate().skip(heads).filter(|(at, _)| tags == 0 || *at != tags).map(|(_, row)| row.clone());
        tables.insert(block[0].join(","), rows.collect());
    }
    tables
}

/// Rows of cells, in blocks parted by empty lines.
fn split_blocks(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut blocks = vec![Vec::new()];
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                match row.as_slice() {
                    [only] if only.is_empty() => blocks.push(Vec::new()),
                    _ => blocks.last_mut().expect("there is one").push(std::mem::take(&mut row)),
                }
                row.clear();
            }
            other => cell.push(other),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn tables_of_markdown(text: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let mut title = String::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut title);
        } else if let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) {
            let cells: Vec<String> = cells.split(" | ").map(|cell| cell.trim().replace("\\|", "|")).collect();
            if !cells.iter().all(|cell| cell.trim_matches(['-', ':']).is_empty() && !cell.is_empty()) {
                tables.entry(title.clone()).or_default().push(cells);
            }
        }
    }
    tables
}

fn tables_of_workbook(bytes: Vec<u8>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut tables = BTreeMap::new();
    for (name, range) in book.worksheets() {
        let cell = |data: &Data| match data {
            Data::Empty => String::new(),
            Data::DateTime(date) => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{day:02}")
            }
            other => other.to_string(),
        };
        let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(cell).collect()).collect();
        let heads = rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).expect("heads");
        let is_tags = |row: &Vec<String>| {
            row.iter().any(|cell| cell.starts_with('#')) && row.iter().all(|cell| cell.is_empty() || cell.starts_with('#'))
        };
        tables.insert(name, rows.into_iter().skip(heads).filter(|row| !is_tags(row)).collect());
    }
    tables
}

#[test]
fn tables_say_the_same_in_every_form() {
    let office = furnished();
    for (typed, sheets) in [("matrix", 1), ("gaps", 1), ("initiatives", 1), ("stocktake", 8), ("gaps --lang ru", 1), ("log", 1)] {
        let typed = format!("{typed} {DAY}");
        let csv = tables_of_csv(&office.done(&format!("{typed} --format csv")));
        assert_eq!(csv.len(), sheets, "{typed}: {:?}", csv.keys());
        let markdown = tables_of_markdown(&office.done(&format!("{typed} --format markdown")));
        let book = tables_of_workbook(office.run(&format!("{typed} --format xlsx")).out);
        let titles = |tables: &BTreeMap<String, Vec<Vec<String>>>| tables.keys().cloned().collect::<Vec<_>>();
        assert_eq!(titles(&csv), titles(&markdown), "{typed}");
        assert_eq!(titles(&csv), titles(&book), "{typed}");
        let mut filled = 0;
        for (title, rows) in &csv {
            filled += usize::from(rows.len() > 1);
            let width = rows[0].len();
            assert!(rows.iter().all(|row| row.len() == width), "{typed}, {title}: every row is as wide as its heads");
            assert_eq!(rows.len(), markdown[title].len(), "{typed}, {title} in Markdown");
            assert_eq!(rows.len(), book[title].len(), "{typed}, {title} in the workbook");
            for (at, row) in rows.iter().enumerate() {
                assert_eq!(plain(row), plain(&book[title][at]), "{typed}, {title}, row {at} in the workbook");
                assert_eq!(plain(row).len(), plain(&markdown[title][at]).len(), "{typed}, {title}, row {at} in Markdown");
            }
        }
        assert!(filled * 4 >= sheets * 3, "{typed}: most tables have something below their heads");
    }
}

/// Cells without what a form adds to be read as it is meant: a leading apostrophe that keeps a text a text.
fn plain(row: &[String]) -> Vec<String> {
    row.iter().map(|cell| cell.trim_start_matches('\'').trim().to_owned()).collect()
}

#[test]
fn json_and_tables_have_the_same_rows() {
    let office = furnished();
    let matrix = office.json(&format!("matrix {DAY}"));
    let csv = tables_of_csv(&office.done(&format!("matrix {DAY} --format csv")));
    let rows = &csv["Coverage"];
    assert_eq!(rows.len() - 1, list(&matrix, "cells").len());
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name} in {:?}", rows[0]));
    let (state, running, confirmed) = (column("State"), column("running"), column("Confirmed in time"));
    for (row, cell) in rows.iter().skip(1).zip(list(&matrix, "cells")) {
        assert_eq!(row[state], text(cell, "state"));
        assert!(text(cell, "provision").ends_with(&format!("/{}", row[0])));
        let told: u64 = cell["lives"]["running"].as_object().expect("strengths").values().map(number).sum();
        assert_eq!(
            (row[running].as_str(), row[confirmed].as_str()),
            (told.to_string().as_str(), cell["confirmed"].to_string().as_str())
        );
    }
    let gaps = office.json(&format!("gaps {DAY}"));
    let csv = tables_of_csv(&office.done(&format!("gaps {DAY} --format csv")));
    let since: Vec<&str> = csv["Gaps"].iter().skip(1).map(|row| row[4].as_str()).collect();
    let expected: Vec<&str> = list(&gaps, "list").iter().map(|gap| gap["since"].as_str().unwrap_or_default()).collect();
    assert_eq!(since, expected);
}
