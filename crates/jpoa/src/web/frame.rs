//! What stands around every page: its title, the ways to other pages, the language, and as at when, from which entry and for whom it
//! tells. Templates say everything through it.

use super::answer::Lost;
use super::asking::{Asking, Theme};
use super::assets;
use super::kept::{Figures, Standpoint};
use super::link::Link;
use super::offers::Offers;
use super::site::Setting;
use crate::notice::Question;
use crate::report::Teller;
use plan::{Active, Chosen, Date, EditionKey, Filter, Life, Order, StockTake, View, Viewer};
use std::sync::Arc;
use words::Language;

/// A view on behalf of one reader, while one answer is built.
pub(crate) struct Reading<'a> {
    pub(crate) teller: &'a Teller<'a>,
    pub(crate) view: &'a View<'a>,
    pub(crate) asking: &'a Asking,
    pub(crate) today: Date,
    /// What was worked out before.
    pub(crate) figures: &'a Figures,
    /// The newest entry that is told throughout.
    pub(crate) newest: u64,
    pub(crate) setting: Setting,
    /// Where the site is reached from outside.
    pub(crate) public: &'a str,
    /// The last entry and the beginning of its hash: from what a file was made that comes back.
    pub(crate) head: &'a dyn Fn() -> (u64, String),
}

/// A page in the main menu.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Home,
    Matrix,
    Gaps,
    Map,
    Plan,
    Initiatives,
    Parties,
    Check,
    Entries,
    Import,
    None,
}

/// An entry of the main menu.
pub(crate) struct Way {
    pub(crate) label: String,
    pub(crate) link: String,
    pub(crate) here: bool,
}

/// What a template is framed by.
pub(crate) struct Frame<'a> {
    reading: &'a Reading<'a>,
    pub(crate) title: String,
    place: Place,
}

/// The edition asked for, by label or address; the one in force where none is named.
pub(crate) fn edition(view: &View<'_>, asked: Option<&str>) -> Result<EditionKey, Lost> {
    let region = view.region().ok_or_else(|| desk::Refusal::new("no-plan"))?;
    let key = match asked.filter(|asked| !asked.is_empty()) {
        None => return Ok(region.plan.clone()),
        Some(asked) if asked.contains('/') => EditionKey::new(asked),
        Some(label) => EditionKey::new(format!("{}/{label}", region.plan.framework())),
    };
    if view.edition(&key).is_some() { Ok(key) } else { Err(Lost::NotThere(key.to_string())) }
}

impl<'a> Reading<'a> {
    /// Frames a page.
    pub(crate) fn frame(&'a self, place: Place, title: impl Into<String>) -> Frame<'a> {
        Frame { reading: self, title: title.into(), place }
    }

    /// The edition asked for, by label or address; the one in force where none is named.
    pub(crate) fn edition(&self, asked: Option<&str>) -> Result<EditionKey, Lost> {
        edition(self.view, asked)
    }

    /// From where figures are worked out.
    pub(crate) fn standpoint(&self) -> Standpoint<'a> {
        Standpoint { view: self.view, newest: self.newest }
    }

    /// The stock-take of an edition.
    pub(crate) fn stock_take(&self, edition: &EditionKey) -> Result<Arc<StockTake>, Lost> {
        let take = || plan::take(self.view, edition).ok_or_else(|| desk::Refusal::new("no-plan").into());
        self.figures.takes.of(self.standpoint(), edition.as_str(), take)
    }

    /// What a filter lets through, put in these orders one after the other.
    pub(crate) fn list(&self, filter: &Filter, orders: &[Order]) -> Arc<Chosen> {
        self.figures.lists.made(self.standpoint(), format!("{filter:?} {orders:?}"), || {
            let mut chosen = Chosen::of(self.view, filter);
            orders.iter().for_each(|order| chosen.sort(self.view, *order));
            chosen
        })
    }

    /// Who is at work in which cells of a matrix: those who provide, or those who pay.
    pub(crate) fn active(&self, take: &StockTake, pays: bool) -> Arc<Active> {
        let make =
            || if pays { Active::funding(self.view, &take.coverage) } else { Active::providing(self.view, &take.coverage) };
        self.figures.active.made(self.standpoint(), format!("{} {pays}", take.edition), make)
    }

    /// Which organisations the forms of filters offer.
    pub(crate) fn offers(&self) -> Arc<Offers> {
        self.figures.offers.made(self.standpoint(), self.asking.language.tag(), || Offers::of(self))
    }

    /// The page where a question can be watched.
    pub(crate) fn watch(&self, question: &Question) -> String {
        self.link(Link::to("/watch").with("of", question.to_string()))
    }

    /// Whether somebody may record something.
    pub(crate) fn works(&self) -> bool {
        let reads_only = self.asking.signed_in.as_ref().is_some_and(|who| !who.role.records());
        !reads_only && !matches!(self.view.viewer(), Viewer::Public | Viewer::Observer(_))
    }

    /// A link within the site that keeps the day the reader looks at, and as whom.
    pub(crate) fn link(&self, link: Link) -> String {
        let link = match self.asking.as_at {
            Some(day) => link.with("as-at", day.to_string()),
            None => link,
        };
        match &self.asking.seen_as {
            Some(viewer) => link.with("viewer", viewer).to_string(),
            None => link.to_string(),
        }
    }
}

impl Frame<'_> {
    pub(crate) fn say(&self, key: &str) -> String {
        self.reading.teller.say(key)
    }

    /// A sentence with one value in it.
    pub(crate) fn say_of(&self, key: &str, name: &str, value: &str) -> String {
        self.reading.teller.say_with(key, &[(name, value.into())])
    }

    /// A sentence that counts.
    pub(crate) fn count(&self, key: &str, count: &usize) -> String {
        self.reading.teller.say_with(key, &[("count", (*count as i64).into())])
    }

    pub(crate) fn number(&self, number: impl Into<i64>) -> String {
        self.reading.teller.words.number(number)
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.reading.asking.language.tag()
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub(crate) fn link(&self, path: &str) -> String {
        self.reading.link(Link::to(path))
    }

    /// The main menu.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let ways = [
            (Place::Matrix, "site-matrix", "/matrix"),
            (Place::Gaps, "section-gaps", "/gaps"),
            (Place::Plan, "site-plan", "/plans"),
            (Place::Initiatives, "site-initiatives", "/initiatives"),
            (Place::Parties, "section-parties", "/parties"),
            (Place::Map, "map-title", "/map"),
            (Place::Check, "site-check", "/check"),
        ];
        let own = self.reading.works().then_some((Place::Entries, "site-entries", "/entries"));
        let keeps = matches!(self.reading.view.viewer(), Viewer::Secretariat(_)) && self.reading.works();
        let keeps = keeps.then_some((Place::Import, "site-import", "/import"));
        let way = |(place, key, path): (Place, &str, &str)| Way {
            label: self.say(key),
            link: self.link(path),
            here: place == self.place,
        };
        ways.into_iter().chain(own).chain(keeps).map(way).collect()
    }

    /// The short name of the plan, such as JPoA, and the region's name.
    pub(crate) fn plan_short(&self) -> String {
        self.framework(|framework, lang| framework.short.show(lang).to_owned())
    }

    pub(crate) fn plan_title(&self) -> String {
        self.framework(|framework, lang| framework.title.show(lang).to_owned())
    }

    fn framework(&self, tell: impl Fn(&plan::Framework, plan::Lang) -> String) -> String {
        let view = self.reading.view;
        let framework = view.region().and_then(|region| view.framework(&region.plan.framework()));
        framework.map_or_else(String::new, |framework| tell(framework, self.reading.teller.lang))
    }

    pub(crate) fn region(&self) -> String {
        self.reading.view.region().map_or_else(String::new, |region| region.title.show(self.reading.teller.lang).to_owned())
    }

    /// The other languages, each in its own words.
    pub(crate) fn languages(&self) -> Vec<(&'static str, &'static str, String, bool)> {
        // not for people: the name of a language in the language itself is the same in every catalogue
        let own = |language| match language {
            Language::English => "English",
            Language::Russian => "Русский",
        };
        let asking = self.reading.asking;
        let one = |language: Language| {
            let link = asking.prefer("language", language.tag()).to_string();
            (language.tag(), own(language), link, language == asking.language)
        };
        Language::ALL.map(one).into()
    }

    /// The way in, or to one's own account: where it leads and what it is called.
    pub(crate) fn person(&self) -> (&'static str, String) {
        match &self.reading.asking.signed_in {
            Some(who) => ("/account", crate::terminal::tame(&who.account.name)),
            None => ("/sign-in", self.say("sign-in")),
        }
    }

    /// The name of the theme where one was chosen.
    pub(crate) fn theme(&self) -> &'static str {
        match self.reading.asking.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Where the other theme is chosen, and the key of what to call it.
    pub(crate) fn other_theme(&self) -> (String, &'static str) {
        match self.reading.asking.theme {
            Theme::Auto | Theme::Light => (self.reading.asking.prefer("theme", "dark").to_string(), "site-dark"),
            Theme::Dark => (self.reading.asking.prefer("theme", "light").to_string(), "site-light"),
        }
    }

    /// As at when, from which entry, seen by whom.
    pub(crate) fn lead(&self) -> String {
        self.reading.teller.lead()
    }

    /// What was just done, where the address says so.
    pub(crate) fn said(&self) -> Option<String> {
        let (_, query) = self.reading.asking.here.split_once('?')?;
        let done = query.split('&').find_map(|pair| pair.strip_prefix("said="))?;
        self.reading.teller.words.look_up(&format!("said-{done}"), &[])
    }

    /// The day the page tells for, where it is not today.
    pub(crate) fn other_day(&self) -> Option<String> {
        let day = self.reading.view.as_at();
        (day != self.reading.today).then(|| self.reading.teller.day(day))
    }

    /// The day the page tells for, as a form holds it.
    pub(crate) fn day(&self) -> String {
        self.reading.view.as_at().to_string()
    }

    /// The path of this page, without its query.
    pub(crate) fn path(&self) -> &str {
        let here = &self.reading.asking.here;
        here.split('?').next().unwrap_or(here)
    }

    /// What the address of this page asks for, besides the day, as whom, and what is said once.
    pub(crate) fn asked(&self) -> Vec<(String, String)> {
        let (_, query) = self.reading.asking.here.split_once('?').unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        pairs.filter(|(name, _)| !["as-at", "viewer", "said"].contains(&name.as_str())).collect()
    }

    /// This page with what it asks for, on the day of whoever opens it.
    pub(crate) fn on_any_day(&self) -> Link {
        self.asked().iter().fold(Link::to(self.path()), |link, (name, value)| link.with(name, value))
    }

    /// The whole address of this page on the day it tells for, so that it says the same to whoever follows it later.
    fn address(&self) -> String {
        format!("{}{}", self.reading.public, self.on_any_day().with("as-at", self.day()))
    }

    /// One line to cite the page by.
    pub(crate) fn citation(&self) -> String {
        let stamp = self.reading.view.stamp();
        let values = [
            ("plan", self.plan_title().into()),
            ("title", self.title.clone().into()),
            ("date", self.reading.teller.day(self.reading.view.as_at()).into()),
            ("entry", self.number(stamp.entry as i64).into()),
            ("address", self.address().into()),
        ];
        self.reading.teller.say_with("site-citation", &values)
    }

    /// As whom a page can be seen by somebody who may see more, and whether that is so now.
    pub(crate) fn seen_as(&self) -> Vec<(String, String, bool)> {
        let asked = self.reading.asking.seen_as.as_deref();
        let narrowed = asked.is_some() && self.reading.view.viewer().party().is_none();
        if !self.reading.works() && !narrowed {
            return Vec::new();
        }
        let one = |name: &str, key: &str, now: bool| (name.to_owned(), self.say(key), now);
        vec![one("", "seen-as-own", asked.is_none()), one("public", "site-as-public", narrowed)]
    }

    /// In a demonstration: as whom one can look, by name and label, and whether that is so now.
    pub(crate) fn masks(&self) -> Vec<(String, String, bool)> {
        if !self.reading.setting.demo || self.reading.asking.signed_in.is_some() {
            return Vec::new();
        }
        let view = self.reading.view;
        let now = view.viewer().party();
        let mut masks = vec![("public".to_owned(), self.say("site-as-public"), now.is_none())];
        let mut add = |key: &plan::PartyKey, label: String| masks.push((key.to_string(), label, now == Some(key)));
        let Some(region) = view.region() else { return masks };
        region.states.iter().for_each(|state| add(state, self.reading.teller.party_in_full(state)));
        for name in ["unodc", "osce", "eu"] {
            let key = plan::PartyKey::new(name);
            if view.party(&key).is_some() {
                add(&key, self.reading.teller.party(&key));
            }
        }
        add(&region.secretariat, self.say("site-as-secretariat"));
        masks
    }

    /// The signs of the drawing through the years, each with its words.
    pub(crate) fn timeline_signs(&self) -> Vec<(&'static str, String)> {
        let signs = [
            ("runs", Life::Running),
            ("meant", Life::Intended),
            ("ended", Life::Ended),
            ("given-up", Life::Cancelled),
            ("unclear", Life::Unclear),
        ];
        signs.map(|(sign, life)| (sign, self.reading.teller.life(life))).into()
    }

    /// Where a paper can be had, as long as this program prints.
    pub(crate) fn paper(&self, name: &str) -> Option<String> {
        cfg!(feature = "paper").then(|| self.link(&format!("/papers/{name}.pdf")))
    }

    /// The same of another edition than the one in force.
    pub(crate) fn paper_of(&self, name: &str, edition: &str) -> Option<String> {
        let link = Link::to(format!("/papers/{name}.pdf")).with("edition", edition);
        cfg!(feature = "paper").then(|| self.reading.link(link))
    }

    /// Where a file for offices can be had.
    pub(crate) fn office(&self, name: &str) -> String {
        self.link(&format!("/office/{name}"))
    }

    /// The same of another edition than the one in force.
    pub(crate) fn office_of(&self, name: &str, edition: &str) -> String {
        self.reading.link(Link::to(format!("/office/{name}")).with("edition", edition))
    }

    /// Where this very page can be had in another format.
    pub(crate) fn download(&self, format: &str) -> String {
        let here = &self.reading.asking.here;
        let (path, query) = here.split_once('?').unwrap_or((here, ""));
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("format=")).collect();
        let query = kept.iter().map(|pair| format!("{pair}&")).collect::<String>();
        format!("{path}?{query}format={format}")
    }
}
