//! What is followed equals what is read afresh, whatever happens to a register and in whatever order; and each viewer is told of
//! what that viewer may see.

use crate::{Following, Pair, Profile, SHOWN};
use plan::{
    Actor, Change, Date, Entry, Initiative, InitiativeKey, Kind, Lang, Load, LoadCounts, Participants, Party, PartyKey,
    PartyKindKey, Place, Record, Region, Role, SettledName, SourceKey, State, Status, Texts, Timestamp, View, Viewer, Visibility,
    Who,
};
use proptest::prelude::*;

const DAY: Date = Date::constant(2026, 11, 24);

fn whole(state: &State) -> View<'_> {
    View::new(state, Viewer::Secretariat(PartyKey::new("unrcca")), DAY)
}

/// One of few initiatives, out of few words, so that many are alike.
fn initiative() -> impl Strategy<Value = Initiative> {
    let words = prop::sample::select(vec!["border", "prison", "youth", "граница", "training", "reform", "PVE", "media"]);
    let title = prop::collection::vec(words, 1..5).prop_map(|words| words.join(" "));
    let who = prop::sample::select(vec!["unodc", "office", "UNODC Regional Office", "Border Academy"]);
    (key(), title, who, prop::sample::select(vec!["KG", "TJ"]), any::<bool>()).prop_map(|(key, title, who, state, part)| {
        let mut initiative = Initiative::new(key, SourceKey::new("s"));
        initiative.title = Texts::collect([(Lang::EN, title.into())]);
        let who = if who.chars().any(char::is_uppercase) { Who::written(who) } else { Who::Party(who.into()) };
        initiative.roles = Participants::collect([(Role::Lead, who)]);
        initiative.places = Box::new([Place::state(state)]);
        initiative.parent = part.then(|| InitiativeKey::new("s:0"));
        initiative
    })
}

fn key() -> impl Strategy<Value = InitiativeKey> {
    (0u8..12).prop_map(|number| InitiativeKey::new(format!("s:{number}")))
}

fn party(key: &str, title: &str, parent: Option<&str>) -> Party {
    Party {
        key: key.into(),
        kind: PartyKindKey::new("un"),
        title: Texts::collect([(Lang::EN, title.into())]),
        short: Texts::default(),
        aliases: Box::default(),
        former: Box::default(),
        identifiers: Box::default(),
        parent: parent.map(PartyKey::new),
        predecessors: Box::default(),
        sources: Box::default(),
    }
}

fn region(title: &str) -> Region {
    Region {
        key: "here".into(),
        title: Texts::collect([(Lang::EN, title.into())]),
        plan: "plan/1".into(),
        strategy: None,
        states: Box::new(["KG".into(), "TJ".into()]),
        secretariat: "unrcca".into(),
        languages: Box::new([Lang::EN]),
        confirm_within_days: 365,
    }
}

fn load() -> Load {
    Load {
        source: SourceKey::new("s"),
        name: "s.csv".into(),
        file: "0".into(),
        records: "0".into(),
        root: "0".into(),
        counts: LoadCounts::default(),
        columns: Box::default(),
    }
}

/// What can happen, with the records where it is a load.
fn happening() -> impl Strategy<Value = (Change, Vec<Record>)> {
    let alone = |change: Change| (change, Vec::new());
    let put = |initiative| Record::Initiative(Box::new(initiative));
    let parties = prop::sample::select(vec![
        party("office", "UNODC Programme Office", Some("unodc")),
        party("unodc", "United Nations Office on Drugs and Crime", None),
        party("unodc", "Drugs and Crime", Some("un")),
        party("KG", "Kyrgyz Border Republic", None),
        party("KG", "Kyrgyzstan", None),
    ]);
    prop_oneof![
        5 => initiative().prop_map(move |one| alone(Change::InitiativeRecorded(Box::new(one)))),
        1 => key().prop_map(move |initiative| alone(Change::StatusSet {
            initiative, status: Status::Completed, because: None, end: None,
        })),
        1 => key().prop_map(move |initiative| alone(Change::VisibilitySet { initiative, visibility: Visibility::Secretariat })),
        1 => parties.prop_map(move |party| alone(Change::PartyRecorded(Box::new(party)))),
        1 => Just(alone(Change::NamesSettled { names: Box::new([SettledName {
            name: "UNODC Regional Office".into(), party: "unodc".into(),
        }]) })),
        1 => prop::collection::vec(initiative(), 1..8).prop_map(move |all| {
            (Change::RegisterLoaded(load()), all.into_iter().map(put).collect())
        }),
        1 => prop::sample::select(vec!["Border register", "Prison and youth plan"]).prop_map(move |title| {
            (Change::RegisterLoaded(load()), vec![Record::Region(region(title))])
        }),
        2 => (key(), key(), prop::sample::select(vec![plan::Ruling::Overlapping, plan::Ruling::Distinct]))
            .prop_filter("two of them", |(left, right, _)| left != right)
            .prop_map(move |(left, right, ruling)| {
                alone(Change::PairRuled { left, right, ruling, because: Texts::default(), matters: [0, 0] })
            }),
        1 => (1u64..9, key()).prop_map(|(load, key)| {
            (Change::LoadUndone { load, records: "0".into() }, vec![Record::RemoveInitiative(key)])
        }),
    ]
}

fn apply(state: &mut State, (mut change, records): (Change, Vec<Record>)) {
    if let Change::PairRuled { left, right, matters, .. } = &mut change {
        // What the two are about when they are ruled on.
        *matters = whole(state).matters(left, right).unwrap_or_default();
    }
    let actor = Actor { party: "unrcca".into(), account: None, door: "web".into() };
    state.apply(&Entry { seq: state.stamp().entry + 1, at: Timestamp::UNIX_EPOCH, actor, change });
    state.extend(records);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_followed_equals_what_is_read_afresh(happenings in prop::collection::vec(happening(), 1..40), every in 1usize..4) {
        let mut state = State::new();
        let mut followed = Following::without_encoder(&whole(&state));
        for (at, happening) in happenings.into_iter().enumerate() {
            apply(&mut state, happening);
            if at % every == 0 {
                followed.follow(&whole(&state));
            }
        }
        let view = whole(&state);
        followed.follow(&view);
        prop_assert_eq!(&followed.settled, &super::settled(&view));
        followed.learn();
        let mut fresh = Following::without_encoder(&view);
        fresh.learn();
        prop_assert_eq!(followed.compared(&view), fresh.compared(&view));
        // One by one, over the whole register, and asked about as a proposal, the answer is the same.
        let public = View::new(&state, Viewer::Public, DAY);
        for initiative in view.visible() {
            let near = followed.neighbours(&view, &initiative.key, 0.0);
            let profile = Profile::of(initiative.get(), &view);
            prop_assert_eq!(&followed.check(&view, &profile, 0.0), &near);
            let all = followed.compared(&view).pairs;
            prop_assert!(near.pairs.iter().all(|pair| all.contains(pair)));
            // Whoever sees less is told of fewer, and of how many fewer.
            let told = followed.check(&public, &profile, 0.0);
            prop_assert_eq!(told.pairs.len() + told.restricted, near.pairs.len());
            let seen = |key: &str| key == &*profile.key || public.initiative(&InitiativeKey::new(key)).is_some();
            prop_assert!(told.pairs.iter().all(|pair| seen(&pair.left) && seen(&pair.right)));
        }
    }
}

/// What titles mean is known from before as far as they are the same titles, and only the others are worked out.
#[cfg(feature = "encoder")]
#[test]
fn what_is_known_from_before_changes_no_answer() {
    let mut state = State::new();
    let titles = ["Border training", "Подготовка пограничников", "Prison reform", "Reform of prisons", "Youth media"];
    let put = |state: &mut State, at: usize, title: &str| {
        let mut one = Initiative::new(InitiativeKey::new(format!("s:{at}")), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, title.into())]);
        one.places = Box::new([Place::state("KG")]);
        apply(state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    };
    titles.iter().enumerate().for_each(|(at, title)| put(&mut state, at, title));
    let first = Following::of(&whole(&state));
    let known = first.worth_knowing().expect("five titles were worked out");
    let again = Following::knowing(&known, &whole(&state));
    assert_eq!((again.worked_out, again.worth_knowing()), (0, None));
    assert_eq!(again.compared(&whole(&state)), first.compared(&whole(&state)));
    put(&mut state, 1, "Customs training");
    let (knowing, afresh) = (Following::knowing(&known, &whole(&state)), Following::of(&whole(&state)));
    assert_eq!((knowing.worked_out, afresh.worked_out), (1, 5));
    assert_eq!(knowing.compared(&whole(&state)), afresh.compared(&whole(&state)));
}

#[test]
fn a_verdict_is_heard_with_its_entry_and_forgotten_when_it_falls() {
    let mut state = State::new();
    for (key, title) in [("s:0", "Border training"), ("s:1", "Border training"), ("s:2", "Prison reform")] {
        let mut one = Initiative::new(InitiativeKey::new(key), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, title.into())]);
        apply(&mut state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    }
    let mut following = Following::without_encoder(&whole(&state));
    let (one, two) = ("s:0".into(), "s:1".into());
    let same = |following: &Following, state: &State| following.explain(&whole(state), &one, &two).expect("both are seen").same;
    following.learn();
    let before = same(&following, &state);
    let matters = whole(&state).matters(&one, &two).expect("both are seen");
    let ruled = Change::PairRuled {
        left: one.clone(),
        right: two.clone(),
        ruling: plan::Ruling::Distinct,
        because: Texts::default(),
        matters,
    };
    apply(&mut state, (ruled, Vec::new()));
    following.follow(&whole(&state));
    assert!(same(&following, &state) < before);
    assert!(following.index().model().version.ends_with("-heard-1"), "{}", following.index().model().version);
    // One of the two becomes another undertaking: the verdict stands no more.
    let mut other = Initiative::new(InitiativeKey::new("s:1"), SourceKey::new("s"));
    other.title = Texts::collect([(Lang::EN, "Border training in Osh".into())]);
    apply(&mut state, (Change::InitiativeRecorded(Box::new(other)), Vec::new()));
    following.follow(&whole(&state));
    assert!(!following.index().model().version.contains("heard"), "{}", following.index().model().version);
}

#[test]
fn what_the_register_is_called_says_nothing_as_soon_as_it_is_called_so() {
    let mut state = State::new();
    apply(&mut state, (Change::RegisterLoaded(load()), vec![Record::Region(region("A register"))]));
    for (key, title) in [("s:0", "Silk Road: training of prison staff"), ("s:1", "Silk Road: customs at the border")] {
        let mut one = Initiative::new(InitiativeKey::new(key), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, title.into())]);
        apply(&mut state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    }
    let mut following = Following::without_encoder(&whole(&state));
    let shared = |following: &Following, state: &State| {
        let pair = following.explain(&whole(state), &"s:0".into(), &"s:1".into()).expect("both are seen");
        let rarity = pair.factors.into_iter().find(|one| one.factor == crate::Factor::Rarity).expect("it was looked at");
        rarity.values
    };
    assert!(format!("{:?}", shared(&following, &state)).contains("Silk"));
    apply(&mut state, (Change::RegisterLoaded(load()), vec![Record::Region(region("The Silk Road"))]));
    following.follow(&whole(&state));
    assert!(!format!("{:?}", shared(&following, &state)).contains("Silk"));
}

/// Two parts of a programme that is hidden.
fn parts() -> State {
    let mut state = State::new();
    for (key, parent) in [("s:0", None), ("s:1", Some("s:0")), ("s:2", Some("s:0"))] {
        let mut one = Initiative::new(InitiativeKey::new(key), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, "Border training".into())]);
        one.kind = Kind::Project;
        one.parent = parent.map(InitiativeKey::new);
        apply(&mut state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    }
    let hide = Change::VisibilitySet { initiative: "s:0".into(), visibility: Visibility::Secretariat };
    apply(&mut state, (hide, Vec::new()));
    state
}

#[test]
fn nothing_is_told_of_a_hidden_parent_but_that_there_is_one_more() {
    let state = parts();
    let following = Following::without_encoder(&whole(&state));
    let public = View::new(&state, Viewer::Public, DAY);
    let (one, two) = ("s:1".into(), "s:2".into());
    let relation = |view: &View<'_>| following.explain(view, &one, &two).expect("both are seen").relation;
    assert_eq!((relation(&whole(&state)), relation(&public)), (Some(crate::Relation::Siblings), None));
    assert_eq!(following.explain(&public, &"s:0".into(), &one), None);
    assert_eq!(following.neighbours(&public, &"s:0".into(), 0.0), crate::Told::default());
    let proposal = Profile { titles: vec!["Border training".into()], ..Profile::new("new") };
    let told = following.check(&public, &proposal, 0.05);
    assert_eq!((told.pairs.len(), told.restricted), (2, 1));
}

#[test]
fn among_the_few_that_are_shown_the_likelier_goes_first() {
    let mut state = State::new();
    let titles = [
        "Strengthening border posts of the south",
        "Border posts",
        "Strengthening the posts at the border",
        "Strengthening courts",
        "Strengthening border guards and their posts by training",
        "Posts for young diplomats",
    ];
    for (at, title) in titles.iter().enumerate() {
        let mut one = Initiative::new(InitiativeKey::new(format!("s:{at}")), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, (*title).into())]);
        apply(&mut state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    }
    let following = Following::without_encoder(&whole(&state));
    let typed = Profile { titles: vec!["Strengthning border post".into()], ..Profile::new("new") };
    let worth: Vec<f64> = following.check(&whole(&state), &typed, 0.0).pairs.iter().take(SHOWN).map(Pair::worth).collect();
    assert!(worth.len() == SHOWN && worth.is_sorted_by(|a, b| a >= b), "{worth:?}");
}

#[test]
fn a_title_with_a_slip_in_each_word_is_found_while_it_is_typed() {
    let mut state = State::new();
    for (key, title) in
        [("s:0", "Rehabilitation of prisoners"), ("s:1", "Training of customs officers"), ("s:2", "Media literacy")]
    {
        let mut one = Initiative::new(InitiativeKey::new(key), SourceKey::new("s"));
        one.title = Texts::collect([(Lang::EN, title.into())]);
        apply(&mut state, (Change::InitiativeRecorded(Box::new(one)), Vec::new()));
    }
    let following = Following::without_encoder(&whole(&state));
    let typed = Profile { titles: vec!["Rehabilitaton prisonrs".into()], ..Profile::new("new") };
    assert_eq!(following.index().check(&typed), []);
    let told = following.check(&whole(&state), &typed, 0.0).pairs;
    assert_eq!(told.iter().map(|pair| (&*pair.left, &*pair.right)).collect::<Vec<_>>(), [("new", "s:0")]);
}
