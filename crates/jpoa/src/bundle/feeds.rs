//! The feeds of a bundle: what was recorded, and the initiatives of each State and of each provision, in both languages.
//! Not for the form of a feed (`exchange::feed`).

use super::{File, Form, Ground};
use crate::report::{Teller, log};
use exchange::feed::{Feed, Item, feed, item};
use plan::{Filter, Initiative, Lang, Released};
use std::cell::OnceCell;
use std::rc::Rc;

/// The initiatives of each provision, counted once for all feeds.
type ByProvision<'a> = Vec<(plan::ProvisionKey, Vec<Released<&'a Initiative>>)>;

pub(super) fn files<'a>(ground: &'a Ground<'a>) -> Vec<File<'a>> {
    let view = ground.publication.view;
    let mut files = Vec::new();
    for lang in [Lang::EN, Lang::RU] {
        files.push(file(
            ground,
            "changes".to_owned(),
            lang,
            |lang| ground.tongues.of(lang).say("data-feed-changes"),
            move |lang| ground.entries.iter().map(|entry| change(ground, entry, lang)).collect(),
        ));
    }
    let Some(region) = view.region() else { return files };
    for state in &region.states {
        for lang in [Lang::EN, Lang::RU] {
            let title = |lang| {
                let name = view.party(state).map_or(state.as_str(), |party| party.title.show(lang));
                ground.tongues.of(lang).say_with("data-feed-state", &[("state", name.to_owned().into())])
            };
            files.push(file(ground, ["state-", state.as_str()].concat(), lang, title, move |lang| {
                let here = view.initiatives().filter(|initiative| initiative.places.iter().any(|place| place.state == *state));
                here.map(|initiative| of(ground, initiative, lang)).collect()
            }));
        }
    }
    let counted: Rc<OnceCell<ByProvision<'a>>> = Rc::default();
    let provisions = view.edition(&region.plan).into_iter().flat_map(|edition| edition.counted());
    for provision in provisions {
        for lang in [Lang::EN, Lang::RU] {
            let title = |lang| {
                let values = [
                    ("number", provision.key.number().to_owned().into()),
                    ("title", provision.title.show(lang).to_owned().into()),
                ];
                ground.tongues.of(lang).say_with("data-feed-provision", &values)
            };
            let counted = counted.clone();
            let name = ["provision-", &provision.key.as_str().replace('/', "-")].concat();
            files.push(file(ground, name, lang, title, move |lang| {
                let counted = counted.get_or_init(|| plan::by_provision(view, &region.plan));
                let reach = counted.iter().find(|(key, _)| *key == provision.key).map_or(&[][..], |(_, reach)| reach);
                reach.iter().map(|initiative| of(ground, *initiative, lang)).collect()
            }));
        }
    }
    files
}

fn file<'a>(
    ground: &'a Ground<'a>,
    name: String,
    lang: Lang,
    title: impl Fn(Lang) -> String,
    items: impl Fn(Lang) -> Vec<Item> + 'a,
) -> File<'a> {
    let about = [Lang::EN, Lang::RU].map(&title);
    let path = format!("feeds/{name}.{lang}");
    let title = title(lang);
    let name = format!("{path}.atom");
    let make = move || {
        let head = Feed { path: path.clone(), title: title.clone(), lang };
        Ok(feed(&ground.publication, &head, items(lang)))
    };
    File { media_type: super::media_type(&name), name, form: Form::Atom, about, make: Box::new(make) }
}

/// The feed of a search.
pub(crate) fn found(ground: &Ground<'_>, filter: &Filter, lang: Lang) -> Vec<u8> {
    let view = ground.publication.view;
    let provision = filter.provision.as_ref().map(|(edition, number)| edition.provision(number).to_string());
    let state = filter.state.as_ref().map(ToString::to_string);
    let asked: Vec<String> = filter.words.iter().cloned().chain(state).chain(provision).collect();
    let asked = asked.join(" ");
    let title = ground.tongues.of(lang).say_with("data-feed-search", &[("what", asked.clone().into())]);
    let head = Feed { path: format!("feeds/search/{asked}.{lang}"), title, lang };
    let items = plan::choose(view, filter).into_iter().map(|(initiative, _)| of(ground, initiative, lang));
    feed(&ground.publication, &head, items.collect())
}

/// An initiative as an item, as new as the entry that last touched it.
fn of(ground: &Ground<'_>, initiative: Released<&Initiative>, lang: Lang) -> Item {
    let touched = ground.publication.view.touched(&initiative.key);
    let entry = touched.and_then(|seq| ground.entries.binary_search_by_key(&seq, |entry| entry.seq).ok());
    item(&ground.publication, initiative, entry.map(|at| ground.entries[at].at), lang)
}

/// A journal entry as an item; of what may not be seen its number and time alone.
fn change(ground: &Ground<'_>, entry: &plan::Entry, lang: Lang) -> Item {
    let teller = Teller::new(ground.tongues.of(lang), ground.publication.view, ground.shipped);
    let told = log::told(&teller, entry);
    Item {
        title: told.what,
        path: format!("log/{}", entry.seq),
        id: format!("entries/{}", entry.seq),
        updated: entry.at,
        authors: vec![told.by],
        summary: told.about,
    }
}
