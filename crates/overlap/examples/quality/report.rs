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
    /// A figure that should be at least the target.
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
        let reached = if self.ours + 5e-4 >= self.target { "yes" } else { "**no**" };
        let Self { item, data, measure, ours, target, others, note } = self;
        format!("| {item} | {data} | {measure} | {ours:.3} | {target:.2} | {reached} | {others} | {note} |")
    }
}

/// The heading of the table.
pub(crate) const HEADING: &str =
    "| item | data | measure | ours | asked for | reached | others | remarks |\n|---|---|---|---:|---:|---|---|---|";
