//! What a person says of columns goes before what their headings say.

use crate::{check_with, read};

const TABLE: &str = "Kode,Was,Wer,Wie viel,Title,E-mail\nA,Border posts,UNODC,100,Mr,x@example.org\n";

#[test]
fn columns_are_what_a_person_says() {
    let columns = [
        ("kode", "identifier"),
        ("Was", "title"),
        ("Wer", "lead"),
        ("Wie viel", "amount:EUR"),
        ("Title", "ignore"),
        ("E-mail", "lead"),
    ];
    insta::assert_snapshot!(check_with(TABLE.as_bytes(), &columns), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"Border posts"},"roles":{"lead":["unodc"]},"status":"unknown","budgets":[{"amount":"100","currency":"EUR"}],"sources":[{"address":"list"}]}
    Advisory personal-data-left-out at 1  | count=1
    1 rows, 1 read, 0 rejected
    "#);
    insta::assert_debug_snapshot!(read(TABLE.as_bytes(), &columns).1.columns, @r#"
    [
        (
            "Kode",
            Some(
                "identifier",
            ),
        ),
        (
            "Was",
            Some(
                "title",
            ),
        ),
        (
            "Wer",
            Some(
                "lead",
            ),
        ),
        (
            "Wie viel",
            Some(
                "amount",
            ),
        ),
        (
            "Title",
            Some(
                "ignore",
            ),
        ),
        (
            "E-mail",
            None,
        ),
    ]
    "#);
}

#[test]
fn fields_and_columns_that_are_not_there_are_told() {
    insta::assert_snapshot!(check_with(TABLE.as_bytes(), &[("Was", "titel"), ("Wann", "start"), ("Wer", "lead:EUR")]), @r#"
    2 {"key":"list:mr-00bc036a","source":"list","kind":"project","title":{"en":"Mr"},"status":"unknown","sources":[{"address":"list"}]}
    Error field-name-unknown at 0 Was | field=titel, suggestion=title
    Error field-name-unknown at 0 Wer | field=lead:EUR, suggestion=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore, title_en, title_ru, title_kk, title_ky, title_tg, title_tk, title_uz, title_fr, description_en, description_ru, description_kk, description_ky, description_tg, description_tk, description_uz, description_fr
    Warning map-column-missing at 1 Wann | column=Wann
    Advisory column-unused at 1 Kode | column=Kode
    Advisory column-unused at 1 Was | column=Was
    Advisory column-unused at 1 Wer | column=Wer
    Advisory column-unused at 1 Wie viel | column=Wie viel
    Advisory identifier-made at 1  | count=1
    Advisory personal-data-left-out at 1  | count=1
    1 rows, 1 read, 0 rejected
    "#);
}

#[test]
fn a_table_without_a_title_says_so() {
    insta::assert_snapshot!(check_with(b"iati_identifier,sector_code,status\nA,15110,2\n", &[]), @r#"
    Critical title-column-missing at 1  | found=iati_identifier, sector_code, status, known=identifier, title, description, lead, implementer, funder, partner, reporter, state, area, start, end, term, year, quarter, status, kind, amount, commitment, disbursement, currency, budget_kind, sector, provision, source, parent, ignore
    0 rows, 0 read, 0 rejected
    "#);
}
