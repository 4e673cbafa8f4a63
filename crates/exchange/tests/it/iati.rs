//! IATI activity files: real ones, and every mistake the reader tells of.

use crate::{parties, show, tell};
use exchange::{Origin, Reading};
use plan::{Initiative, Placed, SourceKey};
use std::io::BufReader;

fn read(bytes: &[u8]) -> (Vec<Placed<Initiative>>, Reading) {
    let source = SourceKey::new("aid");
    let origin = Origin { file: "a.xml", source: &source, address: "a.xml", parties: &parties, columns: &[] };
    let mut initiatives = Vec::new();
    // A small buffer, so that every event is cut somewhere in some test.
    let input = BufReader::with_capacity(16, bytes);
    let mut reading =
        exchange::iati::read(input, &origin, &|initiative| initiative, &mut |initiative| initiatives.push(initiative)).unwrap();
    // The rules of the standard have tests of their own.
    reading.findings.retain(|finding| !finding.code.starts_with("rule-"));
    (initiatives, reading)
}

/// What a file gives: initiatives, findings, counts.
fn check(bytes: &[u8]) -> String {
    let (initiatives, reading) = read(bytes);
    let mut lines: Vec<String> = initiatives.iter().map(show).collect();
    lines.extend(reading.findings.iter().map(tell));
    lines.push(format!("{} read, {} rejected", reading.read, reading.rejected));
    lines.join("\n")
}

/// One activity with this inside, in a file of version 2.03.
fn activity(inside: &str) -> String {
    let head = r#"<iati-activities version="2.03"><iati-activity default-currency="USD" xml:lang="en">"#;
    let name = "<iati-identifier> X-1 </iati-identifier><title><narrative>T</narrative></title><activity-status code=\"2\"/>";
    format!("{head}\n{name}\n{inside}\n</iati-activity></iati-activities>")
}

#[test]
fn a_real_file_enters_whole() {
    insta::assert_snapshot!(check(include_bytes!("../../../../fixtures/iati/central_asia_few.xml")), @r#"
    3 {"key":"iati:GB-GOV-1-300619-104","source":"aid","kind":"project","title":{"en":"Community stabilization through returned migrant reintegration in Kyrgyzstan and Tajikistan during and after COVID-19"},"description":{"en":"This activity (Community stabilization through returned migrant reintegration in Kyrgyzstan and Tajikistan during and after COVID-19) is a component of Support to resilience projects in Kyrgyzstan and Tajikistan reported by FCDO, with a funding type of 'Multilateral organisation' and a budget of £378,662. This component benefits Tajikistan, and works in the following sector(s): Vocational training, Facilitation of orderly, safe, regular and responsible migration and mobility. , with the following implementing partners: International Organization for Migration (IOM). The start date is 01-10-2020 and the end date is 14-05-2021."},"parent":"iati:GB-GOV-1-300619","roles":{"funder":[{"name":"Conflict, Stability and Security Fund (CSSF)","code":"GB-GOV-52"}],"lead":[{"name":"Foreign, Commonwealth and Development Office","code":"GB-GOV-1"}],"implementer":[{"name":"International Organization for Migration (IOM)","code":"XM-DAC-47066"}],"reporter":[{"name":"Foreign, Commonwealth and Development Office","code":"GB-GOV-1"}]},"places":["TJ"],"period":{"start":"2020-10-01","end":"2021-05-14"},"status":"running","budgets":[{"amount":"378662","currency":"GBP"},{"amount":"378662","currency":"GBP","kind":"commitment"},{"amount":"378662","currency":"GBP","kind":"disbursement"}],"sectors":["dac-5:15190","dac-5:11330"],"as_of":"2020-12-04","sources":[{"address":"a.xml","on":"2020-12-04"}]}
    119 {"key":"iati:NL-KVK-27378529-DSS220KG01","source":"aid","kind":"project","title":{"en":"WASH Specialist Kyrgyzstan"},"description":{"en":"Under the general guidance of the UNICEF Chief of Field Office and in close cooperation with the Climate Change Officer, Education Specialist, Health and Nutrition Officer, the Emergency WASH Specialist will support the assessment of WASH needs in Education and Healthcare Institutions, analyze the collected data, present the findings and prepare a costed action plan with broad range of WASH interventions, defining also UNICEF’s country emergency response to COVID-19 in this area, in line with UNICEF’s Core Commitments for Children (CCCs). Planned interventions must consider the inclusiveness of people with disabilities and gender."},"parent":"iati:NL-KVK-27378529-4000002159","roles":{"funder":[{"name":"Netherlands Enterprise Agency","code":"NL-KVK-27378529"}],"lead":[{"name":"Netherlands Enterprise Agency","code":"NL-KVK-27378529"}],"implementer":[{"name":"Atelier O2","code":"NL-KVK-27262912"}],"reporter":[{"name":"Netherlands Enterprise Agency","code":"NL-KVK-27378529"}]},"places":["KG"],"period":{"start":"2020-09-29","end":"2021-05-19"},"status":"completed","budgets":[{"amount":"17706.30","currency":"EUR","kind":"commitment"},{"amount":"17706.30","currency":"EUR","kind":"disbursement"}],"sectors":["dac-5:14030","sdg-goal:6","dac-5:73010"],"claims":[{"field":"period.end","value":"2020-12-29","source":"a.xml#activity-date/3"}],"as_of":"2021-05-19","sources":[{"address":"a.xml","on":"2021-05-19"}]}
    236 {"key":"iati:XM-DAC-41114-OUTPUT-00125097","source":"aid","kind":"project","title":{"en":"MIA support_RBEC allocation"},"description":{"en":"Strengthening of social cohesion and rule of law in Kazakhstan by (i) increased effectiveness of local police (ii) introduction of community policing model and (iii) quality improvement in citizens’ engagement in crime prevention"},"parent":"iati:XM-DAC-41114-PROJECT-00125105","roles":{"funder":["undp"],"implementer":["undp"],"reporter":["undp"]},"places":[{"state":"KZ","area":"Nur-Sultan"}],"period":{"start":"2020-09-01","end":"2020-12-31"},"status":"running","budgets":[{"amount":"60000","currency":"USD"},{"amount":"0","currency":"USD","kind":"commitment"}],"sectors":["sdg-target:12.4","sdg-target:12.5","sdg-target:13.1","dac-5:16062"],"as_of":"2021-05-24","sources":[{"address":"a.xml","on":"2021-05-24"}]}
    341 {"key":"iati:XM-DAC-41114-PROJECT-00130019","source":"aid","kind":"programme","title":{"en":"COVID emergency response for the Government of Kazakhst"},"description":{"en":"COVID emergency response for the Government of Kazakhstan"},"roles":{"funder":[{"name":"GOVERNMENT OF KAZAKHSTAN","code":"00142"}],"lead":["undp"],"implementer":[{"name":"Government of Kazakhstan","code":"01690"}],"reporter":["undp"]},"places":["KZ"],"period":{"start":"2021-01-01","end":"2021-12-31"},"status":"running","sectors":["dac-5:15123","sdg-target:16.6","sdg-target:17.14"],"as_of":"2021-05-24","sources":[{"address":"a.xml","on":"2021-05-24"}]}
    398 {"key":"iati:XM-DAC-41123-PROJECT-180041","source":"aid","kind":"project","title":{"en":"Silk processing industry upgrading in Uzbekistan"},"description":{"en":"During the meeting with Mr. Bakhrom Sharipov, Chairman of the Silk Union of Uzbekistan “O’zbekipaksanoat” facilitated by Mr. Sherzod Asadov, H.E. Permanent Representative of Uzbekistan to the United Nations (Vienna), held on 5 December 2017 at UNIDO, UNIDO was requested to propose a technical cooperation project aimed at modernization and competitiveness improvement of the silk industry in concerned target regions of Uzbekistan.  As a result, a series of working-level consultations as well as the UNIDO Preparatory Assistance Mission took place in 2019-2020 with involvement of national stakeholders, international expertise as well as the Donor representatives in the field.\n\nRecognizing the strong potential for higher value addition of quality silk products with increased international competitiveness and better external market performance, the Government of Uzbekistan aims to improve the efficiency of silk value chain and its operators at 7 stages (raw silk, silk wool, silk yarn, sewing, dyeing, weaving, finished products, silk carpets), including attraction of private investment and international expertise to introduce innovation, improve production processes and spur employment generation. There is a strong potential for reduced production costs and accelerated growth through the value chain encompassing all stages from the supply of raw products to higher value-added activities that involve more skilled and technology-intensive production.\n\nThe global objective of the proposed intervention is to contribute to the efforts of the Government of the Republic of Uzbekistan towards accelerated socio-economic development and improved competitiveness of high-end value-added goods through sustainable industrial modernization, innovative upgrading and improved post-crisis resilience of the silk industry. This project would therefore allow fostering sustainable development of local communities through poverty reduction, employment generation and economic diversification while also strengthening grouped beneficiary SMEs in the context of the COVID-19 post-crisis recovery."},"roles":{"funder":[{"name":"Regular Programme Of Technical Cooperation"}],"implementer":[{"name":"United Nations Industrial Development Organization","code":"XM-DAC-41123"}],"reporter":[{"name":"United Nations Industrial Development Organization","code":"XM-DAC-41123"}]},"places":["UZ"],"period":{"start":"2018-04-01","end":"2024-12-31"},"status":"running","budgets":[{"amount":"12539.72","currency":"USD"},{"amount":"12807.47","currency":"USD","kind":"disbursement"}],"sectors":["dac-3:321"],"as_of":"2021-05-01","sources":[{"address":"a.xml","on":"2021-05-01"}]}
    486 {"key":"iati:XM-DAC-41304-39-12798","source":"aid","kind":"project","title":{"en":"Measures to prevent the spread of COVID-19 virus and raising the sanitary and hygienic culture of schoolchildren in the Kyrgyz Republic"},"roles":{"funder":[{"name":"Contributions to the Regular Programme"}],"reporter":[{"name":"United Nations Educational, Scientific and Cultural Organization (UNESCO)","code":"XM-DAC-41304"}]},"places":["KG"],"period":{"start":"2020-01-01","end":"2021-12-31"},"status":"running","budgets":[{"amount":"22000","currency":"USD"},{"amount":"22000","currency":"USD","kind":"commitment"},{"amount":"0","currency":"USD","kind":"disbursement"}],"as_of":"2020-12-31","sources":[{"address":"a.xml","on":"2020-12-31"}]}
    551 {"key":"iati:XM-DAC-7-PPR-4000003957","source":"aid","kind":"project","title":{"nl":"COVID-19 -AST Gender equality Kazakhstan"},"description":{"nl":"Addressing gender related challenges in female health workers frontline experience during COVID-19 outbreak in Kazakhstan"},"roles":{"funder":[{"name":"Ministry of Foreign Affairs of the Netherlands","code":"XM-DAC-7"}],"lead":[{"name":"Ministry of Foreign Affairs of the Netherlands","code":"XM-DAC-7"}],"implementer":[{"name":"WHO-Assessed"}],"partner":[{"name":"Ministry of Foreign Affairs of the Netherlands","code":"XM-DAC-7"}],"reporter":[{"name":"Ministry of Foreign Affairs of the Netherlands","code":"XM-DAC-7"}]},"places":["KZ"],"period":{"start":"2020-07-08","end":"2021-06-14"},"status":"running","budgets":[{"amount":"50397","currency":"EUR"},{"amount":"50397","currency":"EUR","kind":"commitment"},{"amount":"50397","currency":"EUR","kind":"disbursement"}],"sectors":["dac-5:15160"],"claims":[{"field":"period.start","value":"2020-06-15","source":"a.xml#activity-date/1"}],"as_of":"2021-04-29","sources":[{"address":"a.xml","on":"2021-04-29"}]}
    Advisory personal-data-left-out at 0 contact-info | count=5
    7 read, 0 rejected
    "#);
}

#[test]
fn texts_keep_entities_pieces_and_languages() {
    let inside = r#"<description type="2"><narrative>Aim</narrative></description>
<description><narrative>Courts &amp; <!-- x -->police &#8211; <![CDATA[<all> & any]]></narrative>
<narrative xml:lang="RU">Суды</narrative><narrative xml:lang="fr"/></description>
<description type="3"><narrative>Aim</narrative><narrative>Judges&nbsp;only</narrative></description>"#;
    let (initiatives, reading) = read(activity(inside).as_bytes());
    insta::assert_debug_snapshot!(initiatives[0].value.description, @r#"
    {
        en: "Courts & police – <all> & any\n\nAim\n\nJudges&nbsp;only",
        ru: "Суды",
    }
    "#);
    insta::assert_snapshot!(reading.findings.iter().map(tell).collect::<Vec<_>>().join("\n"), @"Warning entity-unknown at 6 narrative | entity=nbsp");
}

#[test]
fn an_activity_without_a_language_is_english() {
    let file = activity("").replace(" xml:lang=\"en\"", "");
    let (initiatives, _) = read(file.as_bytes());
    insta::assert_debug_snapshot!(initiatives[0].value.title, @r#"
    {
        en: "T",
    }
    "#);
}

#[test]
fn roles_are_told_from_each_other() {
    let inside = r#"<reporting-org ref="X"><narrative>Reporter</narrative></reporting-org>
<participating-org role="1" ref="XM-DAC-41114"/>
<participating-org role="2"><narrative xml:lang="ru">УНП ООН</narrative><narrative>Office</narrative></participating-org>
<participating-org role="4"><narrative>A &lt;b&gt;</narrative></participating-org>
<participating-org role="3" ref="CODE-ONLY"/>
<participating-org role="9"><narrative>Somebody</narrative></participating-org>
<participating-org role="4"><narrative/></participating-org>"#;
    insta::assert_snapshot!(check(activity(inside).as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"roles":{"funder":["undp"],"lead":["unodc"],"implementer":[{"name":"A <b>"}],"partner":[{"name":"","code":"CODE-ONLY"},{"name":"Somebody"}],"reporter":[{"name":"Reporter","code":"X"}]},"status":"running","sources":[{"address":"a.xml"}]}
    Warning role-unknown at 8 participating-org/@role (X-1) | value=9, name=Somebody
    1 read, 0 rejected
    "#);
}

#[test]
fn places_are_areas_where_there_is_one_country() {
    let one = r#"<recipient-country code="kg"/><location><name><narrative>Osh</narrative></name></location>
<location><name><narrative>Kyrgyz Republic</narrative></name></location>"#;
    let two = r#"<recipient-country code="KG"/><recipient-country code="TJ"/><recipient-country code="298"/>
<location><name><narrative>Osh</narrative></name></location>"#;
    let of_transactions = r#"<transaction><transaction-type code="1"/><recipient-country code="UZ"/></transaction>"#;
    let places = |inside: &str| read(activity(inside).as_bytes()).0.remove(0).value.places;
    insta::assert_debug_snapshot!([places(one), places(two), places(of_transactions)], @r#"
    [
        [
            Place {
                state: KG,
                area: Some(
                    "Osh",
                ),
            },
        ],
        [
            Place {
                state: KG,
                area: None,
            },
            Place {
                state: TJ,
                area: None,
            },
        ],
        [
            Place {
                state: UZ,
                area: None,
            },
        ],
    ]
    "#);
}

#[test]
fn actual_dates_go_first_and_planned_ones_stay_as_claims() {
    let inside = r#"<activity-date type="1" iso-date="2019-01-01"/><activity-date type="2" iso-date="2019-03-01"/>
<activity-date type="3" iso-date="2020-12-31"/><activity-date type="3"/><activity-date type="4" iso-date="soon"/>"#;
    insta::assert_snapshot!(check(activity(inside).as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"period":{"start":"2019-03-01","end":"2020-12-31"},"status":"running","claims":[{"field":"period.start","value":"2019-01-01","source":"a.xml#activity-date/1"}],"sources":[{"address":"a.xml"}]}
    Warning date-unreadable at 4 activity-date/@iso-date (X-1) | value=soon
    1 read, 0 rejected
    "#);
    let reversed = r#"<activity-date type="2" iso-date="2020-01-01"/>
<activity-date type="4" iso-date="2019-01-01"/>"#;
    insta::assert_snapshot!(check(activity(reversed).as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"period":{"start":"2020-01-01","end":"2019-01-01"},"status":"running","sources":[{"address":"a.xml"}]}
    Warning term-reversed at 4 activity-date (X-1) | start=2020-01-01, end=2019-01-01
    1 read, 0 rejected
    "#);
}

#[test]
fn money_is_added_up_by_kind_and_currency() {
    let budget = |kind: &str, month: u32, value: &str| {
        let term = format!(r#"<period-start iso-date="2020-{month:02}-01"/><period-end iso-date="2020-{month:02}-28"/>"#);
        format!(r#"<budget type="{kind}">{term}{value}</budget>"#)
    };
    let transaction = |kind: &str, value: &str| format!(r#"<transaction><transaction-type code="{kind}"/>{value}</transaction>"#);
    let inside = [
        budget("1", 1, "<value>100</value>"),
        budget("2", 1, "<value>70.50</value>"),
        budget("1", 2, "<value>1e1</value>"),
        budget("1", 3, "<value currency=\"eur\">5</value>"),
        budget("1", 4, "<value>\nlots</value>"),
        transaction("2", "<value>900</value>"),
        transaction("C", "<value>1</value>"),
        transaction("3", "<value>30</value>"),
        transaction("E", "<value>-5</value>"),
        transaction("11", "<value>7777</value>"),
    ];
    let file = activity(&inside.concat());
    let (initiatives, reading) = read(file.as_bytes());
    insta::assert_snapshot!(serde_json::to_string(&initiatives[0].value.budgets).unwrap(), @r#"
    [{"amount":"80.50","currency":"USD"},{"amount":"5","currency":"EUR"},{"amount":"901","currency":"USD","kind":"commitment"},{"amount":"25","currency":"USD","kind":"disbursement"}]
    "#);
    insta::assert_snapshot!(reading.findings.iter().map(tell).collect::<Vec<_>>().join("\n"), @r#"
    Warning amount-unreadable at 3 budget/value (X-1) | value=lots
    Warning code-unknown at 3 value (X-1) | list=Currency, code=eur
    Warning code-unknown at 4 transaction-type (X-1) | list=TransactionType, code=C
    Warning code-unknown at 4 transaction-type (X-1) | list=TransactionType, code=E
    "#);
    let without_currency = file.replace(" default-currency=\"USD\"", "");
    insta::assert_snapshot!(tell(&read(without_currency.as_bytes()).1.findings[0]), @"Warning currency-missing at 3 budget/value (X-1) | value=70.50");
}

#[test]
fn subjects_parents_and_kinds_are_kept() {
    let inside = r#"<sector code="15130" vocabulary="1"/><sector code="15130"/><sector code="151" vocabulary="2"/>
<sector code="16" vocabulary="7"/><sector code="x" vocabulary="99"/><tag vocabulary="3" code="16.a"/><tag vocabulary="1" code="9"/>
<related-activity type="2" ref="X-2"/><related-activity type="1" ref="X-0"/>"#;
    let file = activity(inside).replace("xml:lang", "last-updated-datetime=\"2021-05-06T10:00:00Z\" hierarchy=\"1\" xml:lang");
    insta::assert_snapshot!(check(file.as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"programme","title":{"en":"T"},"parent":"iati:X-0","status":"running","sectors":["dac-5:15130","dac-3:151","sdg-goal:16","sdg-target:16.a"],"as_of":"2021-05-06","sources":[{"address":"a.xml","on":"2021-05-06"}]}
    1 read, 0 rejected
    "#);
}

#[test]
fn nothing_of_a_person_is_read() {
    let inside = "<contact-info><person-name><narrative>A Person</narrative></person-name><email>a@b.org</email></contact-info>";
    let told = check(activity(inside).as_bytes());
    assert!(!told.contains("Person") && !told.contains("a@b.org"), "{told}");
    insta::assert_snapshot!(told, @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"status":"running","sources":[{"address":"a.xml"}]}
    Advisory personal-data-left-out at 0 contact-info | count=1
    1 read, 0 rejected
    "#);
}

#[test]
fn an_activity_in_error_is_left_out_and_the_others_enter() {
    let file = r#"<?xml version="1.0" encoding="utf-8"?>
<iati-activities version="2.03">
<iati-activity><title><narrative>No identifier</narrative></title></iati-activity>
<iati-activity>
  <iati-identifier>X-1</iati-identifier>
</iati-activity>
<iati-activity><iati-identifier>X-1</iati-identifier><title><narrative>Again</narrative></title></iati-activity>
<iati-activity><iati-identifier>X-2</iati-identifier><title><narrative>Two</narrative></title>
  <activity-status code="77"/></iati-activity>
</iati-activities>"#;
    insta::assert_snapshot!(check(file.as_bytes()), @r#"
    4 {"key":"iati:X-1","source":"aid","kind":"project","title":{},"status":"unknown","sources":[{"address":"a.xml"}]}
    8 {"key":"iati:X-2","source":"aid","kind":"project","title":{"en":"Two"},"status":"unknown","sources":[{"address":"a.xml"}]}
    Error identifier-missing at 3 iati-identifier | title=No identifier
    Warning title-missing at 4 title (X-1) |
    Warning status-missing at 4 activity-status (X-1) |
    Error identifier-twice at 7 iati-identifier (X-1) | identifier=X-1
    Warning status-missing at 7 activity-status (X-1) |
    Warning status-unknown at 9 activity-status/@code (X-2) | value=77
    4 read, 2 rejected
    "#);
}

#[test]
fn an_old_version_is_read_as_well_as_can_be() {
    let file = r#"<iati-activities version="1.04"><iati-activity default-currency="USD" xml:lang="en">
<reporting-org ref="R">Reporter</reporting-org><iati-identifier>
  X-1
</iati-identifier><title>One &amp;
 two</title><title xml:lang="fr">Un</title><activity-status>Suspended</activity-status>
<activity-date type="start-actual" iso-date="2007-12-01"/><activity-date type="end-planned">2009</activity-date>
<participating-org role="Funding">Some fund</participating-org><recipient-country code="">Tajikistan</recipient-country>
<transaction><value>
  48.5
</value><transaction-type code="C"/></transaction></iati-activity></iati-activities>"#;
    insta::assert_snapshot!(check(file.as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"One & two","fr":"Un"},"roles":{"funder":[{"name":"Some fund"}],"reporter":[{"name":"Reporter","code":"R"}]},"places":["TJ"],"period":{"start":"2007-12-01","end":"2009"},"status":"suspended","budgets":[{"amount":"48.50","currency":"USD","kind":"commitment"}],"sources":[{"address":"a.xml"}]}
    1 read, 0 rejected
    "#);
}

#[test]
fn what_is_no_iati_file_is_told_in_one_sentence() {
    insta::assert_snapshot!(check(b""), @r#"
    Critical not-iati at 1  | root=–
    0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(b"<html><body/></html>"), @r#"
    Critical not-iati at 1  | root=html
    0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(b"<?xml version='1.0' encoding='klingon'?><iati-activities/>"), @r#"
    Critical encoding-unsupported at 1  | encoding=klingon
    0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(b"<!DOCTYPE x [<!ENTITY a \"b\">]><iati-activities/>"), @r#"
    Critical entities-refused at 1  |
    0 read, 0 rejected
    "#);
    insta::assert_snapshot!(check(b"\xEF\xBB\xBF<iati-activities version='2.03'/>"), @"0 read, 0 rejected");
}

#[test]
fn what_stands_before_broken_xml_enters() {
    let whole = activity("");
    let broken = whole.replace("</iati-activities>", "\n<iati-activity>\n<iati-identifier>X-2</title>");
    insta::assert_snapshot!(check(broken.as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"status":"running","sources":[{"address":"a.xml"}]}
    Critical xml-broken at 6  | message=ill-formed document: expected `</iati-identifier>`, but `</title>` was found
    2 read, 1 rejected
    "#);
    let cut = whole.replace("</iati-activities>", "\n<iati-activity><iati-identifier>X-2");
    insta::assert_snapshot!(check(cut.as_bytes()), @r#"
    1 {"key":"iati:X-1","source":"aid","kind":"project","title":{"en":"T"},"status":"running","sources":[{"address":"a.xml"}]}
    Critical xml-broken at 5  | message=the file ends before </iati-activities>
    2 read, 1 rejected
    "#);
}
