//! The grid of a matrix as text: heads, sections and lines with their cells. It is most of the page, and the same for all who look from
//! one view in one language, so it is drawn once for them.

use super::cells::{self, Head, Line};
use super::{Asked, Counted};
use crate::web::assets;
use crate::web::frame::Reading;
use crate::web::kept::Keep;
use askama::Template;
use plan::Strength;
use std::sync::Arc;

/// A grid that was drawn.
pub(crate) struct Grid {
    text: String,
    width: usize,
}

#[derive(Template)]
#[template(path = "matrix/grid.html")]
struct Drawing {
    corner: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
    icons: String,
}

impl Grid {
    /// The grid of what was counted, drawn before or now.
    pub(super) fn of(
        reading: &Reading<'_>,
        asked: &Asked,
        counted: &Counted,
        only: Option<&str>,
        strength: Option<Strength>,
    ) -> Arc<Self> {
        // Links within keep the day and the viewer that the address names, so these belong to the question.
        let question = reading.link(asked.sieve.link("/matrix"));
        let what = format!("{} {:?} {question}", reading.asking.language.tag(), asked.across);
        reading.figures.grids.made(reading.standpoint(), what, || {
            let (heads, lines) = match &counted.turned {
                None => cells::lay_out(reading, &asked.sieve, counted, only, strength),
                Some(turned) => turned.lay_out(reading, &asked.sieve, only),
            };
            let (width, corner) = (heads.len(), reading.teller.say("column-provision"));
            let drawing = Drawing { corner, heads, lines, icons: assets::address("icons.svg") };
            // Writing into a string cannot fail.
            Self { text: drawing.render().unwrap_or_default(), width }
        })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many columns stand beside the provisions.
    pub(super) fn width(&self) -> usize {
        self.width
    }
}

impl Keep for Grid {
    fn size(&self) -> usize {
        self.text.len()
    }
}
