//! Files in the encodings that offices use: what was converted, and what is lost, is told.

use crate::{check, read};
use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252};

const RUSSIAN: &str = include_str!("../../../../fixtures/table/russian.csv");
const FEW: &str = include_str!("../../../../fixtures/iati/central_asia_few.xml");

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

#[test]
fn a_table_says_the_same_in_every_encoding() {
    let expected = read(RUSSIAN.as_bytes(), &[]).0;
    assert!(!expected.is_empty());
    for (bytes, name) in [
        (encoded(RUSSIAN, WINDOWS_1251), "windows-1251"),
        (encoded(RUSSIAN, KOI8_R), "KOI8-R"),
        (encoded(RUSSIAN, IBM866), "IBM866"),
        (utf_16(RUSSIAN, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(RUSSIAN, u16::to_be_bytes), "UTF-16BE"),
        (utf_16(&format!("\u{FEFF}{RUSSIAN}"), u16::to_be_bytes), "UTF-16BE"),
    ] {
        let (initiatives, reading) = read(&bytes, &[]);
        assert_eq!(initiatives, expected, "{name}");
        assert_eq!((reading.findings[0].code, &*reading.findings[0].values[0].1), ("encoding-converted", name));
    }
}

#[test]
fn western_letters_are_told_from_russian_ones() {
    let table = "title;organisation;country\nCoop\u{e9}ration \u{e0} la fronti\u{e8}re;Minist\u{e8}re;KG\n";
    insta::assert_snapshot!(check(&encoded(table, WINDOWS_1252)), @r#"
    2 {"key":"list:coopration-la-frontire-e5d1eceb","source":"list","kind":"project","title":{"en":"Coopération à la frontière"},"roles":{"lead":[{"name":"Ministère"}]},"places":["KG"],"status":"unknown","sources":[{"address":"list"}]}
    Advisory encoding-converted at 0  | encoding=windows-1252
    Advisory identifier-made at 1  | count=1
    1 rows, 1 read, 0 rejected
    "#);
}

#[test]
fn what_is_lost_is_counted_and_the_rest_enters() {
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    let at = RUSSIAN.find("Чек").unwrap();
    // Half a letter, and a sign no text may hold.
    bytes[at + 1] = b'x';
    bytes.insert(at, 0);
    insta::assert_snapshot!(check(&bytes), @r#"
    2 {"key":"list:Р-1","source":"list","kind":"project","title":{"ru":"Поддержка пограничных постов"},"description":{"ru":"Обучение; оборудование"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":[{"name":"Пограничная служба"}]},"places":["KG","TJ"],"period":{"start":"2019-03-01","end":"2021-12"},"status":"running","budgets":[{"amount":"1500000.50","currency":"USD"}],"contributions":[{"to":"jpoa/2022/II.3.1","strength":"related","standing":"suggested"}],"sources":[{"address":"list"}]}
    3 {"key":"list:Р-2","source":"list","kind":"project","title":{"ru":"��xек ара"},"roles":{"lead":["unodc"]},"places":["UZ"],"period":{"start":"2020"},"status":"completed","sources":[{"address":"list"}]}
    Warning letters-broken at 3  | count=2
    2 rows, 2 read, 0 rejected
    "#);
}

#[test]
fn xml_is_decoded_as_it_streams() {
    let expected = read(FEW.as_bytes(), &[]).0;
    let wide = utf_16(&format!("\u{FEFF}{FEW}"), u16::to_le_bytes);
    let (initiatives, reading) = read(&wide, &[]);
    assert_eq!(initiatives, expected);
    assert!(reading.findings.iter().any(|finding| finding.code == "encoding-converted"), "{:?}", reading.findings);
    let file = "<?xml version=\"1.0\" encoding='windows-1251'?>\n<iati-activities version=\"2.03\"><iati-activity xml:lang=\"ru\">\
        <iati-identifier>A</iati-identifier><title><narrative>Пограничные посты</narrative></title>\
        <activity-status code=\"2\"/></iati-activity></iati-activities>";
    insta::assert_snapshot!(check(&encoded(file, WINDOWS_1251)), @r#"
    2 {"key":"iati:A","source":"list","kind":"project","title":{"ru":"Пограничные посты"},"status":"running","sources":[{"address":"list"}]}
    Advisory encoding-converted at 0  | encoding=windows-1251
    1 rows, 1 read, 0 rejected
    "#);
}

#[test]
fn letters_that_no_number_names_are_broken_ones() {
    let file = b"<iati-activities version=\"2.03\"><iati-activity><iati-identifier>A</iati-identifier>\n\
        <title><narrative>Half &#xD800; and \xFF and &#1; and \xD1\x91</narrative></title><activity-status code=\"2\"/>\
        </iati-activity></iati-activities>";
    insta::assert_snapshot!(check(file), @r#"
    1 {"key":"iati:A","source":"list","kind":"project","title":{"en":"Half � and � and � and ё"},"status":"running","sources":[{"address":"list"}]}
    Warning letters-broken at 2  | count=3
    1 rows, 1 read, 0 rejected
    "#);
}
