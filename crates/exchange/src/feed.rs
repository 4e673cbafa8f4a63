//! Feeds (Atom, RFC 4287): what was recorded, and which initiatives there are of a kind. Not for who may see them.

use crate::xml::Xml;
use crate::{Publication, Term};
use plan::{Initiative, Lang, Released, Timestamp, Who};

/// How many items a feed holds at most; readers of feeds ask again and again, and want what is new.
const MOST: usize = 200;

/// What a feed says of itself.
pub struct Feed {
    /// Its path below the site: `feeds/state-KG`.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The language it is in.
    pub lang: Lang,
}

/// One item of a feed.
pub struct Item {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub path: String,
    /// What tells it from all others, below the site.
    pub id: String,
    /// Since when it is so.
    pub updated: Timestamp,
    /// Who did it or answers for it.
    pub authors: Vec<String>,
    /// A few sentences.
    pub summary: String,
}

/// Writes a feed; newest items first, and of very many the newest.
pub fn feed(publication: &Publication<'_>, feed: &Feed, mut items: Vec<Item>) -> Vec<u8> {
    items.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    items.truncate(MOST);
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", Some("http://www.w3.org/2005/Atom")), ("xml:lang", Some(feed.lang.as_str()))]);
    xml.text("id", &[], &publication.address(&feed.path));
    xml.text("title", &[], &feed.title);
    xml.text("updated", &[], &publication.time().to_string());
    if publication.site.is_some() {
        xml.empty("link", &[("rel", Some("self")), ("href", Some(&publication.address(&format!("{}.atom", feed.path))))]);
    }
    xml.open("author", &[]);
    let keeper = publication.secretariat().map(|key| publication.view.party_label(key, feed.lang));
    xml.text("name", &[], keeper.unwrap_or("jpoa"));
    xml.close();
    for item in &items {
        xml.open("entry", &[]);
        xml.text("id", &[], &publication.address(&item.id));
        xml.text("title", &[], &item.title);
        xml.text("updated", &[], &item.updated.to_string());
        if publication.site.is_some() {
            xml.empty("link", &[("rel", Some("alternate")), ("href", Some(&publication.address(&item.path)))]);
        }
        for author in &item.authors {
            xml.open("author", &[]);
            xml.text("name", &[], author);
            xml.close();
        }
        xml.text("summary", &[], &item.summary);
        xml.close();
    }
    xml.finish()
}

/// An initiative as an item; `touched` is when the register last changed it, where that is known. Without that it is as new as
/// what was last heard of it.
pub fn item(publication: &Publication<'_>, initiative: Released<&Initiative>, touched: Option<Timestamp>, lang: Lang) -> Item {
    let whole = initiative.get();
    let view = publication.view;
    let heard = || whole.heard().map_or(Timestamp::UNIX_EPOCH, |heard| crate::publication::midnight(heard.last_day()));
    let name = |who: &Who| match who {
        Who::Party(key) => view.party(key).map_or(key.as_str(), |party| party.title.show(lang)).to_owned(),
        Who::Written(written) if written.name.is_empty() => written.code.as_deref().unwrap_or_default().to_owned(),
        Who::Written(written) => written.name.to_string(),
    };
    let life = (publication.say)(Term::Life(plan::life(whole, view.as_at())), lang);
    let description = whole.description.show(lang);
    let summary = if description.is_empty() { life } else { format!("{life}. {description}") };
    let path = format!("initiatives/{}", whole.key);
    Item {
        title: whole.title.show(lang).to_owned(),
        id: path.clone(),
        path,
        updated: touched.unwrap_or_else(heard).min(publication.time()),
        authors: whole.roles.providers().map(name).collect(),
        summary,
    }
}
