//! What a second source says of an initiative that another source reported first. It is kept beside what the entry shows, as
//! claims, and never takes its place. Not for what people say against a source (`claim`).

use crate::state::LoadKind;
use crate::{Because, Budget, Claim, Initiative, Lang, PartialDate, SourceKey, State, Status};

/// Whether an initiative belongs to another source, so that this one may only claim. What a plan folder or a person entered may be
/// carried on by any file of the secretariat, and so may what its own source does not report any more.
pub(crate) fn belongs_to_another(state: &State, known: &Initiative, source: &SourceKey) -> bool {
    known.source != *source && known.because != Some(Because::NoLongerReported) && is_of_a_file(state, known.source.as_str())
}

fn is_of_a_file(state: &State, source: &str) -> bool {
    state.loads.iter().any(|known| known.kind == LoadKind::Register && known.load.source.as_str() == source)
}

/// The entry with what this source says otherwise; what it claimed before is replaced. None where that is what stands there.
pub(crate) fn with_claims_of(known: &Initiative, told: &Initiative, source: &SourceKey) -> Option<Initiative> {
    let others = known.claims.iter().filter(|claim| *claim.source != *source.as_str()).cloned();
    let claims: Box<[Claim]> = others.chain(differing(known, told, source)).collect();
    (claims != known.claims).then(|| Initiative { claims, ..known.clone() })
}

/// What files of other sources claim of an entry; it stays when the source of the entry reports it anew.
pub(crate) fn claims_of_others(state: &State, known: &Initiative) -> impl Iterator<Item = Claim> {
    let of_others = |claim: &&Claim| *claim.source != *known.source.as_str() && is_of_a_file(state, &claim.source);
    known.claims.iter().filter(of_others).cloned()
}

/// Fields in which both say something, and not the same. What one of them does not say is no disagreement.
fn differing(known: &Initiative, told: &Initiative, source: &SourceKey) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut claim = |field: &str, ours: String, theirs: String| {
        if !ours.is_empty() && !theirs.is_empty() && ours != theirs {
            claims.push(Claim { field: field.into(), value: theirs.into(), source: source.as_str().into() });
        }
    };
    for (lang, title) in told.title.iter() {
        let field = if lang == Lang::EN { "title".to_owned() } else { format!("title.{lang}") };
        claim(&field, known.title.get(lang).unwrap_or_default().to_owned(), title.to_owned());
    }
    let status = |status: Status| if status == Status::Unknown { String::new() } else { status.name().to_owned() };
    claim("status", status(known.status), status(told.status));
    let day = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
    claim("period.start", day(known.period.start), day(told.period.start));
    claim("period.end", day(known.period.end), day(told.period.end));
    claim("places", states(known), states(told));
    for budget in &told.budgets {
        let ours = known.budgets.iter().find(|known| (known.kind, &known.currency) == (budget.kind, &budget.currency));
        claim("budget", ours.map_or_else(String::new, sum), sum(budget));
    }
    claims
}

fn states(initiative: &Initiative) -> String {
    let mut states: Vec<&str> = initiative.places.iter().map(|place| place.state.as_str()).collect();
    states.sort_unstable();
    states.dedup();
    states.join(" ")
}

fn sum(budget: &Budget) -> String {
    format!("{} {}", budget.amount, budget.currency)
}
