//! How the cells of a part of the matrix stand: covered, in doubt, open; as numbers, as a bar and in words.

use super::frame::Reading;
use plan::{Coverage, Gap, Reason};

/// How wide a bar is drawn; the browser stretches it.
const WIDTH: usize = 1000;

/// Cells by how they stand: covered, doubtful, open.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shares {
    pub(crate) covered: usize,
    pub(crate) doubtful: usize,
    pub(crate) open: usize,
}

impl Shares {
    fn add(&mut self, reason: Option<Reason>) {
        match reason {
            None | Some(Reason::SingleProvider) => self.covered += 1,
            Some(
                Reason::Unconfirmed
                | Reason::OnlyBorderline
                | Reason::OnlyPlanned
                | Reason::Unclear
                | Reason::Suspended
                | Reason::Withheld,
            ) => self.doubtful += 1,
            Some(Reason::Ended | Reason::DonorWithdrew | Reason::Cancelled | Reason::NeverCovered) => self.open += 1,
        }
    }

    pub(crate) fn all(&self) -> usize {
        self.covered + self.doubtful + self.open
    }

    /// The three parts of a bar as where each begins and how wide it is.
    pub(crate) fn bar(&self) -> [(usize, usize); 3] {
        let all = self.all().max(1);
        let covered = self.covered * WIDTH / all;
        let doubtful = self.doubtful * WIDTH / all;
        [(0, covered), (covered, doubtful), (covered + doubtful, WIDTH - covered - doubtful)]
    }

    /// The numbers in a sentence.
    pub(crate) fn told(&self, reading: &Reading<'_>) -> String {
        let number = |number: usize| words::Value::from(number as i64);
        let values = [
            ("covered", number(self.covered)),
            ("doubtful", number(self.doubtful)),
            ("open", number(self.open)),
            ("all", number(self.all())),
        ];
        reading.teller.say_with("home-share", &values)
    }
}

/// Counts the cells of each group of a matrix by how they stand; cells settled as not applicable count nowhere, and those without a
/// group are passed over.
pub(crate) fn shared<K: PartialEq>(
    coverage: &Coverage,
    gaps: &[Gap],
    settled: &[(usize, usize)],
    group: impl Fn(usize, usize) -> Option<K>,
) -> Vec<(K, Shares)> {
    let mut groups: Vec<(K, Shares)> = Vec::new();
    let mut gaps = gaps.iter().peekable();
    for (row, column, _) in coverage.cells() {
        let gap = gaps.next_if(|gap| (gap.provision, gap.state) == (row, column));
        let Some(key) = group(row, column).filter(|_| settled.binary_search(&(row, column)).is_err()) else { continue };
        let at = groups.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            groups.push((key, Shares::default()));
            groups.len() - 1
        });
        groups[at].1.add(gap.map(|gap| gap.reason));
    }
    groups
}
