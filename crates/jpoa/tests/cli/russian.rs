//! In Russian everything is said in Russian. A small plan whose every text is in Cyrillic shows it: what is left in Latin
//! letters must be a code, an address or something to type.

use crate::office::{DAY, Done, Office};
use std::collections::BTreeSet;

const PLAN: &str = r#"
[region]
key = "gory"
title.ru = "План гор и долин"
plan = "gory/2022"
strategy = "gory/2022"
states = ["KG", "KZ"]
secretariat = "secr"
languages = ["ru"]
confirm_within_days = 365

[[framework]]
key = "gory"
title.ru = "План гор и долин"
levels = [
  { key = "razdel", title = { ru = "раздел" } },
  { key = "mera", title = { ru = "мера" }, counted = true },
]

[[edition]]
key = "gory/2022"
title.ru = "План гор и долин, редакция 2022 года"
standing = "adopted"
adopted = "2022-03-03"
languages = [{ lang = "ru", standing = "authentic" }]

[[party_kind]]
key = "state"
title.ru = "государство"

[[party]]
key = "KG"
kind = "state"
title.ru = "Кыргызстан"

[[party]]
key = "KZ"
kind = "state"
title.ru = "Казахстан"

[[party]]
key = "secr"
kind = "state"
title.ru = "Секретариат гор"

[[position]]
party = "KG"
edition = "gory/2022"
stance = "adopted"
on = "2022-03-03"
"#;

#[test]
fn the_small_plan_is_sound() {
    let office = office();
    let checked = office.run("plan check gory");
    assert_eq!(checked.code, Some(0), "{}", checked.text());
}

fn office() -> Office {
    let office = Office::new();
    office.file("gory/plan.toml", PLAN);
    let mut work = String::new();
    for (number, (status, term)) in [
        ("intended", "start = \"2027\""),
        ("running", "start = \"2025\", end = \"2027-03\""),
        ("suspended", "start = \"2025\", end = \"2028\""),
        ("completed", "start = \"2020\", end = \"2021\""),
        ("cancelled", "start = \"2020\", end = \"2021\""),
        ("unknown", ""),
    ]
    .iter()
    .enumerate()
    {
        let (number, provision) = (number + 1, 1 + number % 3);
        let because = if matches!(*status, "suspended" | "cancelled") { "because = \"donor-withdrew\"\n" } else { "" };
        work += &format!(
            "[[initiative]]\nkey = \"G-{number}\"\nkind = \"project\"\ntitle.ru = \"Дело номер {number}\"\nroles = {{ lead = [\"secr\"] }}\n\
             places = [\"KG\"]\nperiod = {{ {term} }}\nstatus = \"{status}\"\n{because}as_of = \"2026-0{number}\"\n\
             contributions = [{{ to = \"gory/2022/1.{provision}\", strength = \"core\" }}]\nsources = [\"Письмо\"]\n\n"
        );
    }
    work += "[[challenge]]\nkey = \"sneg\"\ntitle.ru = \"Снег на перевалах\"\nkind = \"funding\"\nseverity = \"high\"\nstanding = \"open\"\nstates = [\"KG\"]\n\
             provisions = [\"gory/2022/1.1\"]\nsources = [\"Письмо\"]\n";
    office.file("gory/work.toml", &work);
    office.file(
        "gory/text.toml",
        "edition = \"gory/2022\"\n\n[[provision]]\nkey = \"1\"\nlevel = \"razdel\"\ntitle.ru = \"Перевалы\"\npillar = \"gory/2022/1\"\nevidence = \"found\"\n\n\
         [[provision]]\nkey = \"1.1\"\nlevel = \"mera\"\ntitle.ru = \"Дороги\"\nevidence = \"found\"\nmodes = [\"prevent\"]\n\n\
         [[provision]]\nkey = \"1.2\"\nlevel = \"mera\"\ntitle.ru = \"Мосты\"\nevidence = \"found\"\nmodes = [\"combat\"]\n\n\
         [[provision]]\nkey = \"1.3\"\nlevel = \"mera\"\ntitle.ru = \"Тропы\"\nevidence = \"found\"\nmodes = [\"rights\"]\n",
    );
    office
}

/// What may stand in Latin letters: the program's own name and what is typed, codes of findings, addresses of this plan.
fn strangers(text: &str) -> BTreeSet<String> {
    let known = ["jpoa", "KG", "KZ", "gory", "secr", "sneg", "JSON", "CSV", "UTC", "ISO"];
    let mut found = BTreeSet::new();
    for word in text.split_whitespace() {
        let is_typed = word.starts_with("--") || word.starts_with('[') && word.ends_with(']') || word.contains("http");
        let is_address = word.contains(['/', '_']) || word.contains(".csv") || word.contains(".db");
        let is_hash = word.len() >= 64 && word.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_typed || is_address || is_hash {
            continue;
        }
        for part in word.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|part| part.len() > 1) {
            if !known.contains(&part) {
                found.insert(part.to_owned());
            }
        }
    }
    found
}

#[track_caller]
fn is_russian(done: &Done, typed: &str, also: &[&str]) {
    let text = format!("{}{}", done.text(), done.talk);
    assert!(text.chars().any(|letter| ('а'..='я').contains(&letter)), "{typed}: {text}");
    let mut strangers = strangers(&text);
    strangers.retain(|word| !also.contains(&word.as_str()));
    assert!(strangers.is_empty(), "{typed} says {strangers:?}:\n{text}");
    assert!(!text.contains('«') || !text.contains("«help") && !text.contains("«missing"), "{typed}: {text}");
}

#[test]
fn what_is_read_is_in_russian() {
    let office = office();
    for typed in
        ["stocktake", "matrix", "gaps", "initiatives", "show G-2", "show G-5", "show 1.1", "show KG", "show sneg", "show secr"]
    {
        let typed = format!("{typed} --plan gory --lang ru {DAY}");
        let done = office.run(&typed);
        assert_eq!(done.code, Some(0), "{typed}: {}", done.talk);
        is_russian(&done, &typed, &[]);
        let wide = office.command(&typed).env("COLUMNS", "160").output().expect("it runs");
        is_russian(&Done::of(wide), &typed, &[]);
    }
    for format in ["markdown", "csv"] {
        let typed = format!("stocktake --plan gory --lang ru {DAY} --format {format}");
        let text = office.done(&typed);
        // The line of tags is for programs.
        let text: Vec<&str> =
            text.lines().filter(|line| !line.contains('#') || line.starts_with("# ") || line.starts_with("## ")).collect();
        is_russian(&Done { code: Some(0), out: text.join("\n").into_bytes(), talk: String::new() }, &typed, &[]);
    }
}

#[test]
fn what_is_recorded_and_refused_is_told_in_russian() {
    let office = office();
    let run = |typed: &str, code: i32, also: &[&str]| {
        let done = office.run(&format!("{typed} --lang ru"));
        assert_eq!(done.code, Some(code), "{typed}: {}", done.talk);
        is_russian(&done, typed, also);
    };
    run("init --from gory", 0, &["data"]);
    run("confirm G-2", 0, &[]);
    run("hold G-2 KG --viewer KG", 0, &[]);
    run("gaps", 0, &[]);
    run("log", 0, &[]);
    run("verify", 0, &[]);
    office.file("список.csv", "Код;Название;Страна;Лишнее\n1;Новое дело;Кыргызстан;х\n2;;Кыргызстан;\n3;Дело;Атлантида;\n");
    run("import список.csv", 0, &["stocktake"]);
    run("import список.csv --dry-run", 0, &[]);
    for typed in [
        "confirm G-9",
        "confirm G-2 --viewer public",
        "status G-3 cancelled",
        "hold G-2 KG",
        "hold G-3 KZ",
        "settle 1.9 KG --because Так",
        "settle 1.1 secr --because Так",
        "reopen 1.1 KZ",
        "show G-99",
        "stocktake --edition 2030",
        "stocktake --viewer никто",
        "init",
    ] {
        // What a hint tells to type is typed in Latin letters.
        run(typed, 1, &["initiatives", "unodc", "viewer", "public", "secretariat", "matrix", "gaps", "show", "data", "because"]);
    }
    run("confirm G-2 --nonsense", 2, &["nonsense", "help"]);
    run("stocktake --as-at скоро", 2, &[]);
    run("import нет.csv", 3, &[]);
    run("verify --data нигде", 3, &["init"]);
}

#[test]
fn help_is_in_russian() {
    let office = office();
    for typed in ["--help", "gaps --help", "import --help", "restore --help"] {
        let done = office.run(&format!("{typed} --lang ru"));
        let strangers = strangers(&done.text());
        let english =
            ["the", "of", "and", "Show", "Usage", "Options", "Commands", "Arguments", "default", "possible", "values", "env"];
        let found: Vec<_> = strangers.iter().filter(|word| english.contains(&word.as_str())).collect();
        assert!(found.is_empty(), "{typed}: {found:?}");
    }
}
