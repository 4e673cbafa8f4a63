//! What is new about a question behind an entry of the journal, as one viewer may see it: the one answer that feeds, digests and webhooks
//! are made of. Not for: the form it is told in.

use super::Question;
use crate::bundle::Ground;
use crate::report::{Teller, log};
use crate::terminal::tame;
use exchange::feed::{Item, item};
use plan::{Entry, Initiative, Lang, PartyKey, Released, View};

/// Something new.
pub(crate) struct New {
    /// What it is, and where it leads.
    pub(crate) item: Item,
    /// What it is called in each language there is.
    pub(crate) titles: Vec<(Lang, String)>,
    /// The entry that made it new; 0 where that is not known.
    pub(crate) entry: u64,
    /// What was done, by its permanent name; empty where that may not be told.
    pub(crate) change: &'static str,
    /// Who recorded it, where that is known.
    pub(crate) by: Option<PartyKey>,
}

/// What is new about a question, newest first; nothing where it asks for what is not there for this viewer.
pub(crate) fn news(ground: &Ground<'_>, question: &Question, after: u64, lang: Lang) -> Option<Vec<New>> {
    let view = ground.publication.view;
    if !question.leads(view) {
        return None;
    }
    if let Some(filter) = question.filter(view) {
        let among = touched(view, after);
        let found = plan::choose_among(view, &filter, among.into_iter()).into_iter().map(|(initiative, _)| initiative);
        return Some(of_initiatives(ground, found, after, lang));
    }
    match question {
        Question::Changes => Some(of_journal(ground, after, lang)),
        Question::State(state) => {
            let is_here = |initiative: &Released<&Initiative>| initiative.places.iter().any(|place| place.state == *state);
            Some(of_initiatives(ground, touched(view, after).into_iter().filter(is_here), after, lang))
        }
        Question::Initiative(key) => Some(of_initiatives(ground, view.initiative(key), after, lang)),
        Question::Party(_) | Question::Provision(_) | Question::Search(_) => None,
    }
}

/// The initiatives that an entry behind this one touched; all of them behind entry 0. A question is asked of these alone, so that
/// telling what one entry changed costs little in a large register.
fn touched<'a>(view: &View<'a>, after: u64) -> Vec<Released<&'a Initiative>> {
    if after == 0 {
        return view.initiatives().collect();
    }
    view.touched_since(after).initiatives.iter().filter_map(|key| view.initiative(key)).collect()
}

/// Those of some initiatives that an entry behind this one touched, each as new as the last that did; all of them behind entry 0.
pub(crate) fn of_initiatives<'a>(
    ground: &Ground<'_>,
    initiatives: impl IntoIterator<Item = Released<&'a Initiative>>,
    after: u64,
    lang: Lang,
) -> Vec<New> {
    let view = ground.publication.view;
    let teller = Teller::new(ground.tongues.of(lang), view, ground.shipped);
    let mut news: Vec<New> = initiatives
        .into_iter()
        .filter_map(|initiative| {
            let touched = view.touched(&initiative.key).unwrap_or_default();
            if after > 0 && touched <= after {
                return None;
            }
            let entry = ground.entries.binary_search_by_key(&touched, |entry| entry.seq).ok().map(|at| &ground.entries[at]);
            let told = item(&ground.publication, initiative, entry.map(|entry| entry.at), lang);
            let titles = initiative.get().title.iter().map(|(lang, title)| (lang, title.to_owned())).collect();
            Some(new(&teller, touched, entry, (told, titles)))
        })
        .collect();
    news.sort_by(|a, b| b.entry.cmp(&a.entry).then_with(|| a.item.id.cmp(&b.item.id)));
    news
}

/// The entries behind this one; of what may not be seen their number and time alone.
pub(crate) fn of_journal(ground: &Ground<'_>, after: u64, lang: Lang) -> Vec<New> {
    let of = |lang| Teller::new(ground.tongues.of(lang), ground.publication.view, ground.shipped);
    let (teller, other) = (of(lang), of(if lang == Lang::RU { Lang::EN } else { Lang::RU }));
    let behind = ground.entries.iter().rev().filter(|entry| entry.seq > after);
    behind
        .map(|entry| {
            let told = log::told(&teller, entry);
            let titles = [&teller, &other].map(|teller| (teller.lang, log::told(teller, entry).what)).into();
            let item = Item {
                title: told.what,
                path: format!("log/{}", entry.seq),
                id: format!("entries/{}", entry.seq),
                updated: entry.at,
                authors: vec![told.by],
                summary: told.about,
            };
            new(&teller, entry.seq, Some(entry), (item, titles))
        })
        .collect()
}

fn new(teller: &Teller<'_>, number: u64, entry: Option<&Entry>, (item, titles): (Item, Vec<(Lang, String)>)) -> New {
    let shown = entry.filter(|entry| log::is_shown(teller, entry));
    let by = entry.map(|entry| entry.actor.party.clone());
    New { item, titles, entry: number, change: shown.map_or("", |entry| entry.change.name()), by }
}

/// What was done, when and by whom, in one line below what it is about.
pub(crate) fn said(teller: &Teller<'_>, new: &New) -> String {
    let item = &new.item;
    let day = teller.day(jiff::tz::Offset::UTC.to_datetime(item.updated).date());
    let done = (!new.change.is_empty()).then(|| teller.say(&format!("change-{}", new.change)));
    // Of an entry the title says what was done, and the summary what it is about.
    let is_entry = done.as_ref().is_some_and(|done| *done == item.title);
    let about = if is_entry { item.summary.clone() } else { done.unwrap_or_default() };
    let by = new.by.as_ref().map(|by| teller.party(by)).unwrap_or_default();
    let parts = [about, day, by];
    let told: Vec<String> = parts.iter().filter(|text| !text.is_empty()).map(|text| tame(text)).collect();
    told.join(" · ")
}
