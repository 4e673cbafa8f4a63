//! Who does the same, as people and scripts ask it: before launch, over the register, why, and what was ruled.

use crate::office::{DAY, Office};
use serde_json::Value;
use words::{Language, Words};

/// The addresses of a list of pairs.
fn addresses(answer: &Value) -> Vec<(String, String)> {
    let pairs = answer["pairs"].as_array().expect("a list of pairs");
    let address = |pair: &Value, side: &str| pair[side].as_str().expect("an address").to_owned();
    pairs.iter().map(|pair| (address(pair, "left"), address(pair, "right"))).collect()
}

#[test]
fn a_proposal_finds_its_neighbours_and_blocks_nobody() {
    let office = Office::new();
    office.file("p.toml", "title = \"Strengthening the Tajik-Afghan border\"\nstates = [\"TJ\"]\nstart = 2025\n");
    let told = office.json(&format!("check p.toml {DAY}"));
    assert_eq!(told["compared"], 145);
    let pairs = addresses(&told);
    assert!((1..=5).contains(&pairs.len()), "{told:#}");
    assert!(pairs.iter().any(|(left, right)| format!("{left} {right}").contains("CA-084")), "{told:#}");
    let factors = told["pairs"][0]["factors"].as_array().expect("factors");
    for factor in factors {
        let (en, ru) = (factor["reason_en"].as_str().expect("a reason"), factor["reason_ru"].as_str().expect("a reason"));
        assert!(!en.contains('«') && !ru.contains("«factor") && en != ru, "{factor}");
    }
    office.file("half.toml", "title = \"School meals\"\nstates = [\"KG\"\nlead = \"WFP\"\n");
    let half = office.json(&format!("check half.toml {DAY}"));
    assert_eq!((&half["pairs"], &half["findings"][0]["code"]), (&serde_json::json!([]), &"proposal-line-unread".into()));
    office.file("empty.toml", "\n");
    assert_eq!(office.run("check empty.toml").code, Some(1));
    // An office may save it as it saves everything; and a workbook is no proposal, which is one finding.
    let old: Vec<u8> = "title = \"Укрепление таджикско-афганской границы\"\nstates = [\"TJ\"]\n"
        .chars()
        .map(|c| match c {
            // windows-1251
            'А'..='я' => (c as u32 - 'А' as u32 + 0xC0) as u8,
            c => c as u8,
        })
        .collect();
    std::fs::write(office.path().join("old.toml"), old).expect("a file");
    let told = office.json(&format!("check old.toml {DAY}"));
    assert_eq!(told["findings"][0]["code"], "encoding-converted", "{told:#}");
    assert!(addresses(&told).iter().any(|(left, right)| format!("{left} {right}").contains("CA-084")), "{told:#}");
    let picture: Vec<u8> = (0..4000u32).map(|at| (at * 7919 % 251) as u8).collect();
    std::fs::write(office.path().join("picture.toml"), picture).expect("a file");
    let done = office.run("check picture.toml --format json");
    assert_eq!(done.code, Some(1), "{done:?}");
    let told: Value = serde_json::from_slice(&done.out).expect("JSON");
    assert_eq!((told["findings"].as_array().map(Vec::len), &told["findings"][0]["code"]), (Some(1), &"format-unknown".into()));
    // Nor are two pictures registers.
    let linked = office.run("link picture.toml picture.toml");
    assert!(linked.code == Some(1) && linked.talk.contains("picture.toml"), "{linked:?}");
}

/// The file beside a register saves time, and neither its absence nor what stands in it changes an answer.
#[test]
fn meanings_that_were_kept_change_no_answer() {
    let office = Office::with_register();
    office.file("p.toml", "title = \"Укрепление таджикско-афганской границы\"\nstates = [\"TJ\"]\n");
    let ask = || [office.json(&format!("check p.toml {DAY}")), office.json(&format!("overlaps {DAY}"))];
    let (kept, first) = (office.path().join("jpoa-data/meanings"), ask());
    let bytes = std::fs::read(&kept).expect("kept");
    assert!(bytes.len() > 145 * 200 && !addresses(&first[0]).is_empty());
    let stood = |bytes: &[u8]| std::fs::read(&kept).is_ok_and(|now| now == bytes);
    assert_eq!(ask(), first, "they are used");
    assert!(stood(&bytes), "nothing was to be kept anew");
    std::fs::write(&kept, &bytes[..bytes.len() / 2]).expect("written");
    assert_eq!(ask(), first, "what is damaged is not used");
    assert!(stood(&bytes), "it is made anew");
    std::fs::remove_file(&kept).expect("gone");
    std::fs::create_dir(&kept).expect("something in its place");
    assert_eq!(ask(), first, "what cannot be written stops nobody");
}

/// Who drafts a prison project for Kyrgyzstan is shown the ones that ended, in English and in Russian.
#[test]
fn what_went_before_is_shown_with_a_word_for_it() {
    let office = Office::new();
    let drafts = [
        ("en.toml", "Preventing violent extremism in prisons of Kyrgyzstan"),
        ("ru.toml", "Предупреждение насильственного экстремизма в тюрьмах Кыргызстана"),
    ];
    for (name, title) in drafts {
        office.file(name, &format!("title = \"{title}\"\nstates = [\"KG\"]\nstart = 2027\nend = 2029\n"));
        let told = office.json(&format!("check {name} {DAY}"));
        let pairs = told["pairs"].as_array().expect("pairs");
        let past = pairs.iter().find(|pair| pair.to_string().contains("CA-052")).unwrap_or_else(|| panic!("{told:#}"));
        assert_eq!(past["relation"], Value::Null, "{past:#}");
        assert!(past["earlier"].as_str().is_some_and(|key| key.ends_with("CA-052")), "{past:#}");
        assert!(past["before"].as_f64() > past["probability"].as_f64(), "{past:#}");
    }
    assert!(office.done(&format!("check en.toml {DAY}")).contains("it went before: one builds on the other"));
    assert!(office.done(&format!("check ru.toml --lang ru {DAY}")).contains("она была раньше: одна опирается на другую"));
}

/// The command line finds what the search box of the site finds.
#[test]
fn words_find_initiatives_as_the_search_box_does() {
    let office = Office::new();
    let found = |words: &str| -> Vec<String> {
        let told = office.json(&format!("initiatives {words} {DAY}"));
        let list = told["list"].as_array().expect("a list");
        let key = |one: &Value| one["initiative"]["key"].as_str().expect("an address").replace("central-asia:", "");
        list.iter().map(key).collect()
    };
    let prisons = found("prison");
    assert!(["CA-052", "CA-061", "CA-062"].iter().all(|key| prisons.contains(&(*key).to_owned())), "{prisons:?}");
    assert!(found("prisn").contains(&"CA-061".to_owned()), "misspelt");
    let russian = found("тюрьма");
    assert!(["CA-052", "CA-061"].iter().all(|key| russian.contains(&(*key).to_owned())), "{russian:?}");
    // Words themselves come first, whatever else they may mean.
    assert_eq!(found("CA-071").first().map(String::as_str), Some("CA-071"));
    assert!(found("школьные завтраки").len() < 10, "{:?}", found("школьные завтраки"));
}

#[test]
fn a_ruling_takes_a_pair_off_the_list_until_one_of_the_two_changes() {
    let office = Office::with_register();
    let before = addresses(&office.json(&format!("overlaps {DAY}")));
    let (left, right) = before.first().expect("a suspected pair").clone();
    office.done(&format!("rule {right} {left} distinct --because Asked"));
    let after = office.json(&format!("overlaps {DAY}"));
    assert_eq!((&addresses(&after)[..], &after["settled"]), (&before[1..], &1.into()));
    assert!(office.done(&format!("explain {left} {right} {DAY}")).contains("distinct. Asked"));
    assert_eq!(office.run(&format!("rule {left} {right} distinct --because Asked")).code, Some(1), "nothing new");
    office.done(&format!("rule {left} {right} builds-on --because Better"));
    assert!(office.done(&format!("explain {right} {left} {DAY}")).contains("Better"));
    assert_eq!(office.run(&format!("rule {left} {left} distinct --because No")).code, Some(1));
    assert_eq!(office.run(&format!("rule {left} {right} similar --because No")).code, Some(2));
    assert_eq!(office.run(&format!("rule {left} {right} distinct --because No --viewer unodc")).code, Some(1));
}

#[test]
fn provisions_are_named_in_the_language_of_the_reader() {
    let office = Office::new();
    for (lang, said) in [("en", "I.8.2 Resilience of young people"), ("ru", "I.8.2 Устойчивость молодежи")] {
        let told = office.done(&format!("explain CA-038 CA-039 --lang {lang} {DAY}"));
        assert!(told.contains(said) && !told.contains("jpoa/2022/"), "{told}");
    }
    let told = office.json(&format!("explain CA-038 CA-039 {DAY}"));
    let factors = told["factors"].as_array().expect("factors");
    let subjects = factors.iter().find(|factor| factor["factor"] == "subjects").expect("they share one");
    for (reason, said) in [("reason_en", "Resilience of young people"), ("reason_ru", "Устойчивость молодежи")]
    {
        assert!(subjects[reason].as_str().is_some_and(|told| told.contains(said)), "{subjects}");
    }
}

#[test]
fn a_restricted_neighbour_is_counted_and_not_named() {
    let office = Office::with_register();
    office.file("p.toml", "title = \"Strengthening the Tajik-Afghan border\"\nstates = [\"TJ\"]\nstart = 2025\n");
    let before = office.json(&format!("check p.toml {DAY}"));
    office.done("visibility CA-084 secretariat");
    for (viewer, restricted, named) in [("public", 1, false), ("TJ", 1, false), ("secretariat", 0, true)] {
        let told = office.json(&format!("check p.toml --viewer {viewer} {DAY}"));
        assert_eq!((&told["restricted"], told.to_string().contains("CA-084")), (&restricted.into(), named), "{viewer}");
        assert_eq!(told["compared"], before["compared"]);
    }
    assert!(office.done(&format!("check p.toml {DAY}")).contains("ask the secretariat"));
    let (seen, whole) = (office.json(&format!("overlaps {DAY}")), office.json(&format!("overlaps --viewer secretariat {DAY}")));
    let all = |told: &Value| addresses(told).len() as u64 + told["restricted"].as_u64().expect("a number");
    assert_eq!((all(&seen), seen.to_string().contains("CA-084")), (all(&whole), false));
    assert_eq!(office.run(&format!("explain CA-084 CA-052 {DAY}")).code, Some(1));
}

#[test]
fn labelled_pairs_are_measured() {
    let office = Office::new();
    let pairs = ["CA-052,CA-062,different", "CA-084,CA-122,different", "CA-001,nowhere,same", "CA-038,CA-107,unsure"];
    office.file("pairs.csv", &format!("id_a,id_b,label\n{}\n", pairs.join("\n")));
    let told = office.json(&format!("overlaps --against pairs.csv {DAY}"));
    assert_eq!((&told["judged"], &told["unknown"], &told["unsought"]), (&2.into(), &1.into(), &1.into()));
    assert!(told["threshold"].as_f64().is_some_and(|line| line > 0.0 && line < 1.0));
    assert_eq!(office.run("overlaps --against fixtures/table/english.csv").code, Some(2));
    assert_eq!(office.run("overlaps --line 2").code, Some(2));
}

#[test]
fn two_files_are_linked_and_initiatives_aligned() {
    let office = Office::new();
    let twice = office.json("link fixtures/table/english.csv fixtures/table/english.csv");
    let pairs = addresses(&twice);
    assert!(!pairs.is_empty() && pairs.iter().all(|(l, r)| l.strip_prefix("left/") == r.strip_prefix("right/")), "{twice:#}");
    let aligned = office.json(&format!("align CA-062 --edition 2011 {DAY}"));
    let provisions = aligned["initiatives"][0]["suggestions"].as_array().expect("suggestions");
    let serves = office.json(&format!("show CA-062 {DAY}")).to_string();
    assert!(provisions.iter().any(|guess| serves.contains(guess["provision"].as_str().expect("a provision"))), "{aligned:#}");
}

#[test]
fn each_level_of_each_factor_has_its_sentence() {
    for language in Language::ALL {
        let keys = words::keys(language);
        for factor in overlap::Factor::ALL {
            for level in factor.levels() {
                let key = format!("factor-{}-{level}", factor.name());
                assert!(keys.contains(&key), "{key} in {}", Words::new(language).language().tag());
            }
        }
    }
}

/// What a reader of both records made of each warning that the shipped register gives by default.
#[test]
fn of_the_warnings_on_the_shipped_register_four_in_five_deserve_a_look() {
    const LIST: &str = "fixtures/warnings/shipped.csv";
    let office = Office::new();
    let bytes = std::fs::read(office.path().join(LIST)).expect("the list");
    let rows = exchange::columns(&bytes, &["id_a", "id_b", "kind", "label", "reason"]).expect("its columns");
    let mut known = std::collections::BTreeMap::new();
    for row in &rows {
        let [left, right, kind, label, reason] = row.as_slice() else { panic!("{row:?}") };
        assert!(left < right && ["duplicate", "overlapping"].contains(&kind.as_str()) && reason.len() > 10, "{LIST}: {row:?}");
        assert!(["deserves", "does-not"].contains(&label.as_str()), "{LIST}: {label} is no label");
        known.insert((left.clone(), right.clone()), label == "deserves");
    }
    let bare = |address: String| address.rsplit(':').next().unwrap_or_default().to_owned();
    let shown = addresses(&office.json(&format!("overlaps {DAY}")));
    let shown: Vec<(String, String)> = shown.into_iter().map(|(left, right)| (bare(left), bare(right))).collect();
    let unread: Vec<_> = shown.iter().filter(|pair| !known.contains_key(*pair)).collect();
    assert!(
        unread.is_empty(),
        "{} warnings that nobody has read are shown by default: {unread:?}. Read both records of each, ask whether whoever plans one \
         should look at the other, and write your answer with its reason into {LIST}; where most do not deserve a look, mend what \
         makes them appear.",
        unread.len()
    );
    let deserve = shown.iter().filter(|pair| known[*pair]).count();
    assert!(
        deserve * 5 >= shown.len() * 4,
        "only {deserve} of {} warnings deserve a look by {LIST}; a list that cries wolf is not read. Mend the weights in \
         crates/overlap/src/effort.rs, not the list.",
        shown.len()
    );
}
