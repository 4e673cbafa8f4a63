//! The nouns of the register as programs get them: each as the journal and the files of records write it, so that one reader
//! understands them all. Not for figures.

use super::answers::{ListedContribution, OneCheck, OneEdition, OneLoad, OneParty, OnePlan, OneProvision, OneSubmission};
use super::call::Call;
use super::table::{Listing, Told};
use crate::report::{entry::Found, json, matrix::is_below, pairs as told_pairs};
use crate::web::answer::Lost;
use crate::web::initiatives;
use crate::web::sieve::Sieve;
use overlap::Pair;
use plan::{
    EditionKey, FrameworkKey, InitiativeKey, LoadKind, LoadRecord, PartyKey, Position, Provision, ReadEdition, Submission,
    SubmissionKey,
};
use serde_json::json;

type Answer<'a> = Result<Told<'a>, Lost>;

fn missing(what: impl ToString) -> Lost {
    Lost::NotThere(what.to_string())
}

/// The filters of pages, filled from what was given under the same names.
pub(super) fn sieve(call: &Call<'_>) -> Sieve {
    let of = |name: &str| call.given(name).to_owned();
    Sieve {
        edition: of("edition"),
        words: of("words"),
        state: of("state"),
        party: of("party"),
        funder: of("funder"),
        life: of("life"),
        kind: of("kind"),
        strength: of("strength"),
        provision: of("provision"),
        unaligned: of("unaligned"),
        from: of("from"),
        to: of("to"),
    }
}

/// The number of an entry in an order of texts.
fn place(entry: u64) -> String {
    format!("{entry:020}")
}

pub(super) fn plans<'a>(call: &Call<'a>) -> Answer<'a> {
    let view = call.reading.view;
    let mut keys: Vec<FrameworkKey> = view.editions().map(|edition| edition.key.framework()).collect();
    keys.dedup();
    let all = keys.iter().filter_map(|key| view.framework(key)).collect();
    Ok(Listing::of(all, |plan: &&plan::Framework| plan.key.to_string(), |plan| json!(plan)).into())
}

pub(super) fn plan<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = call.given("key");
    let is_read = call.reading.view.editions().any(|edition| edition.key.framework().as_str() == key);
    let plan = call.reading.view.framework(&FrameworkKey::new(key)).filter(|_| is_read).ok_or_else(|| missing(key))?;
    Ok(Told::one(OnePlan { plan }))
}

pub(super) fn editions<'a>(call: &Call<'a>) -> Answer<'a> {
    let plan = call.given("plan");
    let all: Vec<_> = call.reading.view.editions().filter(|it| plan.is_empty() || it.key.framework().as_str() == plan).collect();
    Ok(Listing::of(all, |edition| edition.key.to_string(), |edition| json!(edition)).into())
}

fn edition_key(call: &Call<'_>) -> EditionKey {
    EditionKey::new(format!("{}/{}", call.given("framework"), call.given("label")))
}

pub(super) fn edition<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = edition_key(call);
    let read = call.reading.view.edition(&key).ok_or_else(|| missing(&key))?;
    Ok(Told::one(OneEdition { edition: read.edition }))
}

/// The number of a provision that was named, which must be one of the edition where it is.
fn named_provision<'a>(call: &Call<'a>, read: ReadEdition<'_>) -> Result<Option<&'a str>, Lost> {
    let number = Some(call.given("provision")).filter(|number| !number.is_empty());
    match number.filter(|number| read.provision(number).is_none()) {
        Some(unknown) => Err(missing(unknown)),
        None => Ok(number),
    }
}

pub(super) fn provisions<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = call.reading.edition(Some(call.given("edition")))?;
    let read = call.reading.view.edition(&key).ok_or_else(|| missing(&key))?;
    let number = named_provision(call, read)?;
    let all = read.provisions.iter().enumerate().filter(|(_, provision)| is_below(&provision.key, number)).collect();
    // As the text has them, which its numbers do not sort to.
    Ok(Listing::of(all, |(at, _): &(usize, &Provision)| place(*at as u64), |(_, provision)| json!(provision)).into())
}

pub(super) fn provision<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = edition_key(call).provision(call.given("number"));
    let provision = call.reading.view.provision(&key).ok_or_else(|| missing(&key))?;
    Ok(Told::one(OneProvision { provision, traces: call.reading.view.traces(&key).collect() }))
}

pub(super) fn parties<'a>(call: &Call<'a>) -> Answer<'a> {
    let kind = call.given("kind");
    if !kind.is_empty() && call.reading.view.party_kind(&kind.into()).is_none() {
        return Err(missing(kind));
    }
    let all = call.reading.view.parties().filter(|party| kind.is_empty() || party.kind.as_str() == kind).collect();
    Ok(Listing::of(all, |party: &&plan::Party| party.key.to_string(), |party| json!(party)).into())
}

pub(super) fn party<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = call.given("key");
    let party = call.reading.view.party(&PartyKey::new(key)).ok_or_else(|| missing(key))?;
    Ok(Told::one(OneParty { party }))
}

/// The party named under a name, which must be one where it is named.
fn named_party(call: &Call<'_>, name: &str) -> Result<Option<PartyKey>, Lost> {
    let key = call.given(name);
    if key.is_empty() {
        return Ok(None);
    }
    let found = call.reading.view.party(&PartyKey::new(key)).ok_or_else(|| missing(key))?;
    Ok(Some(found.key.clone()))
}

pub(super) fn positions<'a>(call: &Call<'a>) -> Answer<'a> {
    let view = call.reading.view;
    let party = named_party(call, "party")?;
    let only = match call.given("edition") {
        "" => None,
        named => Some(call.reading.edition(Some(named))?),
    };
    let editions = view.editions().filter(|edition| only.as_ref().is_none_or(|only| edition.key == *only));
    // Recorded one after the other, and nothing before them changes when another comes.
    let all: Vec<(String, &Position)> = editions
        .flat_map(|edition| {
            let recorded = view.positions(&edition.key).enumerate();
            recorded.map(|(at, position)| (format!("{}\u{1}{at:06}", edition.key), position))
        })
        .filter(|(_, position)| party.as_ref().is_none_or(|party| position.party == *party))
        .collect();
    Ok(Listing::of(all, |(place, _)| place.clone(), |(_, position)| json!(position)).into())
}

pub(super) fn initiatives<'a>(call: &Call<'a>) -> Answer<'a> {
    let (view, teller) = (call.reading.view, call.reading.teller);
    let chosen = initiatives::found(call.reading, call.site, &sieve(call), None)?.all(view);
    let listing = Listing::of(chosen, |(it, _)| it.get().key.as_str(), |(it, life)| json!(json::listed(view, *it, *life)));
    Ok(listing.beside("rule", teller.say("rule-initiatives").into()).into())
}

pub(super) fn initiative<'a>(call: &Call<'a>) -> Answer<'a> {
    let key = call.given("key");
    let found = call.reading.view.initiative(&InitiativeKey::new(key)).ok_or_else(|| missing(key))?;
    Ok(Told::One(json::one(call.reading.view, &Found::Initiative(found))))
}

pub(super) fn contributions<'a>(call: &Call<'a>) -> Answer<'a> {
    let view = call.reading.view;
    let edition = call.reading.edition(Some(call.given("edition")))?;
    let read = view.edition(&edition).ok_or_else(|| missing(&edition))?;
    let number = named_provision(call, read)?;
    let initiative = Some(call.given("initiative")).filter(|key| !key.is_empty());
    if let Some(key) = initiative.filter(|key| view.initiative(&InitiativeKey::new(key)).is_none()) {
        return Err(missing(key));
    }
    let (state, strength) = (named_party(call, "state")?, sieve(call).strength()?);
    let chosen = view
        .initiatives()
        .filter(|it| initiative.is_none_or(|key| it.key.as_str() == key))
        .filter(|it| state.as_ref().is_none_or(|state| it.places.iter().any(|place| place.state == *state)));
    let all: Vec<_> = chosen
        .flat_map(|it| it.get().contributions.iter().map(move |contribution| (&it.get().key, contribution)))
        .filter(|(_, contribution)| contribution.to.edition() == edition && is_below(&contribution.to, number))
        .filter(|(_, contribution)| strength.is_none_or(|strength| contribution.strength == strength))
        .collect();
    let tell = |(initiative, contribution): &(&InitiativeKey, &plan::Contribution)| {
        json!(ListedContribution { initiative, contribution })
    };
    Ok(Listing::of(all, |(initiative, contribution)| format!("{initiative}\u{1}{}", contribution.to), tell).into())
}

pub(super) fn pairs<'a>(call: &Call<'a>) -> Answer<'a> {
    let (view, teller) = (call.reading.view, call.reading.teller);
    let initiative = call.given("initiative");
    if !initiative.is_empty() && view.initiative(&InitiativeKey::new(initiative)).is_none() {
        return Err(missing(initiative));
    }
    let (docket, compared) = {
        let finder = call.site.finder();
        (finder.docket(view, None), finder.index().len())
    };
    let kind = call.given("kind");
    let concerns = |pair: &Pair| {
        (initiative.is_empty() || pair.left == initiative || pair.right == initiative)
            && (kind.is_empty() || pair.kind.name() == kind)
    };
    let all: Vec<Pair> = docket.told.pairs.into_iter().filter(concerns).collect();
    // Likeliest first; of equally likely ones by address.
    let order = |pair: &Pair| format!("{:.12}\u{1}{}\u{1}{}", 1.0 - pair.probability(), pair.left, pair.right);
    let both = call.site.both();
    let listing = Listing::of(all, order, move |pair| json!(told_pairs::json(teller, both, pair)));
    Ok(listing
        .beside("rule", teller.say("rule-overlaps").into())
        .beside("compared", compared.into())
        .beside("settled", docket.settled.into())
        .beside("restricted", docket.told.restricted.into())
        .into())
}

pub(super) fn checks<'a>(call: &Call<'a>) -> Answer<'a> {
    let view = call.reading.view;
    let all: Vec<u64> = view.checks().map(|made| made.entry).collect();
    Ok(Listing::of(all, |entry| place(*entry), |entry| json!(view.check(*entry))).into())
}

pub(super) fn check<'a>(call: &Call<'a>) -> Answer<'a> {
    let number = call.given("entry");
    let made = number.parse().ok().and_then(|entry| call.reading.view.check(entry)).ok_or_else(|| missing(number))?;
    Ok(Told::one(OneCheck { check: made }))
}

/// A submission as its reader may see it: what it leads to is named where that may be.
fn told<'a>(call: &Call<'a>, submission: &'a Submission) -> OneSubmission<'a> {
    let view = call.reading.view;
    let mut initiative = submission.initiative.clone();
    initiative.parent = initiative.parent.filter(|key| view.may_name(key));
    initiative.follows = initiative.follows.filter(|key| view.may_name(key));
    OneSubmission {
        number: submission.key.to_string(),
        standing: submission.standing,
        said: &submission.said,
        by: &submission.by,
        on: submission.on,
        corrects: submission.corrects.as_ref().map(|it| &it.key).filter(|key| view.initiative(key).is_some()),
        check: submission.check.filter(|number| view.check(*number).is_some()),
        initiative,
    }
}

pub(super) fn submissions<'a>(call: &Call<'a>) -> Answer<'a> {
    let all: Vec<OneSubmission<'a>> = call.reading.view.submissions().map(|submission| told(call, submission)).collect();
    // Entries come one after the other, and the parts of a file in its order.
    let place = |told: &OneSubmission<'_>| {
        let (entry, part) = told.number.split_once('.').unwrap_or((&told.number, ""));
        format!("{entry:0>20}.{part:0>10}")
    };
    Ok(Listing::of(all, place, |told| json!(told)).into())
}

pub(super) fn submission<'a>(call: &Call<'a>) -> Answer<'a> {
    let number = call.given("submission");
    let key = number.parse::<SubmissionKey>().ok().filter(|key| key.to_string() == number);
    let found = key.and_then(|key| call.reading.view.submission(key)).ok_or_else(|| missing(number))?;
    Ok(Told::one(told(call, found)))
}

pub(super) fn loads<'a>(call: &Call<'a>) -> Answer<'a> {
    let tell = |known: &&LoadRecord| {
        let LoadRecord { entry, kind, by: _, on: _, load, undone } = *known;
        json!(OneLoad { entry: *entry, kind: *kind, plan: *kind == LoadKind::Plan, undone: *undone, load })
    };
    Ok(Listing::of(call.reading.view.loads().collect(), |load| place(load.entry), tell).into())
}
