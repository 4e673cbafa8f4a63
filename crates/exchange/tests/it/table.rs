//! Tables with one initiative in a row, in English and Russian, tidy and untidy.

use crate::{parties, show, tell};
use exchange::{Origin, Reading};
use plan::{Initiative, Placed, SourceKey};

fn read(bytes: &[u8]) -> (Vec<Placed<Initiative>>, Reading) {
    let source = SourceKey::new("list");
    let origin = Origin { file: "a.csv", source: &source, address: "list", parties: &parties, columns: &[] };
    let mut initiatives = Vec::new();
    let reading = exchange::table::read(bytes, &origin, &mut |initiative| initiatives.push(initiative));
    (initiatives, reading)
}

fn check(bytes: &[u8]) -> String {
    let (initiatives, reading) = read(bytes);
    let mut lines: Vec<String> = initiatives.iter().map(show).collect();
    lines.extend(reading.findings.iter().map(tell));
    lines.push(format!("{} read, {} rejected", reading.read, reading.rejected));
    lines.join("\n")
}

#[test]
fn an_english_table() {
    insta::assert_snapshot!(check(include_bytes!("../../../../fixtures/table/english.csv")), @r#"
    2 {"key":"list:P-1","source":"list","kind":"project","title":{"en":"Border posts, phase II","ru":"Пограничные посты, этап II"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":["unodc",{"name":"Border Service"}]},"places":["KG","TJ"],"period":{"start":"2019-03","end":"2021-12-31"},"status":"running","budgets":[{"amount":"1500000","currency":"USD"}],"contributions":[{"to":"jpoa/2022/II.3.1","strength":"core","standing":"suggested"},{"to":"jpoa/2022/II.3","strength":"related","standing":"suggested"}],"sources":[{"address":"https://example.org/p1"}]}
    3 {"key":"list:regional-meeting-of-judges-82638188","source":"list","kind":"event","title":{"en":"Regional meeting of judges"},"roles":{"lead":["unodc"]},"places":["KZ","KG","UZ"],"period":{"start":"2020-02-03","end":"2020-02-05"},"status":"completed","sources":[{"address":"list"}]}
    Advisory column-unused at 1 Remarks | column=Remarks
    Advisory identifier-made at 1  | count=1
    2 read, 0 rejected
    "#);
}

#[test]
fn a_russian_table() {
    insta::assert_snapshot!(check(include_bytes!("../../../../fixtures/table/russian.csv")), @r#"
    2 {"key":"list:Р-1","source":"list","kind":"project","title":{"ru":"Поддержка пограничных постов"},"description":{"ru":"Обучение; оборудование"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":[{"name":"Пограничная служба"}]},"places":["KG","TJ"],"period":{"start":"2019-03-01","end":"2021-12"},"status":"running","budgets":[{"amount":"1500000.50","currency":"USD"}],"contributions":[{"to":"jpoa/2022/II.3.1","strength":"related","standing":"suggested"}],"sources":[{"address":"list"}]}
    3 {"key":"list:Р-2","source":"list","kind":"project","title":{"ru":"Чек ара"},"roles":{"lead":["unodc"]},"places":["UZ"],"period":{"start":"2020"},"status":"completed","sources":[{"address":"list"}]}
    2 read, 0 rejected
    "#);
}

#[test]
fn headings_are_found_below_a_title_and_above_tags() {
    let table = "List of projects\n\nTitle,Code,Colour\n#activity+title,#activity+code,\nOne,A,red\nTwo,B,blue\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    5 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"status":"unknown","sources":[{"address":"list"}]}
    6 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"status":"unknown","sources":[{"address":"list"}]}
    Advisory column-unused at 4 Colour | column=Colour
    2 read, 0 rejected
    "#);
}

#[test]
fn bad_cells_are_warnings_and_bad_rows_are_left_out() {
    let table = "id,title,start,end,budget,currency,countries,status,kind,provisions\n\
        A,One,03/04/2011,2012,lots,USD,KG;Atlantis,maybe,thing,II.3.1;II.x;jpoa/2011/I.1 (core)\n\
        B,Two,2012,2011,500,,,,,\n\
        ,,,,,,,,,\n\
        C,,2011,,,,,,,\n\
        A,Again,,,,,,,,\n\
        D,too,short\n\
        E,Five,,,,,,,,,one,more\n\
        F,\"Six, not closed,,,,,,,,\nG,Seven,,,,,,,,\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"places":["KG"],"period":{"end":"2012"},"status":"unknown","contributions":[{"to":"II.3.1","strength":"related","standing":"suggested"},{"to":"jpoa/2011/I.1","strength":"core","standing":"suggested"}],"sources":[{"address":"list"}]}
    3 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"period":{"start":"2012","end":"2011"},"status":"unknown","sources":[{"address":"list"}]}
    10 {"key":"list:G","source":"list","kind":"project","title":{"en":"Seven"},"status":"unknown","sources":[{"address":"list"}]}
    Warning kind-unknown at 2 kind | value=thing
    Warning country-unknown at 2 countries | value=Atlantis
    Warning date-unreadable at 2 start | value=03/04/2011
    Warning status-unknown at 2 status | value=maybe
    Warning provision-unreadable at 2 provisions | value=II.x
    Warning amount-unreadable at 2 budget | value=lots
    Warning term-reversed at 3 end | start=2012, end=2011
    Warning currency-missing at 3 budget | value=500
    Error row-without-title at 5 title | identifier=C
    Error identifier-twice at 6 list:A | identifier=A
    Error row-broken at 7 D | expected=10, found=3
    Error row-broken at 8 E | expected=10, found=12
    Error quote-open at 9 F |
    8 read, 5 rejected
    "#);
}

#[test]
fn a_country_is_not_taken_for_another() {
    let read_states = |word: &str| {
        let table = format!("title\tcountries\nT\t{word}\n");
        let (initiatives, reading) = read(table.as_bytes());
        let states: Vec<&str> = initiatives[0].value.places.iter().map(|place| place.state.as_str()).collect();
        let doubts: Vec<String> = reading.findings.iter().map(tell).collect();
        format!("{word}: {} {}", states.join(" "), doubts.join(", ")).trim_end().to_owned()
    };
    let words = [
        "Congo, Democratic Republic of",
        "Congo, Dem. Rep.",
        "Congo, Republic of",
        "Korea, Republic of",
        "China, People's Republic of",
        "Kazakhstan, Tajikistan",
        "and",
        "AND; KG",
    ];
    insta::assert_snapshot!(words.map(read_states).join("\n"), @r#"
    Congo, Democratic Republic of: CD Advisory identifier-made at 1  | count=1
    Congo, Dem. Rep.: CD Advisory identifier-made at 1  | count=1
    Congo, Republic of: CG Advisory identifier-made at 1  | count=1
    Korea, Republic of: KR Advisory identifier-made at 1  | count=1
    China, People's Republic of: CN Advisory identifier-made at 1  | count=1
    Kazakhstan, Tajikistan: KZ TJ Advisory identifier-made at 1  | count=1
    and:  Warning country-unknown at 2 countries | value=and, Advisory identifier-made at 1  | count=1
    AND; KG: KG Warning country-unknown at 2 countries | value=AND, Advisory identifier-made at 1  | count=1
    "#);
}

#[test]
fn a_status_behind_a_word_is_not_the_word() {
    let table = "title,status,implementing organisation\nA,Not completed,\"Ministry\n   of Health\"\nB,2 - Implementation,\nC,Board approved,\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:a-d5077ba4","source":"list","kind":"project","title":{"en":"A"},"roles":{"implementer":[{"name":"Ministry of Health"}]},"status":"unknown","sources":[{"address":"list"}]}
    4 {"key":"list:b-d7a8b157","source":"list","kind":"project","title":{"en":"B"},"status":"running","sources":[{"address":"list"}]}
    5 {"key":"list:c-8172f4c6","source":"list","kind":"project","title":{"en":"C"},"status":"planned","sources":[{"address":"list"}]}
    Warning status-unknown at 2 status | value=Not completed
    Advisory identifier-made at 1  | count=3
    3 read, 0 rejected
    "#);
}

#[test]
fn a_reference_is_made_of_the_row_and_stays_the_same() {
    let table = "title,lead,start\nПоддержка границ,UNODC,2019\nПоддержка границ,UNODC,2020\n\"A very long title that goes on and on for ever\",,\n";
    let keys = |table: &str| read(table.as_bytes()).0.iter().map(|placed| placed.value.key.to_string()).collect::<Vec<_>>();
    insta::assert_debug_snapshot!(keys(table), @r#"
    [
        "list:podderzhka-granits-ed1d5041",
        "list:podderzhka-granits-fb5eeab1",
        "list:a-very-long-title-that-goes-on-and-on-dd2e063b",
    ]
    "#);
    let moved = "start,title,lead\n2019,Поддержка границ,UNODC\n";
    assert_eq!(keys(moved)[0], keys(table)[0], "the order of columns and rows does not matter");
    insta::assert_snapshot!(read(table.as_bytes()).1.findings.iter().map(tell).collect::<Vec<_>>().join("\n"), @"Advisory identifier-made at 1  | count=3");
}

#[test]
fn dates_and_amounts_as_people_write_them() {
    let read_date = |date: &str| {
        let table = format!("title\tstart\nT\t{date}\n");
        format!("{date}: {:?}", read(table.as_bytes()).0[0].value.period.start)
    };
    let dates =
        ["2011", "2011-11", "30.11.2011", "1.2.2011", "11.2011", "2011/11/30", "2011 г.", "31.11.2011", "11/30/2011", "May"];
    insta::assert_snapshot!(dates.map(read_date).join("\n"), @r#"
    2011: Some(2011)
    2011-11: Some(2011-11)
    30.11.2011: Some(2011-11-30)
    1.2.2011: Some(2011-02-01)
    11.2011: Some(2011-11)
    2011/11/30: Some(2011-11-30)
    2011 г.: Some(2011)
    31.11.2011: None
    11/30/2011: Some(2011-11-30)
    May: None
    "#);
    let read_amount = |amount: &str| {
        let table = format!("title\tbudget\tcurrency\nT\t{amount}\tUSD\n");
        let budgets = read(table.as_bytes()).0.remove(0).value.budgets;
        format!("{amount}: {}", budgets.iter().map(|b| format!("{} {}", b.amount, b.currency)).collect::<Vec<_>>().join(" and "))
    };
    let amounts = [
        "6150000",
        "6 150 000",
        "1,500,000.50",
        "1.500.000,50",
        "66666,67",
        "1,500",
        "0,125",
        "EUR 12.5",
        "12 € ; 7 KZT",
        "about 5",
        "-3",
    ];
    insta::assert_snapshot!(amounts.map(read_amount).join("\n"), @r#"
    6150000: 6150000 USD
    6 150 000: 6150000 USD
    1,500,000.50: 1500000.50 USD
    1.500.000,50: 1500000.50 USD
    66666,67: 66666.67 USD
    1,500: 1500 USD
    0,125: 0.13 USD
    EUR 12.5: 12.50 EUR
    12 € ; 7 KZT: 12 EUR and 7 KZT
    about 5: 
    -3: -3 USD
    "#);
}

#[test]
fn a_table_that_cannot_be_read_is_told_in_one_sentence() {
    insta::assert_snapshot!(check(b""), @r#"
    Critical header-unknown at 1  | found=, known=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore
    0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(b"red;green\n1;2\n"), @r#"
    Critical header-unknown at 1  | found=red, green, known=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore
    0 read, 0 rejected
    "#);
}

#[test]
fn what_we_write_we_read() {
    use exchange::sheet::{Cell, Column, Sheet, csv};
    let column = |heading: &str| Column { heading: heading.into(), hxl: Some("#x".into()) };
    let row = vec![Cell::Text("list:A".into()), Cell::Text("=1+1".into()), Cell::Text("KG; TJ".into())];
    let sheet = Sheet {
        title: "Register".into(),
        notes: vec!["As at 2026-01-01.".into()],
        columns: ["ID", "Title (EN)", "States"].map(column).into(),
        rows: vec![row],
    };
    insta::assert_snapshot!(check(&csv(&[sheet])), @r#"
    5 {"key":"list:A","source":"list","kind":"project","title":{"en":"=1+1"},"places":["KG","TJ"],"status":"unknown","sources":[{"address":"list"}]}
    1 read, 0 rejected
    "#);
}

#[test]
fn a_state_for_all_rows_and_amounts_in_thousands_are_said_by_hand() {
    let table = "title,province,state,costs,spent (USD 000)\nA,Osh,,12.5,3\nB,Khatlon,TJ,1,\n";
    let check = |said: &[(&str, &str)]| {
        let (initiatives, reading) = crate::read(table.as_bytes(), said);
        let mut lines: Vec<String> = initiatives.iter().map(show).collect();
        lines.extend(reading.findings.iter().filter(|finding| finding.code != "identifier-made").map(tell));
        lines.join("\n")
    };
    insta::assert_snapshot!(check(&[("", "state:Kyrgyzstan"), ("costs", "amount:thousand EUR")]), @r#"
    2 {"key":"list:a-d5077ba4","source":"list","kind":"project","title":{"en":"A"},"places":[{"state":"KG","area":"Osh"}],"status":"unknown","budgets":[{"amount":"12500","currency":"EUR"},{"amount":"3000","currency":"USD","kind":"disbursement"}],"sources":[{"address":"list"}]}
    3 {"key":"list:b-d7a8b157","source":"list","kind":"project","title":{"en":"B"},"places":[{"state":"TJ","area":"Khatlon"}],"status":"unknown","budgets":[{"amount":"1000","currency":"EUR"}],"sources":[{"address":"list"}]}
    "#);
    insta::assert_snapshot!(check(&[("", "state:Nowhere"), ("costs", "amount:dozen EUR")]), @r#"
    2 {"key":"list:a-d5077ba4","source":"list","kind":"project","title":{"en":"A"},"status":"unknown","budgets":[{"amount":"3000","currency":"USD","kind":"disbursement"}],"sources":[{"address":"list"}]}
    3 {"key":"list:b-d7a8b157","source":"list","kind":"project","title":{"en":"B"},"places":[{"state":"TJ","area":"Khatlon"}],"status":"unknown","sources":[{"address":"list"}]}
    Error field-name-unknown at 0  | field=state:Nowhere, suggestion=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore, title_en, title_ru, title_kk, title_ky, title_tg, title_tk, title_uz, title_fr, description_en, description_ru, description_kk, description_ky, description_tg, description_tk, description_uz, description_fr
    Error field-name-unknown at 0 costs | field=amount:dozen EUR, suggestion=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore, title_en, title_ru, title_kk, title_ky, title_tg, title_tk, title_uz, title_fr, description_en, description_ru, description_kk, description_ky, description_tg, description_tk, description_uz, description_fr
    Advisory column-unused at 1 costs | column=costs
    Warning area-without-state at 1  | count=1
    "#);
}
