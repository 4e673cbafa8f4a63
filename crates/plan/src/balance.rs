//! Balance: how many initiatives there are by section, by mode and by State, each counted once a line.

use crate::coverage::Coverage;
use crate::{Life, Mode, PartyKey, ProvisionKey, View};

/// Initiatives by life; the order of the numbers is that of `Life::ALL`.
pub type ByLife = [u32; 6];

/// How the register leans.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Balance {
    /// By section of the edition: the pillars, and what stands across them.
    pub sections: Vec<(ProvisionKey, ByLife)>,
    /// By mode of the provisions reached.
    pub modes: Vec<(Mode, ByLife)>,
    /// By State of the matrix.
    pub states: Vec<(PartyKey, ByLife)>,
    /// All that reach a provision of the edition in a State of the matrix.
    pub all: ByLife,
}

/// Counts what the viewer may see. An initiative that reaches three provisions of a section counts once in that section;
/// one that reaches two sections counts once in each, so that lines of a table do not add up to `all`.
pub(crate) fn balance(view: &View<'_>, coverage: &Coverage) -> Balance {
    let Some(edition) = coverage.provisions().first().and_then(|first| view.edition(&first.edition())) else {
        return Balance::default();
    };
    let sections: Vec<&str> = edition.provisions.iter().filter(|p| p.parent_number().is_none()).map(|p| p.key.number()).collect();
    let section_of: Vec<usize> = edition
        .counted()
        .map(|provision| sections.iter().position(|number| *number == provision.section_number()).unwrap_or_default())
        .collect();
    let modes_of: Vec<&[Mode]> = edition.counted().map(|provision| &*provision.modes).collect();

    let mut by_section = vec![ByLife::default(); sections.len()];
    let mut by_mode = [ByLife::default(); Mode::ALL.len()];
    let mut by_state = vec![ByLife::default(); coverage.states().len()];
    let mut all = ByLife::default();
    let (mut in_section, mut in_mode) = (vec![false; sections.len()], [false; Mode::ALL.len()]);
    coverage.each_seen(view, |_, life, _, reach, columns| {
        if reach.is_empty() || columns.is_empty() {
            return;
        }
        columns.iter().for_each(|column| by_state[usize::from(*column)][life as usize] += 1);
        all[life as usize] += 1;
        in_section.fill(false);
        in_mode.fill(false);
        for (row, _) in reach {
            in_section[section_of[usize::from(*row)]] = true;
            modes_of[usize::from(*row)].iter().for_each(|mode| in_mode[*mode as usize] = true);
        }
        tick(&mut by_section, &in_section, life);
        tick(&mut by_mode, &in_mode, life);
    });
    let counted = |number: &&str| edition.counted().any(|provision| provision.section_number() == *number);
    let key = |number: &str| edition.edition.key.provision(number);
    Balance {
        sections: sections
            .iter()
            .zip(by_section)
            .filter(|(number, _)| counted(number))
            .map(|(number, n)| (key(number), n))
            .collect(),
        modes: Mode::ALL.into_iter().zip(by_mode).collect(),
        states: coverage.states().iter().cloned().zip(by_state).collect(),
        all,
    }
}

fn tick(lines: &mut [ByLife], on: &[bool], life: Life) {
    for (line, on) in lines.iter_mut().zip(on) {
        line[life as usize] += u32::from(*on);
    }
}
