//! The lists that the cells of a workbook offer, on a sheet of their own. Not for which cell offers which.

use super::Ground;
use super::cell::LEVELS;
use plan::{Because, Kind, Status, Strength};
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

/// A list that cells offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Offer {
    /// Statuses.
    Status,
    /// Reasons.
    Because,
    /// Kinds of initiatives.
    Kind,
    /// Provisions that initiatives carry out.
    Provisions,
    /// Strengths.
    Strength,
    /// Currencies.
    Currency,
    /// What a sum is.
    Sum,
    /// Who may see.
    Visibility,
    /// The mark of what applies.
    Tick,
    /// The word for yes.
    Yes,
}

const OFFERS: [Offer; 10] = [
    Offer::Status,
    Offer::Because,
    Offer::Kind,
    Offer::Provisions,
    Offer::Strength,
    Offer::Currency,
    Offer::Sum,
    Offer::Visibility,
    Offer::Tick,
    Offer::Yes,
];

impl Offer {
    fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Because => "because",
            Self::Kind => "kind",
            Self::Provisions => "provisions",
            Self::Strength => "strength",
            Self::Currency => "currency",
            Self::Sum => "sum-kind",
            Self::Visibility => "visibility",
            Self::Tick => "states",
            Self::Yes => "still-right",
        }
    }

    fn values(self, ground: &Ground<'_>) -> Vec<String> {
        match self {
            Self::Status => Status::ALL.map(|status| ground.status(status)).to_vec(),
            Self::Because => Because::GIVEN.map(|because| ground.because(because)).to_vec(),
            Self::Kind => Kind::ALL.map(|kind| ground.kind(kind)).to_vec(),
            Self::Provisions => {
                let read = ground.view.edition(ground.edition);
                let counted = read.iter().flat_map(plan::ReadEdition::counted);
                counted.map(|provision| provision_line(ground, provision.key.number())).collect()
            }
            Self::Strength => Strength::ALL.map(|strength| ground.strength(strength)).to_vec(),
            Self::Currency => ground.currencies(),
            Self::Sum => super::sums::KINDS.map(|kind| ground.sum_kind(kind)).to_vec(),
            Self::Visibility => LEVELS.map(|level| ground.level(level)).to_vec(),
            Self::Tick => vec![TICK.to_owned()],
            Self::Yes => vec![ground.form("yes")],
        }
    }
}

/// What stands in a State's column where the entry works in it.
pub(crate) const TICK: &str = "x";

/// A provision as a cell says it: the number, then the title.
pub(crate) fn provision_line(ground: &Ground<'_>, number: &str) -> String {
    let provision = ground.view.provision(&ground.edition.provision(number));
    let title = provision.map_or("", |provision| provision.title.show(ground.lang));
    super::plain(&format!("{number} {title}"))
}

/// Writes the lists, each in a column; where each stands is given back by [`source`].
pub(crate) fn write(to: &mut Worksheet, ground: &Ground<'_>, head: &Format) -> Result<(), XlsxError> {
    for (column, offer) in (0..).zip(OFFERS) {
        to.write_string_with_format(0, column, ground.form(&format!("column-{}", offer.name())), head)?;
        let values = offer.values(ground);
        let widest = values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
        to.set_column_width(column, widest.clamp(12, 70) as f64)?;
        for (row, value) in (1..).zip(&values) {
            to.write_string(row, column, value)?;
        }
    }
    Ok(())
}

/// The cells that hold a list.
pub(crate) fn source(sheet: &str, ground: &Ground<'_>, offer: Offer) -> Formula {
    let at = OFFERS.iter().position(|known| *known == offer).unwrap_or_default();
    let column = char::from(b'A' + u8::try_from(at).unwrap_or_default());
    Formula::new(format!("='{sheet}'!${column}$2:${column}${}", offer.values(ground).len() + 1))
}
