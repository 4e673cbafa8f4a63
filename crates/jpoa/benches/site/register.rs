//! A table of made-up initiatives under the plan that ships: the same for the same seed.

use std::fmt::Write as _;

const WHAT: [&str; 12] = [
    "Training",
    "Support",
    "Assessment",
    "Workshops",
    "Exchange",
    "Network",
    "Guidance",
    "Equipment",
    "Dialogue",
    "Mentoring",
    "Study visits",
    "Advice",
];
const OF_WHOM: [&str; 12] = [
    "border guards",
    "prosecutors",
    "judges",
    "women's councils",
    "teachers",
    "journalists",
    "prison staff",
    "local councils",
    "customs officers",
    "youth leaders",
    "financial units",
    "probation officers",
];
const ON_WHAT: [&str; 12] = [
    "financing of terrorism",
    "travel documents",
    "prevention in schools",
    "human rights",
    "rehabilitation",
    "mutual legal assistance",
    "open borders",
    "strategic communication",
    "dialogue among faiths",
    "cash couriers",
    "evidence from the battlefield",
    "air cargo",
];
const WHERE: [(&str, &str); 5] =
    [("KZ", "Kazakhstan"), ("KG", "Kyrgyzstan"), ("TJ", "Tajikistan"), ("TM", "Turkmenistan"), ("UZ", "Uzbekistan")];
/// Provisions of the edition in force that initiatives carry out.
const PROVISIONS: [&str; 12] =
    ["I.1.1", "I.5.1", "I.7.1", "I.8.1", "I.10.1", "II.2.1", "II.3.1", "II.3.2", "II.5.1", "III.1.1", "III.3.1", "IV.1.1"];
const PARTIES: [&str; 6] = ["unodc", "osce", "undp", "iom", "unesco", "unicef"];
const FUNDERS: [&str; 4] = ["eu", "US", "JP", "GB"];

/// Rows of a table with a heading.
pub(crate) fn table(count: usize, seed: u64) -> String {
    let mut text =
        String::from("Identifier,Title,Description,Lead,Partner,Funder,Country,Start date,End date,Status,Provisions\n");
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for number in 0..count {
        let (what, whom, on) = (WHAT[draw(12)], OF_WHOM[draw(12)], ON_WHAT[draw(12)]);
        let (code, state) = WHERE[draw(5)];
        let (lead, partner, funder) = (PARTIES[draw(6)], PARTIES[draw(6)], FUNDERS[draw(4)]);
        let (start, years) = (2008 + draw(18), 1 + draw(5));
        let status = if start + years < 2026 { "completed" } else { "running" };
        let provision = PROVISIONS[draw(12)];
        let _ = writeln!(
            text,
            "{number},{what} of {whom} on {on} in {state} ({number}),{what} for {whom} and their trainers; {on}; phase {}.,{lead},{partner},{funder},{code},{start}-03-01,{}-02-28,{status},{provision}",
            1 + draw(3),
            start + years,
        );
    }
    text
}
