//! The feeds of a bundle: what was recorded, and the initiatives of each State and of each provision, in both languages.
//! Not for the form of a feed (`exchange::feed`).

use super::{File, Form, Ground};
use crate::notice::{Question, news};
use exchange::feed::{Feed, Item, feed};
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
            move |lang| items(news::news(ground, &Question::Changes, 0, lang)),
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
                items(news::news(ground, &Question::State(state.clone()), 0, lang))
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
                items(Some(news::of_initiatives(ground, reach.iter().copied(), 0, lang)))
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
    make: impl Fn(Lang) -> Vec<Item> + 'a,
) -> File<'a> {
    let about = [Lang::EN, Lang::RU].map(&title);
    let path = format!("feeds/{name}.{lang}");
    let title = title(lang);
    let name = format!("{path}.atom");
    let bytes = move || {
        let head = Feed { path: path.clone(), title: title.clone(), lang };
        Ok(feed(&ground.publication, &head, make(lang)))
    };
    File { media_type: super::media_type(&name), name, form: Form::Atom, about, make: Box::new(bytes) }
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
    let found = plan::choose(view, filter).into_iter().map(|(initiative, _)| initiative);
    feed(&ground.publication, &head, items(Some(news::of_initiatives(ground, found, 0, lang))))
}

/// News as items of a feed.
fn items(news: Option<Vec<news::New>>) -> Vec<Item> {
    news.into_iter().flatten().map(|new| new.item).collect()
}
