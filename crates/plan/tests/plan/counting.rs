//! What must hold of every register: all figures agree, following a change is counting afresh, nothing withheld comes out.

use crate::generated::{about, change, day, entry, plan, register, some, viewer};
use crate::world::{records, state};
use plan::{
    Coverage, EditionKey, Filter, Initiative, InitiativeKey, Life, Reason, Record, State, Status, Strength, View, Viewer, Years,
    canon, choose, gaps, life, settled, take,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn world(plan: &str, register: Vec<Record>, changes: Vec<plan::Change>) -> State {
    let mut state = state(plan);
    state.extend(register);
    for change in changes {
        let entry = entry(&state, change);
        state.apply(&entry);
    }
    state
}

fn edition() -> EditionKey {
    "jpoa/2022".into()
}

/// The addresses of initiatives, sorted.
fn keys<'a>(all: impl IntoIterator<Item = &'a Initiative>) -> Vec<&'a InitiativeKey> {
    let mut keys: Vec<&InitiativeKey> = all.into_iter().map(|initiative| &initiative.key).collect();
    keys.sort_unstable();
    keys
}

/// Those that the viewer sees and that count: of several that were ruled to be one, the first.
fn counted<'a>(view: &View<'a>) -> Vec<&'a Initiative> {
    view.initiatives().map(plan::Released::get).filter(|it| view.kept_as(&it.key).is_none()).collect()
}

/// One that counts, with those that count with it.
fn one_with<'a>(view: &View<'a>, it: &'a Initiative) -> Vec<&'a Initiative> {
    let mut all: Vec<&Initiative> =
        view.group(&it.key).iter().filter_map(|key| view.initiative(key)).map(plan::Released::get).collect();
    if all.is_empty() {
        all.push(it);
    }
    all
}

/// Matrix, members and the list of initiatives, cell by cell and life by life.
fn cells_are_lists(view: &View<'_>, coverage: &Coverage) -> Result<(), TestCaseError> {
    for (row, column, cell) in coverage.cells() {
        let (provision, place) = (&coverage.provisions()[row], &coverage.states()[column]);
        let members = coverage.members(view, row, column);
        for kind in Life::ALL {
            let filter = Filter {
                provision: Some((edition(), provision.number().to_owned())),
                state: Some(place.clone()),
                life: Some(kind),
                ..Filter::default()
            };
            let listed = choose(view, &filter);
            let standing = members.iter().filter(|(_, life, _)| *life == kind);
            prop_assert_eq!(keys(listed.iter().map(|(it, _)| it.get())), keys(standing.map(|(it, _, _)| it.get())));
            prop_assert_eq!(cell.in_life(kind) as usize, listed.len(), "{} {} {:?}", provision, place, kind);
            for strength in Strength::ALL {
                let so_strong = members.iter().filter(|(_, life, so)| (*life, *so) == (kind, strength)).count();
                prop_assert_eq!(cell.count(kind, strength) as usize, so_strong);
            }
        }
        for (initiative, kind, strength) in &members {
            prop_assert_eq!(*kind, life(initiative, view.as_at()));
            let group = one_with(view, initiative.get());
            let said = group.iter().flat_map(|one| one.contributions.iter().map(|contribution| contribution.strength));
            prop_assert!(said.min() <= Some(*strength), "stronger than anybody said");
        }
        prop_assert_eq!(cell.total() as usize, members.len());
        let fresh_from = view.as_at().saturating_sub(jiff::Span::new().days(365));
        let closes = members.iter().filter(|(initiative, kind, strength)| {
            let heard = one_with(view, initiative.get()).iter().filter_map(|one| one.heard()).map(|heard| heard.last_day()).max();
            let fresh = heard.is_some_and(|heard| heard >= fresh_from);
            *kind == Life::Running && *strength != Strength::Relevant && fresh
        });
        let ends: Vec<_> = closes.map(|(initiative, _, _)| initiative.period.end.map(|end| end.last_day())).collect();
        prop_assert_eq!(cell.confirmed() as usize, ends.len());
        let until = if ends.contains(&None) { None } else { ends.into_iter().flatten().max() };
        prop_assert_eq!(cell.covered_until(), until);
    }
    Ok(())
}

/// Every cell is settled, a gap, or covered by several; and the reasons say what is in the cell.
fn gaps_are_the_rest(view: &View<'_>, coverage: &Coverage) -> Result<(), TestCaseError> {
    let (gaps, settled) = (gaps(view, coverage), settled(view, coverage));
    for (row, column, cell) in coverage.cells() {
        let found: Vec<Reason> =
            gaps.iter().filter(|gap| (gap.provision, gap.state) == (row, column)).map(|gap| gap.reason).collect();
        let is_settled = settled.iter().filter(|at| **at == (row, column)).count();
        let by_several = usize::from(cell.confirmed() > 0 && (cell.providers() > 1 || cell.withheld() > 0));
        match found[..] {
            [] => prop_assert!(is_settled == 1 || by_several == 1, "a hole without a reason"),
            [reason] => {
                prop_assert_eq!((is_settled, by_several), (0, 0));
                prop_assert_eq!(reason.is_open(), cell.confirmed() == 0);
            }
            _ => prop_assert!(false, "two reasons for one cell"),
        }
    }
    let is_in_order = gaps.is_sorted_by_key(|gap| (gap.provision, gap.state));
    prop_assert!(is_in_order);
    Ok(())
}

/// The stock-take counts what the lists hold.
fn stock_take_agrees(view: &View<'_>, coverage: &Coverage) -> Result<(), TestCaseError> {
    let taken = take(view, &edition()).unwrap();
    let seen = counted(view);
    prop_assert!(taken.coverage.cells().eq(coverage.cells()));
    prop_assert_eq!(&taken.gaps, &gaps(view, coverage));
    let running = choose(view, &Filter { life: Some(Life::Running), ..Filter::default() }).len() as u32;
    let fresh = taken.freshness;
    prop_assert_eq!((fresh.all as usize, fresh.fresh + fresh.stale + fresh.never), (seen.len(), running));
    prop_assert_eq!(
        fresh.ever_confirmed as usize,
        seen.iter().filter(|it| one_with(view, it).iter().any(|one| one.confirmed.is_some())).count()
    );
    let unaligned = choose(view, &Filter { unaligned: Some(edition()), ..Filter::default() });
    prop_assert_eq!(
        keys(taken.unaligned.all(view).iter().map(|(it, _)| it.get())),
        keys(unaligned.iter().map(|(it, _)| it.get()))
    );
    let left_out = taken.left_out;
    prop_assert_eq!(left_out.unaligned as usize, taken.unaligned.len());
    let mut standing: Vec<InitiativeKey> = Vec::new();
    for (row, column, _) in coverage.cells() {
        standing.extend(coverage.members(view, row, column).iter().map(|(it, _, _)| it.key.clone()));
    }
    standing.sort_unstable();
    standing.dedup();
    let out = (left_out.unaligned + left_out.no_state + left_out.elsewhere) as usize;
    prop_assert_eq!(standing.len() + out, seen.len(), "each is in the matrix or left out for one reason");
    let all: u32 = taken.balance.all.iter().sum();
    prop_assert_eq!(all as usize, standing.len());
    for (at, kind) in Life::ALL.into_iter().enumerate() {
        for (state, lives) in &taken.balance.states {
            let here = seen.iter().filter(|it| {
                standing.contains(&it.key)
                    && one_with(view, it).iter().any(|one| one.places.iter().any(|place| place.state == *state))
            });
            prop_assert_eq!(lives[at] as usize, here.filter(|it| life(it, view.as_at()) == kind).count());
        }
        for (section, lives) in &taken.balance.sections {
            let filter =
                Filter { provision: Some((edition(), section.number().to_owned())), life: Some(kind), ..Filter::default() };
            let there = choose(view, &filter).iter().filter(|(it, _)| standing.contains(&it.key)).count();
            prop_assert_eq!(lives[at] as usize, there);
        }
    }
    Ok(())
}

/// The years of a run, told again in other words than those that count them.
fn under_way(it: &Initiative, year: i16, now: i16) -> bool {
    let (start, end) = (it.period.start.map(|start| start.year()), it.period.end.map(|end| end.year()));
    let last = end.or(if it.status == Status::Running { start.map(|_| now) } else { start });
    let first = start.or(end);
    it.status != Status::Cancelled && first.is_some_and(|first| first <= year) && last.is_some_and(|last| year <= last)
}

fn years_count_members(view: &View<'_>, coverage: &Coverage) -> Result<(), TestCaseError> {
    let years = Years::take(view, &edition(), 2012..=2030).unwrap();
    prop_assert_eq!((years.provisions(), years.states(), years.years()), (coverage.provisions(), coverage.states(), 2012..=2030));
    for (row, column, _) in coverage.cells() {
        let members = coverage.members(view, row, column);
        for (year, count) in (2012..).zip(years.of(row, column)) {
            let then = members.iter().filter(|(it, _, _)| under_way(it, year, view.as_at().year())).count();
            prop_assert_eq!(*count as usize, then, "{} in {}", year, coverage.states()[column]);
        }
        prop_assert_eq!(years.of(row, column).len(), 19);
    }
    Ok(())
}

/// Nothing that the viewer may not see comes out of anything; what hides are the addresses here.
fn nothing_comes_out(view: &View<'_>, coverage: &Coverage, hidden: &[InitiativeKey]) -> Result<(), TestCaseError> {
    let mut out: Vec<InitiativeKey> = view.initiatives().map(|it| it.key.clone()).collect();
    out.extend(choose(view, &Filter::default()).iter().map(|(it, _)| it.key.clone()));
    out.extend(choose(view, &Filter { unaligned: Some(edition()), ..Filter::default() }).iter().map(|(it, _)| it.key.clone()));
    let section = Filter { provision: Some((edition(), "I".to_owned())), ..Filter::default() };
    out.extend(choose(view, &section).iter().map(|(it, _)| it.key.clone()));
    let taken = take(view, &edition()).unwrap();
    out.extend(taken.unaligned.all(view).iter().map(|(it, _)| it.key.clone()));
    for (row, column, _) in coverage.cells() {
        out.extend(coverage.members(view, row, column).iter().map(|(it, _, _)| it.key.clone()));
    }
    let mut bytes = Vec::new();
    view.each_record(|record| canon::write_record(&record, &mut bytes));
    let all = String::from_utf8(bytes).unwrap();
    for key in hidden {
        prop_assert!(!out.contains(key), "{} came out for {:?}", key, view.viewer());
        prop_assert!(!all.contains(&format!("\"{key}\"")), "{} is named in a record that is handed out", key);
        prop_assert!(view.initiative(key).is_none() && view.touched(key).is_none());
        prop_assert!(view.find_initiative(key.as_str()).is_err_and(|not_found| not_found.candidates.is_empty()));
        prop_assert!(view.find_initiative(key.reference()).is_err_and(|not_found| not_found.candidates.is_empty()));
    }
    Ok(())
}

/// An obstacle to every initiative that there may be, answered by every one.
fn obstacle() -> String {
    let all = serde_json::json!((0..90).map(|number| format!("r:{number:02}")).collect::<Vec<_>>());
    let challenge = serde_json::json!({
        "key": "c", "title": "C", "kind": "funding", "severity": "high", "standing": "open", "initiatives": all, "answered_by": all,
    });
    serde_json::json!({ "challenge": challenge }).to_string()
}

/// A matrix under a filter holds what the list under the same filter holds, and tells nothing of what is hidden.
fn filtered_matrix_agrees(view: &View<'_>, filter: &Filter) -> Result<(), TestCaseError> {
    let coverage = Coverage::take_of(view, &edition(), filter).unwrap();
    let mut told = 0;
    coverage.each_member(view, |_, _, _, _, _| told += 1);
    let mut listed = 0;
    for (row, column, cell) in coverage.cells() {
        let (provision, place) = (&coverage.provisions()[row], &coverage.states()[column]);
        let within =
            Filter { provision: Some((edition(), provision.number().to_owned())), state: Some(place.clone()), ..filter.clone() };
        let chosen = choose(view, &within);
        prop_assert_eq!(cell.total() as usize, chosen.len(), "{} {}", provision, place);
        prop_assert_eq!(cell.withheld(), if filter.asks() { 0 } else { cell.withheld() });
        listed += chosen.len();
    }
    prop_assert_eq!(told, listed);
    turned_matrix_agrees(view, filter, &coverage)
}

/// So does the matrix with parties or with years across.
fn turned_matrix_agrees(view: &View<'_>, filter: &Filter, coverage: &Coverage) -> Result<(), TestCaseError> {
    let parties = plan::by_party(view, coverage, None, 4);
    let years = plan::by_year(view, coverage, None, 2012..=2020);
    for (row, provision) in coverage.provisions().iter().enumerate() {
        let within = Filter { provision: Some((edition(), provision.number().to_owned())), ..filter.clone() };
        let listed = |filter: &Filter| choose(view, filter).len();
        let all = |lives: &plan::ByLife| lives.iter().sum::<u32>() as usize;
        for (column, party) in parties.columns.iter().enumerate().filter(|_| filter.party.is_none()) {
            let narrowed = Filter { party: Some(party.clone()), ..within.clone() };
            prop_assert_eq!(all(parties.cell(row, column)), listed(&narrowed), "{} {}", provision, party);
        }
        for (column, year) in years.columns.iter().enumerate().filter(|_| filter.within.is_none()) {
            let span = Some((jiff::civil::date(*year, 1, 1), jiff::civil::date(*year, 12, 31)));
            let narrowed = Filter { within: span, ..within.clone() };
            prop_assert_eq!(all(years.cell(row, column)), listed(&narrowed), "{} {}", provision, year);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(some())]

    #[test]
    fn a_filter_means_the_same_in_matrix_and_list(
        plan in plan(), register in register(), changes in vec(change(), 0..8), viewer in viewer(), day in day(),
        party in proptest::option::of(proptest::sample::select(vec!["unodc", "eu", "KG", "osce"])),
        pays in any::<bool>(), running in any::<bool>(), span in proptest::option::of((2005..2030i16, 0..8i16))
    ) {
        let state = world(&plan, register, changes);
        let view = View::new(&state, viewer, day);
        let party = party.map(plan::PartyKey::new);
        let filter = Filter {
            funder: party.clone().filter(|_| pays),
            party: party.filter(|_| !pays),
            life: running.then_some(Life::Running),
            within: span.map(|(from, years)| (jiff::civil::date(from, 1, 1), jiff::civil::date(from + years, 12, 31))),
            ..Filter::default()
        };
        filtered_matrix_agrees(&view, &filter)?;
    }

    #[test]
    fn matrix_gaps_lists_and_stock_take_agree(
        plan in plan(), register in register(), changes in vec(change(), 0..12), viewer in viewer(), day in day()
    ) {
        let state = world(&plan, register, changes);
        let view = View::new(&state, viewer, day);
        let coverage = Coverage::take(&view, &edition()).unwrap();
        cells_are_lists(&view, &coverage)?;
        gaps_are_the_rest(&view, &coverage)?;
        stock_take_agrees(&view, &coverage)?;
        years_count_members(&view, &coverage)?;
    }

    #[test]
    fn following_each_change_is_counting_afresh(
        plan in plan(), register in register(), changes in vec(change(), 1..20), viewer in viewer(), day in day()
    ) {
        let mut state = world(&plan, register, vec![]);
        let mut followed = Coverage::take(&View::new(&state, viewer.clone(), day), &edition()).unwrap();
        for change in changes {
            let touched = about(&change);
            let entry = entry(&state, change);
            state.apply(&entry);
            let view = View::new(&state, viewer.clone(), day);
            touched.iter().for_each(|initiative| followed.follow(&view, initiative));
            let fresh = Coverage::take(&view, &edition()).unwrap();
            for ((row, column, now), (_, _, then)) in fresh.cells().zip(followed.cells()) {
                prop_assert_eq!(then, now, "after {:?}", entry.change);
                prop_assert_eq!(followed.members(&view, row, column), fresh.members(&view, row, column));
            }
        }
    }

    #[test]
    fn nothing_withheld_comes_out_of_anything(
        plan in plan(), register in register(), changes in vec(change(), 0..12), viewer in viewer(), day in day()
    ) {
        let mut state = world(&plan, register, changes);
        state.extend(records(&obstacle()));
        let all = View::new(&state, Viewer::Secretariat("secretariat".into()), day);
        let view = View::new(&state, viewer, day);
        let denied = all.initiatives().filter(|initiative| !view.viewer().may_see(initiative));
        let hidden: Vec<InitiativeKey> = denied.map(|initiative| initiative.key.clone()).collect();
        let coverage = Coverage::take(&view, &edition()).unwrap();
        nothing_comes_out(&view, &coverage, &hidden)?;
        // What is one with something seen is not counted beside it, and several hidden that are one count once.
        let beside = |key: &&InitiativeKey| {
            let group = all.group(key);
            group.first().is_none_or(|first| first == *key && group.iter().all(|one| view.initiative(one).is_none()))
        };
        let withheld = take(&view, &edition()).unwrap().withheld.total() as usize;
        prop_assert_eq!(withheld, hidden.iter().filter(beside).count());
        prop_assert_eq!(all.initiatives().count(), view.register_size(), "the secretariat sees everything");
    }
}
