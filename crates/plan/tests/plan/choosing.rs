//! Lists, against the same told from the initiatives themselves: what a filter lets through, in what order, what an initiative consists
//! of, what happened last and what ends next.

use crate::generated::{change, day, entry, plan, register, some, viewer};
use crate::world::state;
use plan::{
    Chosen, Coverage, Filter, Initiative, InitiativeKey, Kind, Life, Order, PartialDate, PartyKey, Role, State, Status, View,
    Who, Whose, choose, life, takers,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::cmp::Reverse;

fn party() -> impl Strategy<Value = Option<PartyKey>> {
    of(select(vec!["unodc", "eu", "KG", "osce", "nobody"]).prop_map(PartyKey::new))
}

fn filter() -> impl Strategy<Value = Filter> {
    let span = (1990..2030i16, 0..8i16).prop_map(|(from, more)| {
        let day = |year, month, day| jiff::civil::date(year, month, day);
        (day(from, 3, 1), day(from + more, 9, 30))
    });
    let state = of(select(vec!["KG", "TJ", "AF"]).prop_map(PartyKey::new));
    (state, party(), party(), of(span), of(select(&Life::ALL[..])), of(select(&Kind::ALL[..]))).prop_map(
        |(state, party, funder, within, life, kind)| Filter { state, party, funder, within, life, kind, ..Filter::default() },
    )
}

/// What the filter asks, told from an initiative and those that were ruled to be one with it.
fn suits(view: &View<'_>, it: plan::Released<&Initiative>, filter: &Filter) -> bool {
    let group: Vec<&Initiative> = view.one_with(&it).map(plan::Released::get).collect();
    let pays = |one: &Initiative, party: &PartyKey| one.roles.in_role(Role::Funder).any(|who| who.party() == Some(party));
    let meets = |(first, last): (plan::Date, plan::Date)| {
        let year = |date: Option<PartialDate>| date.map(PartialDate::year);
        let (from, to) = match (year(it.period.start), year(it.period.end)) {
            (None, None) => return false,
            (Some(from), None) if it.status == Status::Running => (from, view.as_at().year()),
            (from, to) => (from.or(to).unwrap_or_default(), to.or(from).unwrap_or_default()),
        };
        from <= to && from <= last.year() && to >= first.year()
    };
    view.kept_as(&it.key).is_none()
        && filter.life.is_none_or(|wanted| wanted == life(&it, view.as_at()))
        && filter.kind.is_none_or(|wanted| wanted == it.kind)
        && filter.state.as_ref().is_none_or(|state| group.iter().any(|one| one.places.iter().any(|at| at.state == *state)))
        && filter.party.as_ref().is_none_or(|party| group.iter().any(|one| one.roles.includes(party)))
        && filter.funder.as_ref().is_none_or(|party| group.iter().any(|one| pays(one, party)))
        && filter.within.is_none_or(meets)
}

fn keys<'a>(list: impl IntoIterator<Item = plan::Released<&'a Initiative>>) -> Vec<&'a InitiativeKey> {
    list.into_iter().map(|it| &it.get().key).collect()
}

fn read<'a>(chosen: &Chosen, view: &View<'a>) -> Vec<&'a InitiativeKey> {
    keys(chosen.all(view).into_iter().map(|(it, _)| it))
}

/// A list in an order, and the same list sorted by what each initiative says.
fn in_order<K: Ord>(view: &View<'_>, order: Order, key: impl Fn(&Initiative, Life) -> K) -> Result<(), TestCaseError> {
    let mut told = choose(view, &Filter::default());
    told.sort_by_key(|(it, life)| key(it, *life));
    let mut chosen = Chosen::of(view, &Filter::default());
    chosen.sort(view, order);
    prop_assert_eq!(chosen.all(view), told, "{:?}", order);
    Ok(())
}

fn orders_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    let (first, last) = (|it: &Initiative| it.period.start.map(PartialDate::first_day), PartialDate::last_day);
    in_order(view, Order::Newest, |it, _| Reverse(first(it)))?;
    in_order(view, Order::Heard, |it, _| it.heard().map(last))?;
    in_order(view, Order::Running, |_, life| life != Life::Running)?;
    in_order(view, Order::Title(plan::Lang::EN), |it, _| it.title.show(plan::Lang::EN).to_lowercase())?;
    in_order(view, Order::Ending, |it, life| (life != Life::Running, it.period.end.is_none(), it.period.end.map(last)))
}

/// What happened last and what ends next, against all that is seen in that order.
fn glances_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    let mut all: Vec<_> = view.initiatives().collect();
    all.sort_by_key(|it| Reverse((view.touched(&it.key), it.heard().map(PartialDate::last_day))));
    prop_assert_eq!(read(&Chosen::lately(view, 3), view), keys(all.iter().copied().take(3)));
    let mut ending: Vec<_> = view.initiatives().filter(|it| life(it, view.as_at()) == Life::Running).collect();
    ending.retain(|it| it.period.end.is_some());
    ending.sort_by_key(|it| it.period.end.map(PartialDate::last_day));
    prop_assert_eq!(read(&Chosen::ending_next(view, 3), view), keys(ending.into_iter().take(3)));
    Ok(())
}

fn parts_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    for whole in view.initiatives() {
        let told = view.initiatives().filter(|part| part.parent.as_ref() == Some(&whole.key));
        prop_assert_eq!(keys(view.parts(&whole.key)), keys(told));
    }
    Ok(())
}

fn takers_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    let in_role = |party: &PartyKey, pays: bool| {
        let all = view.initiatives().flat_map(|it| it.get().roles.iter());
        all.filter(|(role, who)| who.party() == Some(party) && (*role == Role::Funder) == pays).count()
    };
    let told = takers(view);
    prop_assert!(told.is_sorted_by_key(|(party, _)| party));
    for (party, takes) in &told {
        prop_assert_eq!((takes.works as usize, takes.pays as usize), (in_role(party, false), in_role(party, true)));
    }
    let named = view.initiatives().flat_map(|it| it.get().roles.iter()).filter_map(|(_, who)| who.party());
    prop_assert!(named.into_iter().all(|party| told.iter().any(|(known, _)| known == party)));
    Ok(())
}

/// Whoever is written in the same way is the same, whatever code a source adds to the name.
fn called(who: &Who) -> String {
    match who {
        Who::Party(key) => format!("party {key}"),
        Who::Written(written) if written.name.is_empty() => format!("code {:?}", written.code),
        Who::Written(written) => format!("name {}", written.name),
    }
}

/// The names behind cells, against those of their members: how many have something in the best life of the cell, and who has the most.
fn names_agree(view: &View<'_>) -> Result<(), TestCaseError> {
    let coverage = Coverage::take(view, &"jpoa/2022".into()).unwrap();
    let whose = Whose::of(view, &coverage, None, 2);
    let mut standing = Vec::new();
    for (row, column, _) in coverage.cells() {
        let members = coverage.members(view, row, column);
        standing.extend(members.iter().map(|(it, _, _)| it.key.clone()));
        let rank = |life: &Life| {
            [&[Life::Running][..], &[Life::Intended], &[Life::Suspended, Life::Unclear], &Life::ALL]
                .iter()
                .position(|lives| lives.contains(life))
        };
        let best = members.iter().filter(|(it, _, _)| it.roles.providers().next().is_some()).map(|(_, life, _)| rank(life)).min();
        let of_best = members.iter().filter(|(_, life, _)| Some(rank(life)) == best);
        let mut counts: Vec<(String, usize)> = Vec::new();
        for who in of_best.flat_map(|(it, _, _)| it.get().roles.providers()).map(called) {
            match counts.iter_mut().find(|(known, _)| *known == who) {
                Some((_, count)) => *count += 1,
                None => counts.push((who, 1)),
            }
        }
        let few = whose.cell(row, column);
        prop_assert_eq!(few.named.len() + few.others, counts.len());
        let mut most: Vec<usize> = counts.iter().map(|(_, count)| *count).collect();
        most.sort_unstable_by_key(|count| Reverse(*count));
        let of = |who: &Who| counts.iter().find(|(known, _)| *known == called(who)).map(|(_, count)| *count);
        prop_assert_eq!(few.named.iter().map(of).collect::<Vec<_>>(), most.into_iter().take(2).map(Some).collect::<Vec<_>>());
    }
    standing.sort_unstable();
    standing.dedup();
    prop_assert_eq!(whose.holds as usize, standing.len());
    Ok(())
}

proptest! {
    #![proptest_config(some())]

    #[test]
    fn lists_say_what_the_initiatives_say(
        plan in plan(), register in register(), changes in vec(change(), 0..12), viewer in viewer(), day in day(),
        filters in vec(filter(), 4)
    ) {
        let mut state: State = state(&plan);
        state.extend(register);
        for change in changes {
            let entry = entry(&state, change);
            state.apply(&entry);
        }
        let view = View::new(&state, viewer, day);
        for filter in &filters {
            let told = view.initiatives().filter(|it| suits(&view, *it, filter));
            prop_assert_eq!(read(&Chosen::of(&view, filter), &view), keys(told), "{:?}", filter);
        }
        orders_agree(&view)?;
        glances_agree(&view)?;
        parts_agree(&view)?;
        takers_agree(&view)?;
        names_agree(&view)?;
    }
}
