//! All routes of the interface: where each stands, what it may be asked with, what it gives, and what answers. Router, description and
//! page are made of this table.

use super::answers::{ListedContribution, OneCheck, OneEdition, OneLoad, OneParty, OnePlan, OneProvision, OneSubmission};
use super::call::Call;
use super::parameter::{Kind, Parameter};
use super::{figures, nouns, shapes};
use crate::report::json::{ListedInitiative, Matrix, OneInitiative};
use crate::report::pairs::OnePair;
use crate::web::answer::Lost;
use crate::web::gaps::Figures;
use plan::{Edition, Framework, Life, MadeCheck, Party, Position, Provision, Reason, Ruling, Strength};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::borrow::Cow;

/// One route.
pub(super) struct Route {
    /// Its address below `/api/v1`, with parameters in braces.
    pub(super) path: &'static str,
    /// The noun; the key of its sentence behind `api-route-`.
    pub(super) name: &'static str,
    /// What it may be asked with besides the day and, for lists, where to begin.
    own: &'static [Parameter],
    pub(super) gives: Gives,
    pub(super) tell: Tell,
    /// A call that gives something with the plan that ships, for the page and the tests; none where nothing is everybody's.
    pub(super) example: &'static str,
}

/// What a route gives.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// Things of this schema, part by part, with these figures beside them.
    List(shapes::Told, &'static [&'static str]),
    /// What this schema says, in one piece.
    One(shapes::Told),
    /// The same of an edition, which is named beside.
    Figures(shapes::Told),
}

/// What answers.
type Tell = for<'a> fn(&Call<'a>) -> Result<Told<'a>, Lost>;

/// What is told.
pub(super) enum Told<'a> {
    One(Value),
    List(Listing<'a>),
}

/// A list before it is cut: the place of each thing in the order that never changes, and how to tell one.
pub(super) struct Listing<'a> {
    pub(super) order: Vec<Cow<'a, str>>,
    pub(super) tell: Box<dyn Fn(usize) -> Value + 'a>,
    /// Figures that stand beside the list.
    pub(super) beside: Vec<(&'static str, Value)>,
}

impl<'a> Listing<'a> {
    /// A list of things, each with its place in the order.
    pub(super) fn of<T: 'a, P: Into<Cow<'a, str>>>(
        all: Vec<T>,
        place: impl Fn(&T) -> P,
        tell: impl Fn(&T) -> Value + 'a,
    ) -> Self {
        Self {
            order: all.iter().map(|one| place(one).into()).collect(),
            tell: Box::new(move |at| tell(&all[at])),
            beside: Vec::new(),
        }
    }

    pub(super) fn beside(mut self, name: &'static str, value: Value) -> Self {
        self.beside.push((name, value));
        self
    }
}

impl Told<'_> {
    /// What is told in one piece.
    pub(super) fn one(told: impl serde::Serialize) -> Self {
        Self::One(serde_json::json!(told))
    }
}

impl<'a> From<Listing<'a>> for Told<'a> {
    fn from(listing: Listing<'a>) -> Self {
        Self::List(listing)
    }
}

impl Route {
    /// Everything it may be asked with.
    pub(super) fn parameters(&self) -> Vec<Parameter> {
        let day = Parameter::query("as-at", Kind::Day);
        let part = [Parameter::query("limit", Kind::Limit), Parameter::query("cursor", Kind::Cursor)];
        let part = part.into_iter().filter(|_| matches!(self.gives, Gives::List(..)));
        self.own.iter().copied().chain([day]).chain(part).collect()
    }

    /// The name of the schema of its answer.
    pub(super) fn answer(&self) -> String {
        format!("answer-{}", self.name)
    }

    /// The address as the router takes it: what a last parameter names may have strokes in it.
    pub(super) fn pattern(&self) -> String {
        self.path.replace("{key}", "{*key}").replace("{number}", "{*number}")
    }
}

/// The schema of a type, by its name.
pub(super) fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

const fn text(name: &'static str) -> Parameter {
    Parameter::query(name, Kind::Text)
}

const fn one_of(name: &'static str, words: fn() -> Vec<String>) -> Parameter {
    Parameter::query(name, Kind::OneOf(words))
}

pub(super) fn named<T: serde::Serialize>(all: &[T]) -> Vec<String> {
    all.iter().map(crate::report::word).collect()
}

const KEY: Parameter = Parameter::path("key", Kind::Text);
const FRAMEWORK: Parameter = Parameter::path("framework", Kind::Text);
const LABEL: Parameter = Parameter::path("label", Kind::Text);
const SUBMISSION: Parameter = Parameter::path("submission", Kind::Text);
const ENTRY: Parameter = Parameter::path("entry", Kind::Number);

/// The filters of initiatives, which are those of the page.
const INITIATIVES: &[Parameter] = &[
    text("edition"),
    text("words"),
    text("state"),
    text("party"),
    text("funder"),
    one_of("life", || named(&Life::ALL)),
    one_of("kind", || named(&plan::Kind::ALL)),
    text("provision"),
    one_of("unaligned", || vec!["yes".to_owned()]),
    Parameter::query("from", Kind::Year),
    Parameter::query("to", Kind::Year),
];

/// The filters of the matrix, which are those of the page.
const COVERAGE: &[Parameter] = &[
    text("edition"),
    text("words"),
    text("party"),
    text("funder"),
    one_of("life", || named(&Life::ALL)),
    one_of("kind", || named(&plan::Kind::ALL)),
    text("provision"),
    Parameter::query("from", Kind::Year),
    Parameter::query("to", Kind::Year),
];

const GAPS: &[Parameter] =
    &[text("edition"), text("state"), text("provision"), one_of("reason", || named(&Reason::ALL)), text("with")];

const CONTRIBUTIONS: &[Parameter] =
    &[text("edition"), text("provision"), text("initiative"), text("state"), one_of("strength", || named(&Strength::ALL))];

macro_rules! route {
    ($path:literal, $name:literal, $own:expr, $gives:expr, $tell:path, $example:literal) => {
        Route { path: $path, name: $name, own: $own, gives: $gives, tell: $tell, example: $example }
    };
}

/// All routes, in the order of the page.
pub(super) static ROUTES: [Route; 20] = [
    route!("/plans", "plans", &[], Gives::List(of::<Framework>, &[]), nouns::plans, "/plans"),
    route!("/plans/{key}", "plan", &[KEY], Gives::One(of::<OnePlan<'_>>), nouns::plan, "/plans/jpoa"),
    route!("/editions", "editions", &[text("plan")], Gives::List(of::<Edition>, &[]), nouns::editions, "/editions?plan=jpoa"),
    route!(
        "/editions/{framework}/{label}",
        "edition",
        &[FRAMEWORK, LABEL],
        Gives::One(of::<OneEdition<'_>>),
        nouns::edition,
        "/editions/jpoa/2022"
    ),
    route!(
        "/provisions",
        "provisions",
        &[text("edition"), text("provision")],
        Gives::List(of::<Provision>, &[]),
        nouns::provisions,
        "/provisions?edition=jpoa/2022&provision=II&limit=2"
    ),
    route!(
        "/provisions/{framework}/{label}/{number}",
        "provision",
        &[FRAMEWORK, LABEL, Parameter::path("number", Kind::Text)],
        Gives::One(of::<OneProvision<'_>>),
        nouns::provision,
        "/provisions/jpoa/2022/II.3"
    ),
    route!(
        "/parties",
        "parties",
        &[text("kind")],
        Gives::List(of::<Party>, &[]),
        nouns::parties,
        "/parties?kind=un-entity&limit=2"
    ),
    route!("/parties/{key}", "party", &[KEY], Gives::One(of::<OneParty<'_>>), nouns::party, "/parties/unodc"),
    route!(
        "/positions",
        "positions",
        &[text("edition"), text("party")],
        Gives::List(of::<Position>, &[]),
        nouns::positions,
        "/positions?party=KG"
    ),
    route!(
        "/initiatives",
        "initiatives",
        INITIATIVES,
        Gives::List(of::<ListedInitiative>, &["rule"]),
        nouns::initiatives,
        "/initiatives?state=KG&life=running&limit=2"
    ),
    route!(
        "/initiatives/{key}",
        "initiative",
        &[KEY],
        Gives::One(of::<OneInitiative>),
        nouns::initiative,
        "/initiatives/central-asia:CA-025"
    ),
    route!(
        "/contributions",
        "contributions",
        CONTRIBUTIONS,
        Gives::List(of::<ListedContribution<'_>>, &[]),
        nouns::contributions,
        "/contributions?provision=II&limit=2"
    ),
    route!(
        "/pairs",
        "pairs",
        &[text("initiative"), one_of("kind", || named(&Ruling::ALL))],
        Gives::List(of::<OnePair<'_>>, &["rule", "compared", "settled", "restricted"]),
        nouns::pairs,
        "/pairs?limit=1"
    ),
    route!("/coverage", "coverage", COVERAGE, Gives::Figures(of::<Matrix<'_>>), figures::coverage, "/coverage?provision=II.3"),
    route!("/gaps", "gaps", GAPS, Gives::Figures(of::<Figures<'_>>), figures::gaps, "/gaps?state=KG&reason=never-covered"),
    route!("/checks", "checks", &[], Gives::List(of::<MadeCheck>, &[]), nouns::checks, "/checks"),
    route!("/checks/{entry}", "check", &[ENTRY], Gives::One(of::<OneCheck>), nouns::check, ""),
    route!("/submissions", "submissions", &[], Gives::List(of::<OneSubmission<'_>>, &[]), nouns::submissions, "/submissions"),
    route!("/submissions/{submission}", "submission", &[SUBMISSION], Gives::One(of::<OneSubmission<'_>>), nouns::submission, ""),
    route!("/loads", "loads", &[], Gives::List(of::<OneLoad<'_>>, &[]), nouns::loads, "/loads"),
];
