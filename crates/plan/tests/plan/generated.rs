//! Plans, registers and what happens to them, by chance: for what must hold in every world.
//! Not for odd texts in small things; only `any_initiative` has those.

use crate::world::{PLAN, read};
use plan::{
    Actor, Amount, Because, Budget, BudgetKind, Change, Claim, Confirmation, Contribution, ContributionStanding, Date, Entry,
    Initiative, InitiativeKey, Kind, Lang, PartialDate, Participants, PartyKey, Period, Place, ProvisionKey, Record, Role,
    Ruling, Source, State, Status, Strength, SubmissionKey, Texts, Viewer, Visibility, Who, Written,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Those who may take part, hold back, look and be named.
const PARTIES: [&str; 5] = ["KG", "UZ", "TJ", "unodc", "osce"];

/// Enough cases to meet every mixture of a few causes, few enough to run at every build.
pub(crate) fn some() -> ProptestConfig {
    ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() }
}

/// A plan of two editions with up to four provisions each, a strategy, and traces between them as they come.
/// The matrix is of `jpoa/2022`.
pub(crate) fn plan() -> impl Strategy<Value = String> {
    let kinds = select(&["kept", "merged", "split", "serves", "dropped", "new"][..]);
    let traces = vec((kinds, 1..5_u8, 1..5_u8), 0..6);
    (1..5_usize, 1..5_usize, traces, 1..4_usize, any::<bool>()).prop_map(|(old, new, traces, states, turned)| {
        let numbers = |count: usize| ["I I.1", "I.2", "II II.1", "II.2"][..count].join(" ");
        let mut text = format!("region jpoa/2022 {}\n", ["KG", "UZ", "TM"][..states].join(" "));
        text += &format!("edition jpoa/2011 superseded {}\nedition jpoa/2022 adopted {}\n", numbers(old), numbers(new));
        text += "edition gcts/2006 adopted I I.1 I.2\n";
        let number = |at: u8| ["", "I.1", "I.2", "II.1", "II.2"][usize::from(at)];
        for (kind, from, to) in traces {
            text += &match kind {
                "serves" => format!("serves 2022/{} -> gcts/2006/I.1\n", number(from)),
                "dropped" => format!("dropped 2011/{} ->\n", number(from)),
                "new" => format!("new -> 2022/{}\n", number(to)),
                _ if turned => format!("{kind} 2022/{} -> 2011/{}\n", number(to), number(from)),
                _ => format!("{kind} 2011/{} -> 2022/{}\n", number(from), number(to)),
            };
        }
        text
    })
}

/// The plan that most tests of registers stand on.
pub(crate) fn fixed_plan() -> State {
    crate::world::state(PLAN)
}

fn party() -> impl Strategy<Value = PartyKey> {
    select(&PARTIES[..]).prop_map(PartyKey::new)
}

fn provision() -> impl Strategy<Value = ProvisionKey> {
    let editions = select(&["jpoa/2011", "jpoa/2022", "jpoa/2022", "gcts/2006"][..]);
    (editions, select(&["I.1", "I.2", "I.2", "II.1", "II.2", "I", "IX"][..]))
        .prop_map(|(edition, number)| ProvisionKey::new(format!("{edition}/{number}")))
}

/// A day on which somebody might look: between long before the first start and long after the last end.
pub(crate) fn day() -> impl Strategy<Value = Date> {
    (2008..2035_i16, 1..13_i8, 1..29_i8).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn date() -> impl Strategy<Value = PartialDate> {
    day().prop_flat_map(|day| {
        let written = day.to_string();
        select(vec![written[..4].to_owned(), written[..7].to_owned(), written]).prop_map(|text| read(&text))
    })
}

pub(crate) fn viewer() -> impl Strategy<Value = Viewer> {
    (0..5_u8, party()).prop_map(|(kind, party)| match kind {
        0 => Viewer::Public,
        1 => Viewer::Observer(party),
        2 => Viewer::Member(party),
        3 => Viewer::Party(party),
        _ => Viewer::Secretariat(party),
    })
}

fn visibility() -> impl Strategy<Value = Visibility> {
    prop_oneof![
        4 => Just(Visibility::Public),
        1 => Just(Visibility::Members),
        1 => vec(party(), 0..3).prop_map(|parties| Visibility::Named(parties.into())),
        1 => Just(Visibility::Secretariat),
    ]
}

fn status() -> impl Strategy<Value = Status> {
    select(vec![
        Status::Intended,
        Status::Planned,
        Status::Running,
        Status::Running,
        Status::Completed,
        Status::Suspended,
        Status::Cancelled,
        Status::Unknown,
    ])
}

fn because() -> impl Strategy<Value = Option<Because>> {
    option::of(select(vec![Because::DonorWithdrew, Because::StateDeclined, Because::Merged, Because::Other]))
}

/// A contribution; one of three is stated by a party.
pub(crate) fn contribution() -> impl Strategy<Value = Contribution> {
    (provision(), select(&Strength::ALL[..]), option::weighted(0.3, party())).prop_map(|(to, strength, by)| {
        let standing = if by.is_some() { ContributionStanding::Claimed } else { ContributionStanding::Suggested };
        Contribution { to, strength, standing, by }
    })
}

fn place() -> impl Strategy<Value = Place> {
    let area = option::weighted(0.3, select(&["Osh", "Tashkent"][..]).prop_map(Into::into));
    (select(&["KG", "UZ", "TM", "RU"][..]), area).prop_map(|(state, area)| Place { state: state.into(), area })
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        3 => party().prop_map(Who::Party),
        1 => select(&["A fund", "unodc", ""][..]).prop_map(Who::written),
        1 => (select(&["A fund", ""][..]), select(&["X-1", "X-2"][..]))
            .prop_map(|(name, code)| Who::Written(Box::new(Written { name: name.into(), code: Some(code.into()) }))),
    ]
}

/// An initiative of this number, as a source might give it: nothing in it that only people say.
pub(crate) fn reported(number: usize) -> impl Strategy<Value = Initiative> {
    let roles = vec((select(&Role::ALL[..]), who()), 0..4);
    let terms = (option::of(date()), option::of(date()), status(), because(), option::of(date()));
    (vec(contribution(), 0..4), vec(place(), 0..4), roles, terms).prop_map(move |(contributions, places, roles, terms)| {
        let mut initiative = Initiative::new(InitiativeKey::within("r", &format!("{number:02}")), "r".into());
        initiative.title = Texts::one(Lang::EN, "An initiative");
        initiative.contributions = contributions
            .into_iter()
            .map(|it| Contribution { by: None, standing: ContributionStanding::Suggested, ..it })
            .collect();
        initiative.places = places.into();
        initiative.roles = Participants::collect(roles);
        (initiative.period, initiative.status) = (Period { start: terms.0, end: terms.1 }, terms.2);
        (initiative.because, initiative.as_of) = (terms.3, terms.4);
        initiative
    })
}

/// An address that some initiative may have.
fn address() -> impl Strategy<Value = InitiativeKey> {
    (0..80_usize).prop_map(|number| InitiativeKey::within("r", &format!("{number:02}")))
}

/// The same with all that people say of it, and with relatives.
fn known(number: usize) -> impl Strategy<Value = Initiative> {
    let confirmed = option::of((date(), party()).prop_map(|(on, by)| Confirmation { on, by }));
    let held = prop_oneof![3 => Just(vec![]), 1 => vec(party(), 1..3)];
    let relatives = (option::weighted(0.3, address()), option::weighted(0.3, address()));
    (reported(number), visibility(), held, confirmed, relatives).prop_map(|(mut initiative, visibility, held, confirmed, of)| {
        (initiative.parent, initiative.follows) = of;
        (initiative.visibility, initiative.held_by, initiative.confirmed) = (visibility, held.into(), confirmed);
        initiative
    })
}

/// Up to sixty initiatives, some of which may have the same address.
pub(crate) fn register() -> impl Strategy<Value = Vec<Record>> {
    let one = (0..80_usize).prop_flat_map(known).prop_map(|initiative| Record::Initiative(Box::new(initiative)));
    vec(one, 0..60)
}

/// A deed of somebody on one of these initiatives, or on one that nobody knows.
pub(crate) fn deed(numbers: usize) -> impl Strategy<Value = Change> {
    let key = (0..numbers + 2).prop_map(|number| InitiativeKey::within("r", &format!("{number:02}")));
    (key, 0..9_u8, status(), because(), option::of(date()), contribution(), visibility(), party()).prop_map(
        |(initiative, kind, status, because, end, contribution, visibility, state)| match kind {
            0 | 1 => Change::InitiativeConfirmed { initiative },
            2 => Change::StatusSet { initiative, status, because, end },
            3 | 4 => {
                let contribution = Contribution { by: Some(state), standing: ContributionStanding::Claimed, ..contribution };
                Change::ContributionStated { initiative, contribution }
            }
            5 => Change::ContributionWithdrawn { initiative, provision: contribution.to },
            6 => Change::VisibilitySet { initiative, visibility },
            7 => Change::InitiativeHeld { initiative, state },
            _ => Change::InitiativeReleased { initiative, state },
        },
    )
}

/// Anything that can happen without a load.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    let reason = || Texts::one(Lang::EN, "It does not apply.");
    prop_oneof![
        6 => deed(70),
        3 => (0..90_usize).prop_flat_map(known).prop_map(|initiative| Change::InitiativeRecorded(Box::new(initiative))),
        1 => (provision(), party()).prop_map(move |(provision, state)| Change::GapSettled { provision, state, reason: reason() }),
        1 => (provision(), party()).prop_map(|(provision, state)| Change::GapReopened { provision, state }),
        2 => (address(), address(), select(&[Ruling::Duplicate, Ruling::Duplicate, Ruling::Distinct][..])).prop_map(
            move |(left, right, ruling)| {
                Change::PairRuled { left, right, ruling, because: reason(), matters: [1, 2] }
            }
        ),
        1 => (0..90_usize).prop_flat_map(known).prop_map(|initiative| {
            Change::InitiativeSubmitted { initiative: Box::new(initiative), check: None }
        }),
        1 => (submission(), party()).prop_map(|(submission, state)| Change::SubmissionHeld { submission, state }),
        1 => submission().prop_map(move |submission| Change::SubmissionReturned { submission, because: reason() }),
    ]
}

/// The number of something that was handed in, alone or with a file.
fn submission() -> impl Strategy<Value = SubmissionKey> {
    (1..20_u64, select(&[0, 0, 1, 12][..])).prop_map(|(entry, part)| SubmissionKey { entry, part })
}

/// The initiatives that a change is about.
pub(crate) fn about(change: &Change) -> Vec<InitiativeKey> {
    match change {
        Change::PairRuled { left, right, .. } => vec![left.clone(), right.clone()],
        other => other.initiative().cloned().into_iter().collect(),
    }
}

/// The change as the next entry of a state, recorded some weeks after the last one.
pub(crate) fn entry(state: &State, change: Change) -> Entry {
    let seq = state.stamp().entry + 1;
    let at = plan::Timestamp::from_second(1_400_000_000 + seq as i64 * 2_000_000).unwrap();
    Entry { seq, at, actor: Actor { party: "KG".into(), account: None, door: "web".into() }, change }
}

/// Texts as no careful person writes them.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{0,12}",
        1 => any::<String>(),
        1 => select(&["\n", "\r\n", "\u{0}", "\"\\\"", "\u{2028}", "\u{FEFF}a", "</script>", "=1+1", "{}", "e\u{301}", "𝄞", " "][..])
            .prop_map(str::to_owned),
    ]
}

fn odd_texts() -> impl Strategy<Value = Texts> {
    let lang = select(&["en", "ru", "und", "uz-cyrl"][..]).prop_map(|tag| Lang::parse(tag).unwrap());
    vec((lang, odd().prop_map(Into::into)), 0..4).prop_map(Texts::collect)
}

/// An initiative with anything in any field that holds text.
pub(crate) fn any_initiative() -> impl Strategy<Value = Initiative> {
    let kinds = select(vec![BudgetKind::Budget, BudgetKind::Commitment, BudgetKind::Disbursement]);
    let amount = (-8_999_999_999_999_999_999_i64..=8_999_999_999_999_999_999).prop_map(Amount);
    let budget = (amount, odd(), kinds, option::of(date()), odd_texts()).prop_map(|(amount, currency, kind, on, note)| Budget {
        amount,
        currency: currency.into(),
        kind,
        on,
        note,
    });
    let claim = (odd(), odd(), odd()).prop_map(|(field, value, source)| Claim {
        field: field.into(),
        value: value.into(),
        source: source.into(),
    });
    let source = (odd(), option::of(date())).prop_map(|(address, on)| Source { address: address.into(), on });
    let written = (odd(), option::of(odd()))
        .prop_map(|(name, code)| Who::Written(Box::new(Written { name: name.into(), code: code.map(Into::into) })));
    let who = prop_oneof![odd().prop_map(|party| Who::Party(PartyKey::new(party))), written];
    let roles = vec((select(&Role::ALL[..]), who), 0..4).prop_map(Participants::collect);
    let place =
        (odd(), option::of(odd())).prop_map(|(state, area)| Place { state: PartyKey::new(state), area: area.map(Into::into) });
    let texts = (odd_texts(), odd_texts(), vec(odd(), 0..3), odd(), odd());
    let keys = (option::of(odd()), option::of(odd()), select(&Kind::ALL[..]), option::of(any::<u64>()));
    let lists = (vec(budget, 0..3), vec(claim, 0..3), vec(source, 0..3), roles, vec(place, 0..3));
    (known(0), texts, keys, lists, vec(contribution(), 0..3)).prop_map(|(mut it, texts, keys, lists, contributions)| {
        (it.title, it.description) = (texts.0, texts.1);
        it.sectors = texts.2.into_iter().map(Into::into).collect();
        (it.key, it.source) = (InitiativeKey::new(texts.3), plan::SourceKey::new(texts.4));
        (it.parent, it.follows) = (keys.0.map(InitiativeKey::new), keys.1.map(InitiativeKey::new));
        (it.kind, it.reported) = (keys.2, keys.3);
        (it.budgets, it.claims, it.sources) = (lists.0.into(), lists.1.into(), lists.2.into());
        (it.roles, it.places) = (lists.3, lists.4.into());
        it.contributions = contributions.into();
        it
    })
}
