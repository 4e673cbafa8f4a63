//! All deeds of the interface: where each stands, which scope it asks for, what it takes and gives, and what does it. Router,
//! description and page are made of this table, as of that of routes.

use super::answers::{HandedIn, KeptCheck, Neighbours};
use super::call::{Caller, Given};
use super::deeds;
use super::parameter::{Kind, Parameter};
use super::problem::Stopped;
use super::proposal::{Correction, Proposal};
use super::shapes::Told;
use super::table::of;
use crate::report::json::OneInitiative;
use crate::web::site::Site;
use axum::http::{HeaderMap, StatusCode};
use desk::account::Scope;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;

/// One deed.
pub(super) struct Deed {
    pub(super) way: Way,
    /// Its address below `/api/v1`, with parameters in braces.
    pub(super) path: &'static str,
    /// Its name; the key of its sentence behind `api-deed-`.
    pub(super) name: &'static str,
    /// What a token must have been made for; none where nothing is recorded, and the public may.
    pub(super) scope: Option<Scope>,
    /// What stands in its body.
    pub(super) takes: Option<Told>,
    /// What it answers with.
    pub(super) gives: Told,
    /// How it ends well.
    pub(super) ends: &'static [u16],
    pub(super) does: Does,
    /// A body to try, for the page and the tests.
    pub(super) example: &'static str,
}

/// The methods of deeds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Post,
    Patch,
}

impl Way {
    /// As it stands in the description.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Patch => "patch",
        }
    }
}

/// One deed while it is done.
pub(super) struct Job<'a> {
    pub(super) site: &'a Site,
    pub(super) caller: &'a Caller,
    pub(super) given: &'a Given,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

/// What came of it.
#[derive(Clone)]
pub(super) struct Done {
    pub(super) status: StatusCode,
    /// Where what was made stands, below `/api/v1`.
    pub(super) location: Option<String>,
    pub(super) value: Value,
}

/// What does it.
type Does = for<'a> fn(&'a Job<'a>) -> Pin<Box<dyn Future<Output = Result<Done, Stopped>> + Send + 'a>>;

impl Deed {
    /// What stands in its address.
    pub(super) fn parameters(&self) -> &'static [Parameter] {
        const KEY: &[Parameter] = &[Parameter::path("key", Kind::Text)];
        if self.path.contains("{key}") { KEY } else { &[] }
    }

    /// The name of the schema of its answer.
    pub(super) fn answer(&self) -> String {
        format!("answer-{}", self.name)
    }

    /// The name of the schema of its body.
    pub(super) fn body(&self) -> String {
        ["body-", self.name].concat()
    }

    /// What its body may be called: JSON as it is, and for a correction JSON whose fields are put in the place of others (RFC 7396).
    pub(super) fn kinds(&self) -> &'static [&'static str] {
        match (self.takes, self.way) {
            (None, _) => &[],
            (Some(_), Way::Post) => &["application/json"],
            (Some(_), Way::Patch) => &["application/json", "application/merge-patch+json"],
        }
    }

    /// Whether an answer with this status says where what was made stands.
    pub(super) fn leads(&self, status: u16) -> bool {
        matches!(status, 201 | 202)
    }

    /// The address as the router takes it: an address of an initiative may have strokes in it, so that what stands behind it is looked
    /// at afterwards.
    pub(super) fn pattern(&self) -> String {
        match self.path.split_once("{key}") {
            Some((before, _)) => format!("{before}{{*key}}"),
            None => self.path.to_owned(),
        }
    }

    /// What stands behind the address of an initiative.
    pub(super) fn behind(&self) -> &'static str {
        self.path.split_once("{key}").map_or("", |(_, behind)| behind)
    }
}

/// A proposal to try.
const BORDER: &str = r#"{"title": "Strengthening border control posts between Tajikistan and Afghanistan", "funder": "European Union", "states": ["TJ"], "start": 2027}"#;

/// All deeds, in the order of the page.
pub(super) static DEEDS: [Deed; 5] = [
    Deed {
        way: Way::Post,
        path: "/neighbours",
        name: "look",
        scope: None,
        takes: Some(of::<Proposal>),
        gives: of::<Neighbours<'_>>,
        ends: &[200],
        does: |job| Box::pin(deeds::look(job)),
        example: BORDER,
    },
    Deed {
        way: Way::Post,
        path: "/checks",
        name: "keep",
        scope: Some(Scope::Check),
        takes: Some(of::<Proposal>),
        gives: of::<KeptCheck<'_>>,
        ends: &[201],
        does: |job| Box::pin(deeds::keep(job)),
        example: BORDER,
    },
    Deed {
        way: Way::Post,
        path: "/initiatives",
        name: "hand-in",
        scope: Some(Scope::HandIn),
        takes: Some(of::<Proposal>),
        gives: of::<HandedIn>,
        ends: &[201, 202],
        does: |job| Box::pin(deeds::hand_in(job)),
        example: BORDER,
    },
    Deed {
        way: Way::Patch,
        path: "/initiatives/{key}",
        name: "correct",
        scope: Some(Scope::HandIn),
        takes: Some(of::<Correction>),
        gives: of::<HandedIn>,
        ends: &[200, 202],
        does: |job| Box::pin(deeds::correct(job)),
        example: r#"{"end": "2028-06"}"#,
    },
    Deed {
        way: Way::Post,
        path: "/initiatives/{key}/confirmation",
        name: "confirm",
        scope: Some(Scope::HandIn),
        takes: None,
        gives: of::<OneInitiative>,
        ends: &[200],
        does: |job| Box::pin(deeds::confirm(job)),
        example: "",
    },
];
