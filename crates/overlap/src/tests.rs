//! What holds of any records: the order in which they come, the threads and the door through which they are asked for play no
//! part; and what people would say of a few real ones.

use crate::{Index, Kind, Mention, Model, Pair, Profile, Relation, clusters};
use plan::{Amount, PartialDate, Period, Role};
use proptest::prelude::*;

/// A record as a proposal form would give it.
fn record(key: &str, title: &str, lead: &str, state: &str, years: (&str, &str)) -> Profile {
    let mut profile = Profile::new(key);
    profile.titles = vec![title.into()];
    profile.parties = vec![Mention::written(Role::Reporter, lead), Mention::written(Role::Lead, lead)];
    profile.states = vec![state.into()];
    profile.period = Period { start: PartialDate::parse(years.0), end: PartialDate::parse(years.1) };
    profile
}

/// Records out of few words, so that many are alike.
fn records() -> impl Strategy<Value = Vec<Profile>> {
    let words = prop::sample::select(vec![
        "border",
        "prison",
        "youth",
        "media",
        "Khatlon",
        "Хатлон",
        "training",
        "II",
        "2",
        "support",
        "граница",
        "reform",
        "PVE",
    ]);
    let title = prop::collection::vec(words, 1..6).prop_map(|words| words.join(" "));
    let lead = prop::sample::select(vec!["UNODC", "OSCE", "United Nations Development Programme (UNDP)", "IDLO"]);
    let state = prop::sample::select(vec!["KG", "TJ", "UZ"]);
    let year = 2015i32..2020;
    let one = (title, lead, state, year, 1i64..4).prop_map(|(title, lead, state, year, millions)| {
        let mut profile = record("", &title, lead, state, (&year.to_string(), &(year + 2).to_string()));
        profile.money = vec![(Amount(millions * 100_000_000), "USD".into())];
        profile.subjects = vec![if millions == 1 { "dac-5:15130".into() } else { "jpoa/2022/II.2.1".into() }];
        profile
    });
    prop::collection::vec(one, 2..40).prop_map(|mut profiles| {
        for (at, profile) in profiles.iter_mut().enumerate() {
            profile.key = format!("r:{at:02}").into();
        }
        profiles
    })
}

fn index(profiles: &[Profile]) -> Index {
    let mut index = Index::without_encoder(Model::shipped());
    profiles.iter().for_each(|profile| index.put(profile));
    index
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_in_which_records_come_plays_no_part(profiles in records(), seed in 0usize..1000) {
        let mut turned = profiles.clone();
        turned.rotate_left(seed % profiles.len());
        turned.reverse();
        let (mut one, mut other) = (index(&profiles), index(&turned));
        prop_assert_eq!(one.compared(), other.compared());
        one.learn();
        other.learn();
        prop_assert_eq!(one.compared(), other.compared());
    }

    #[test]
    fn many_at_once_are_found_as_one_by_one(profiles in records(), at in 0usize..1000) {
        let mut together = Index::without_encoder(Model::shipped());
        together.put_all(&profiles);
        prop_assert_eq!(together.compared(), index(&profiles).compared());
        // Some came later, and one came again.
        let mut mixed = Index::without_encoder(Model::shipped());
        let at = at % profiles.len();
        mixed.put_all(&profiles[..at]);
        mixed.put_all(&profiles[at..]);
        mixed.put(&profiles[at]);
        prop_assert_eq!(mixed.compared(), together.compared());
    }

    #[test]
    fn the_number_of_threads_plays_no_part(profiles in records()) {
        let index = index(&profiles);
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        prop_assert_eq!(alone.install(|| index.compared()), index.compared());
    }

    #[test]
    fn asking_is_answered_as_if_the_record_stood_in_the_register(profiles in records(), at in 0usize..1000) {
        let at = at % profiles.len();
        let whole = index(&profiles);
        let known = whole.neighbours(&profiles[at].key);
        // Asked about while it stands there, and while it does not yet.
        prop_assert_eq!(&whole.check(&profiles[at]), &known);
        let mut without = index(&profiles);
        without.remove(&profiles[at].key);
        prop_assert_eq!(&without.check(&profiles[at]), &known);
        // And what is told of the whole register holds the same.
        let all = whole.compared();
        for pair in &known {
            prop_assert!(all.contains(pair), "{:?}", pair);
        }
    }

    #[test]
    fn putting_and_removing_leaves_what_was_there(profiles in records(), at in 0usize..1000) {
        let at = at % profiles.len();
        let mut followed = index(&profiles);
        let mut other = profiles[at].clone();
        other.titles = vec!["Something else altogether".into()];
        followed.put(&other);
        followed.put(&profiles[at]);
        prop_assert_eq!(followed.compared(), index(&profiles).compared());
        followed.remove(&profiles[at].key);
        let rest: Vec<Profile> = profiles.iter().filter(|one| one.key != profiles[at].key).cloned().collect();
        prop_assert_eq!(followed.compared(), index(&rest).compared());
    }

    #[test]
    fn a_pair_is_the_same_from_both_sides(profiles in records()) {
        let index = index(&profiles);
        for left in &profiles {
            for right in &profiles {
                prop_assert_eq!(index.explain(&left.key, &right.key), index.explain(&right.key, &left.key));
            }
        }
    }

    #[test]
    fn the_order_of_verdicts_plays_no_part(profiles in records(), seed in 0usize..1000) {
        let mut one = index(&profiles);
        one.learn();
        let given: Vec<(String, String, Kind)> = one
            .compared()
            .iter()
            .enumerate()
            .map(|(at, pair)| (pair.left.to_string(), pair.right.to_string(), Kind::ALL[(at * seed) % Kind::ALL.len()]))
            .collect();
        let mut turned = given.clone();
        turned.rotate_left(seed % given.len().max(1));
        let mut other = index(&profiles);
        other.learn();
        let hear = |index: &mut Index, given: &[(String, String, Kind)]| {
            index.sharpen(given.iter().map(|(left, right, kind)| (left.as_str(), right.as_str(), *kind)));
        };
        // What was heard before is forgotten.
        hear(&mut other, &given[..given.len() / 2]);
        hear(&mut one, &given);
        hear(&mut other, &turned);
        prop_assert_eq!(one.compared(), other.compared());
        // Weights still add up, and nothing settled leaves the model as it was.
        for pair in one.compared().iter().filter(|pair| pair.relation.is_none()) {
            let odds = pair.base + pair.factors.iter().map(|one| one.weight).sum::<f64>();
            prop_assert!((1.0 / (1.0 + (-odds).exp2()) - pair.same).abs() < 1e-6, "{:?}", pair);
        }
        hear(&mut one, &[]);
        let mut fresh = index(&profiles);
        fresh.learn();
        prop_assert_eq!(one.compared(), fresh.compared());
    }

    #[test]
    fn the_evidence_adds_up_to_the_probability(profiles in records()) {
        for pair in index(&profiles).compared().iter().filter(|pair| pair.relation.is_none()) {
            let odds = pair.base + pair.factors.iter().map(|one| one.weight).sum::<f64>();
            let probability = 1.0 / (1.0 + (-odds).exp2());
            prop_assert!((probability - pair.same).abs() < 1e-6, "{probability} {:?}", pair);
        }
    }
}

/// Titles, leads, States and years of a few initiatives that stand in real registers under other words.
fn some() -> Vec<Profile> {
    let mut all = vec![
        record("a:1", "Nurek Hydropower Rehabilitation Project Phase I", "The World Bank", "TJ", ("2017-03-01", "2023-12-31")),
        record(
            "b:1",
            "Nurek Hydropower Rehabilitation Project, phase 1",
            "World Bank Trust Funds",
            "TJ",
            ("2017-03-01", "2023-12-31"),
        ),
        record("a:2", "Nurek Hydropower Rehabilitation Project Phase II", "The World Bank", "TJ", ("2020-06-01", "2026-12-31")),
        record(
            "a:3",
            "Judicial Strengthening Program",
            "United States Agency for International Development (USAID)",
            "KG",
            ("2012", "2018"),
        ),
        record(
            "b:3",
            "Kyrgyzstan: Judicial Strengthening Programme",
            "International Development Law Organization (IDLO)",
            "KG",
            ("2012", "2018"),
        ),
        record("a:4", "Border management in Khatlon", "OSCE", "TJ", ("2019", "2021")),
        record("b:4", "Управление границами в Хатлоне", "ОБСЕ", "TJ", ("2019", "2021")),
    ];
    all[3].parties.push(Mention::written(Role::Implementer, "International Development Law Organization"));
    all[4].parties.push(Mention::written(Role::Funder, "USAID"));
    // What any register is full of.
    let fields = ["education", "health", "water", "energy", "roads", "trade", "justice", "media", "culture", "sport"];
    let works = ["Support to", "Development of", "Strengthening", "Programme for", "Project on"];
    for (at, (field, work)) in fields.iter().flat_map(|field| works.iter().map(move |work| (field, work))).enumerate() {
        let state = ["KG", "TJ", "UZ"][at % 3];
        let lead = ["UNDP", "UNICEF", "GIZ", "EU", "JICA"][at % 5];
        let year = 2008 + at as i32 % 13;
        let years = (year.to_string(), (year + 3).to_string());
        all.push(record(&format!("c:{at}"), &format!("{work} {field} in the region"), lead, state, (&years.0, &years.1)));
    }
    all
}

fn told(pair: &Pair) -> (Kind, Option<Relation>) {
    (pair.kind, pair.relation)
}

#[test]
fn one_project_of_two_tellers_is_found_and_its_next_phase_is_not_it() {
    let index = index(&some());
    let same = index.explain("a:1", "b:1").expect("both are there");
    assert_eq!(told(&same), (Kind::Duplicate, None), "{same:#?}");
    let phase = index.explain("a:1", "a:2").expect("both are there");
    assert_eq!(told(&phase), (Kind::BuildsOn, Some(Relation::Phase)), "{phase:#?}");
    assert_eq!(phase.probability(), 0.0);
    let cross = index.explain("a:3", "b:3").expect("both are there");
    assert_eq!(told(&cross), (Kind::Duplicate, None), "{cross:#?}");
    assert_eq!(clusters(&index.compared()), [["a:1", "b:1"], ["a:3", "b:3"]]);
}

#[test]
fn what_the_tree_says_is_certain() {
    let mut all = some();
    all[1].follows = Some("a:1".into());
    let pair = index(&all).explain("a:1", "b:1").expect("both are there");
    assert_eq!((pair.relation, pair.same), (Some(Relation::Phase), 0.0));
    all[1].follows = None;
    all[1].parent = Some("a:1".into());
    let pair = index(&all).explain("a:1", "b:1").expect("both are there");
    assert_eq!(told(&pair), (Kind::BuildsOn, Some(Relation::Part)));
}

#[test]
fn what_is_missing_speaks_for_nothing() {
    let mut all = some();
    let bare = Profile { key: "d:1".into(), titles: all[0].titles.clone(), ..Profile::default() };
    all.push(bare);
    let pair = index(&all).explain("a:1", "d:1").expect("both are there");
    let told: Vec<&str> = pair.factors.iter().map(|one| one.factor.name()).collect();
    assert_eq!(told, ["title", "rarity", "contrast", "numbers"]);
}

#[test]
fn verdicts_move_what_levels_say() {
    let mut index = index(&some());
    let before = index.explain("a:3", "b:3").expect("both are there");
    let version = index.model().version.clone();
    // One of them says little; a few of the same kind say more.
    index.sharpen([("a:1", "b:1", Kind::Distinct)]);
    let once = index.explain("a:3", "b:3").expect("both are there");
    assert!(once.same < before.same && once.same > before.same / 2.0, "{} {}", before.same, once.same);
    assert_eq!(index.model().version, format!("{version}-heard-1"));
    index.sharpen([("a:1", "b:1", Kind::Distinct), ("a:4", "b:4", Kind::Distinct), ("a:3", "b:3", Kind::Distinct)]);
    let thrice = index.explain("a:3", "b:3").expect("both are there");
    assert!(thrice.same < once.same && thrice.kind != Kind::Duplicate, "{} {}", once.same, thrice.same);
    index.sharpen([("nowhere", "a:1", Kind::Duplicate)]);
    assert_eq!((index.explain("a:3", "b:3").expect("both are there"), &index.model().version), (before, &version));
}

#[test]
fn what_went_before_is_shown_to_whoever_goes_on_there() {
    let mut all = some();
    all.push(record("p:1", "Prevention of radicalization in prisons and probation", "UNODC", "KG", ("2018", "2020")));
    all.push(record("p:2", "Prison libraries", "UNODC", "UZ", ("2018", "2020")));
    let mut proposal = record("new", "Prevention of violent radicalization in prisons", "OSCE", "KG", ("2027", "2029"));
    proposal.parties.clear();
    let near = index(&all).check(&proposal);
    let first = near.first().expect("a neighbour");
    assert!(first.goes_on() && first.worth() > 0.3 && first.effort < 0.1, "{first:#?}");
    assert_eq!((first.kind, first.relation, first.earlier.as_deref()), (Kind::BuildsOn, None, Some("p:1")));
    // At the same time it is overlapping effort, and elsewhere it leaves room.
    proposal.period = Period { start: PartialDate::parse("2019"), end: PartialDate::parse("2021") };
    let near = index(&all).check(&proposal);
    assert!(near[0].effort > near[0].before && near[0].before == 0.0 && !near[0].goes_on(), "{:#?}", near[0]);
    proposal.states = vec!["TM".into()];
    assert!(index(&all).check(&proposal).iter().all(|pair| pair.before == 0.0));
}

#[test]
fn a_body_is_not_warned_of_its_own_work() {
    let one = |key: &str, title: &str, lead: &str| record(key, title, lead, "KG", ("2019", "2021"));
    let mut all = some();
    all.push(one("o:1", "Training of prison staff in Osh", "UNODC"));
    all.push(one("o:2", "Training of prison staff in Naryn", "UNODC"));
    all.push(one("o:3", "Training of prison staff in Talas", "OSCE"));
    let index = index(&all);
    let told = |left: &str, right: &str| index.explain(left, right).expect("both are there");
    assert!(told("o:1", "o:3").effort > 0.5);
    assert_eq!((told("o:1", "o:2").effort, told("o:1", "o:2").kind), (0.0, Kind::Distinct));
}

#[test]
fn half_a_title_is_enough_to_ask() {
    let index = index(&some());
    let mut typed = Profile::new("new");
    typed.titles = vec!["nurek hydropowr reh".into()];
    let found: Vec<String> = index.check(&typed).into_iter().take(3).map(|pair| pair.left.to_string()).collect();
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|key| ["a:1", "a:2", "b:1"].contains(&key.as_str())), "{found:?}");
    assert!(index.check(&Profile::new("new")).is_empty());
}

#[test]
fn reasons_name_words_as_titles_wrote_them() {
    let title = |key: &str, title: &str| record(key, title, "UNODC", "KG", ("2019", "2021"));
    let left = [title("l:1", "Preventing Violent Extremism in Prisons"), title("l:2", "Women in local councils")];
    let right = [title("r:1", "Violent extremism prevention in the prison system"), title("r:2", "Границы и таможня")];
    let pairs = crate::link(&left, &right);
    let pair = pairs.iter().find(|pair| pair.left == "l:1" && pair.right == "r:1").expect("both are alike");
    let rare = pair.factors.iter().find(|one| one.factor == crate::Factor::Rarity).expect("they share words");
    let (_, words) = rare.values.iter().find(|(name, _)| *name == "words").expect("they are named");
    let mut words: Vec<&str> = words.split(", ").collect();
    words.sort_unstable();
    assert_eq!(words, ["Extremism", "Preventing", "Prisons", "Violent"]);
}

#[test]
fn a_chain_does_not_tie_together_what_nobody_would() {
    let link = |left: &str, right: &str, same: f64| {
        let mut pair = index(&some()).explain("a:1", "b:1").expect("both are there");
        (pair.left, pair.right, pair.same) = (left.into(), right.into(), same);
        pair
    };
    let pairs = [
        link("a", "b", 0.9),
        link("b", "c", 0.8),
        link("c", "d", 0.7),
        link("a", "c", 0.1),
        link("b", "d", 0.1),
        link("a", "d", 0.1),
    ];
    assert_eq!(clusters(&pairs), vec![vec!["a", "b"], vec!["c", "d"]]);
}

/// A load that changes most of a register, again and again, leaves empty places behind, which are closed up in the middle of one.
#[test]
fn many_loads_of_the_same_are_found_as_one() {
    let profiles = some();
    let mut index = index(&[]);
    (0..60).for_each(|_| index.put_all(&profiles));
    let again = self::index(&profiles);
    assert_eq!(index.overlaps(0.0), again.overlaps(0.0));
    for profile in &profiles {
        assert_eq!(index.check(profile), again.check(profile), "{}", profile.key);
    }
}
