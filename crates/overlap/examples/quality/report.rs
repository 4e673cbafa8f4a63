//! One line of the table of quality: what was measured, what came out, what was asked for, and what others reach.

/// A figure.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Line {
    item: String,
    data: String,
    measure: String,
    ours: f64,
    target: f64,
    others: String,
    note: String,
}

impl Line {
    /// A figure that should be at least the target; 0 where nothing was asked for.
    pub(crate) fn new(item: &str, data: &str, measure: &str, ours: f64, target: f64, others: &str) -> Self {
        let owned = |text: &str| text.to_owned();
        Self {
            item: owned(item),
            data: owned(data),
            measure: owned(measure),
            ours,
            target,
            others: owned(others),
            note: String::new(),
        }
    }

    /// What must be known to read it.
    pub(crate) fn noting(self, note: &str) -> Self {
        Self { note: note.to_owned(), ..self }
    }

    /// The line as a row of a Markdown table.
    pub(crate) fn row(&self) -> String {
        let Self { item, data, measure, ours, target, others, note } = self;
        let (target, reached) = match *target {
            0.0 => ("–".to_owned(), "–"),
            target => (format!("{target:.2}"), if *ours + 5e-4 >= target { "yes" } else { "**no**" }),
        };
        format!("| {item} | {data} | {measure} | {ours:.3} | {target} | {reached} | {others} | {note} |")
    }
}

/// The heading of the table.
pub(crate) const HEADING: &str =
    "| item | data | measure | ours | asked for | reached | others | remarks |\n|---|---|---|---:|---:|---|---|---|";
