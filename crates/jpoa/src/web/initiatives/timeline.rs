//! The list drawn through the years: a bar from the start to the end of each initiative, with the day of the view as a line.

use super::Listed;
use crate::web::frame::Reading;
use plan::{Date, Initiative, Life, Released};

/// The width of the drawing in tenths of a percent.
const WIDTH: i32 = 1000;

/// The shortest bar that can be seen.
const SHORTEST: i32 = 6;

/// A line of the drawing.
pub(crate) struct Drawn {
    pub(crate) listed: Listed,
    pub(crate) bar: Option<Bar>,
}

/// A bar: where it begins and how long it is, as shares of the width; what life it has, and whether an end is not known.
pub(crate) struct Bar {
    pub(crate) x: String,
    pub(crate) width: String,
    pub(crate) life: &'static str,
    pub(crate) open: bool,
}

/// The drawing: its lines, the years above them and where today is.
pub(crate) struct Timeline {
    pub(crate) lines: Vec<Drawn>,
    pub(crate) years: Vec<(i16, String)>,
    pub(crate) today: String,
}

/// Draws initiatives; the years are those that any of them touches.
pub(crate) fn draw(reading: &Reading<'_>, shown: &[(Released<&Initiative>, Life)]) -> Timeline {
    let today = reading.view.as_at();
    let start = |it: &Initiative| it.period.start.map(|date| date.first_day());
    let end = |it: &Initiative| it.period.end.map(|date| date.last_day());
    let days = shown.iter().flat_map(|(it, _)| [start(it), end(it)]).flatten().chain([today]);
    let first = days.clone().map(|day| day.year()).min().unwrap_or_else(|| today.year());
    let last = days.map(|day| day.year()).max().unwrap_or_else(|| today.year());
    let at = |day: Date| {
        let years = f64::from(last - first) + 1.0;
        let share = (f64::from(day.year() - first) + f64::from(day.day_of_year() - 1) / 366.0) / years;
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and the width")]
        let x = (share * f64::from(WIDTH)).round() as i32;
        x
    };
    let bar = |it: &Initiative, life: Life| {
        let (from, to) = (start(it), end(it));
        if from.is_none() && to.is_none() {
            return None;
        }
        let x = from.or(to).map_or(0, at);
        let until = to.unwrap_or_else(|| if life == Life::Running { today } else { from.unwrap_or(today) });
        let open = from.is_none() || to.is_none();
        Some(Bar { x: share(x), width: share((at(until) - x).max(SHORTEST)), life: sign(life), open })
    };
    // A name for about every eighth of the width.
    let step = ((last - first) / 8 + 1).max(1);
    Timeline {
        lines: shown.iter().map(|(it, life)| Drawn { listed: Listed::of(reading, it, *life), bar: bar(it, *life) }).collect(),
        years: (first..=last)
            .step_by(step as usize)
            .filter_map(|year| Some((year, share(at(Date::new(year, 1, 1).ok()?)))))
            .collect(),
        today: share(at(today)),
    }
}

/// A place as the drawing takes it: `12.5%`.
fn share(place: i32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

/// The class of a life in the style.
fn sign(life: Life) -> &'static str {
    match life {
        Life::Running => "runs",
        Life::Intended => "meant",
        Life::Ended => "ended",
        Life::Cancelled => "given-up",
        Life::Suspended | Life::Unclear => "unclear",
    }
}
