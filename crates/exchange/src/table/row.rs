//! One row as one initiative or a part of one. Not for finding out which column is which (`heading`), and not for
//! putting parts together (`group`).

use super::field::{Field, Named};
use super::grid::{Place as At, Row};
use super::heading::Headings;
use super::money::{self, Money};
use super::shape::{Manner, Shape};
use super::{cell, made};
use crate::notes::Notes;
use crate::{Origin, country, limits, words};
use compact_str::{CompactString, format_compact};
use plan::{
    Contribution, ContributionStanding, Finding, Initiative, InitiativeKey, Lang, PartialDate, Participants, PartyKey, Period,
    Place, ProvisionKey, Role, Severity, Source, Spot, Status, Strength, Texts, Who,
};

/// A row with all that is needed to say what is wrong with it.
pub(crate) struct Reader<'a> {
    pub(crate) row: &'a Row,
    pub(crate) headings: &'a Headings,
    pub(crate) manner: &'a Manner,
    pub(crate) origin: &'a Origin<'a>,
    pub(crate) at: At<'a>,
    /// The State of rows that name none.
    pub(crate) everywhere: Option<&'a str>,
}

/// What a row says.
pub(crate) struct Part {
    /// The initiative, without its money.
    pub(crate) initiative: Initiative,
    /// Whether its reference had to be made.
    pub(crate) key_is_made: bool,
    /// Whether it names an area and nothing says in which State that is.
    pub(crate) lacks_state: bool,
    /// The money of the row.
    pub(crate) money: Vec<Money>,
    /// The year or quarter in which there was money.
    pub(crate) spending: Option<Period>,
}

/// A filled cell: its text, its column, its heading, what the column is.
pub(crate) struct Filled<'a> {
    pub(crate) text: &'a str,
    pub(crate) column: usize,
    pub(crate) heading: &'a str,
    pub(crate) named: &'a Named,
}

impl<'a> Reader<'a> {
    /// Reads the row; where it has no title, gives the column that lacks it and the finding that says so.
    pub(crate) fn part(&self, notes: &mut Notes) -> Result<Part, (usize, Box<Finding>)> {
        let one_line = |(lang, text): (Lang, &str)| (lang, text.split_whitespace().collect::<Vec<_>>().join(" ").into());
        let title = Texts::collect(self.texts(Field::Title).iter().map(one_line));
        let written = self.first(Field::Identifier);
        // Single payments may leave the title to other rows.
        if title.is_empty() && (written.is_empty() || self.manner.shape != Shape::Payments) {
            let (column, heading) = self.headings.of(Field::Title).next().map_or((0, ""), |(at, heading, _)| (at, heading));
            let spot = self.at.spot(self.origin.file, self.row.line, Some(column), heading);
            let without = Finding::new("row-without-title", Severity::Error, spot).with("identifier", written);
            return Err((column, Box::new(without)));
        }
        let key = if written.is_empty() {
            let lead = self.first(Field::Lead);
            let start = if self.manner.joins_by_title { "" } else { self.first(Field::Start) };
            self.origin.key(&made::reference(title.show(Lang::EN), lead, start))
        } else {
            self.key(written)
        };
        let mut initiative = Initiative::new(key, self.origin.source.clone());
        initiative.title = title;
        initiative.description = self.texts(Field::Description);
        initiative.kind = self.word(Field::Kind, words::kind, "kind-unknown", notes).unwrap_or_default();
        initiative.parent = Some(self.first(Field::Parent)).filter(|parent| !parent.is_empty()).map(|parent| self.key(parent));
        initiative.roles = self.roles();
        initiative.places = self.places(notes);
        initiative.period = self.period(notes);
        initiative.status = self.word(Field::Status, status, "status-unknown", notes).unwrap_or(Status::Unknown);
        initiative.sectors = self.sectors();
        initiative.contributions = self.contributions(notes);
        initiative.sources = self.sources();
        let money = money::of(self, notes);
        let spending = money::spending(self, &money);
        let lacks_state = initiative.places.is_empty() && self.cells(Field::Area).next().is_some();
        Ok(Part { initiative, key_is_made: written.is_empty(), lacks_state, money, spending })
    }

    /// The address of a reference. Under a heading that says so it is one of the world-wide identifiers, so that the table and
    /// a file of activities mean the same initiative by it.
    fn key(&self, reference: &str) -> InitiativeKey {
        let mut headings = self.headings.of(Field::Identifier);
        if headings.next().is_some_and(|(_, heading, _)| super::words::is_worldwide(heading)) && !reference.starts_with("iati:") {
            InitiativeKey::within("iati", reference)
        } else {
            self.origin.key(reference)
        }
    }

    /// The filled cells of a field.
    pub(crate) fn cells(&self, field: Field) -> impl Iterator<Item = Filled<'a>> {
        let row = self.row;
        self.headings.of(field).filter_map(move |(column, heading, named)| {
            let text = cell::plain(row.cell(column));
            (!text.is_empty()).then_some(Filled { text, column, heading, named })
        })
    }

    /// The single values in the cells of a field.
    pub(crate) fn values(&self, field: Field) -> impl Iterator<Item = Filled<'a>> {
        self.cells(field).flat_map(|filled| {
            let Filled { text, column, heading, named } = filled;
            cell::values(text).take(limits::LIST).map(move |text| Filled { text, column, heading, named })
        })
    }

    pub(crate) fn first(&self, field: Field) -> &'a str {
        self.cells(field).next().map_or("", |filled| filled.text)
    }

    /// The place of a cell.
    pub(crate) fn spot(&self, filled: &Filled<'_>) -> Spot {
        self.at.spot(self.origin.file, self.row.line, Some(filled.column), filled.heading)
    }

    /// Says that a word of a cell is not understood.
    pub(crate) fn doubt(&self, notes: &mut Notes, code: &'static str, filled: &Filled<'_>, word: &str) {
        let word: String = word.chars().take(100).collect();
        notes.word(code, self.spot(filled), &word);
    }

    fn texts(&self, field: Field) -> Texts {
        let lang = |filled: &Filled<'_>| filled.named.lang.unwrap_or_else(|| cell::language(filled.text));
        Texts::collect(self.cells(field).map(|filled| (lang(&filled), filled.text.into())))
    }

    /// A cell that holds one of a few words.
    fn word<T>(&self, field: Field, read: fn(&str) -> Option<T>, code: &'static str, notes: &mut Notes) -> Option<T> {
        let filled = self.cells(field).next()?;
        let word = read(filled.text);
        if word.is_none() {
            self.doubt(notes, code, &filled, filled.text);
        }
        word
    }

    fn roles(&self) -> Participants {
        let roles = [
            (Field::Lead, Role::Lead),
            (Field::Implementer, Role::Implementer),
            (Field::Funder, Role::Funder),
            (Field::Partner, Role::Partner),
            (Field::Reporter, Role::Reporter),
        ];
        let all = roles.into_iter().flat_map(|(field, role)| {
            self.values(field).filter_map(move |filled| Some((role, organisation(filled.text, self.origin)?)))
        });
        Participants::collect(all.take(limits::LIST))
    }

    /// The States; with the province where there is one State only. Of provinces and districts the province is taken,
    /// since that is what can be compared from source to source.
    fn places(&self, notes: &mut Notes) -> Box<[Place]> {
        let mut states: Vec<PartyKey> = Vec::new();
        for filled in self.values(Field::State) {
            // A comma can part countries or stand in the name of one.
            let parts: Vec<&str> = filled.text.split([',', '/', '|']).map(str::trim).collect();
            let is_list = self.state(filled.text).is_none() && parts.iter().any(|part| self.state(part).is_some());
            let parts = if is_list { parts } else { vec![filled.text] };
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                match self.state(part) {
                    Some(state) if states.contains(&state) => {}
                    Some(state) => states.push(state),
                    None => self.doubt(notes, "country-unknown", &filled, part),
                }
            }
        }
        if let (true, Some(state)) = (states.is_empty(), self.everywhere) {
            states.push(PartyKey::new(state));
        }
        let level = |heading: &str| heading.chars().find(char::is_ascii_digit).unwrap_or('5');
        let area = self.cells(Field::Area).min_by_key(|filled| level(filled.heading));
        let (Some(area), [state]) = (area, &*states) else { return states.into_iter().map(whole).collect() };
        let areas = cell::values(area.text).filter(|area| self.state(area).as_ref() != Some(state)).take(limits::LIST);
        let places: Vec<Place> = areas.map(|area| Place { state: state.clone(), area: Some(area.into()) }).collect();
        if places.is_empty() { Box::new([whole(state.clone())]) } else { places.into() }
    }

    fn state(&self, word: &str) -> Option<PartyKey> {
        // `KG - Kyrgyzstan`: a code and what it means.
        let code = || country::find(word.split_once(" - ")?.0).map(PartyKey::new);
        country::find(word).map(PartyKey::new).or_else(code).or_else(|| (self.origin.parties)(None, word))
    }

    fn period(&self, notes: &mut Notes) -> Period {
        let mut date = |field| -> Option<PartialDate> {
            let is_actual = |filled: &Filled<'_>| {
                words::fold(filled.heading).split(' ').any(|word| matches!(word, "actual" | "факт" | "фактическая"))
            };
            let filled = self.cells(field).min_by_key(|filled| !is_actual(filled))?;
            let date = cell::date(filled.text, self.manner.order(filled.column));
            if date.is_none() {
                self.doubt(notes, "date-unreadable", &filled, filled.text);
            }
            date
        };
        let mut period = Period { start: date(Field::Start), end: date(Field::End) };
        if let Some(filled) = self.cells(Field::Term).next() {
            match cell::term(filled.text) {
                Some((start, end)) => {
                    period = Period { start: period.start.or(Some(start)), end: period.end.or(end) };
                }
                None => self.doubt(notes, "date-unreadable", &filled, filled.text),
            }
        }
        if let (true, Some(start), Some(end)) = (period.is_reversed(), period.start, period.end) {
            let last = self.cells(Field::End).chain(self.cells(Field::Term)).next();
            let (column, heading) = last.map_or((0, ""), |filled| (filled.column, filled.heading));
            let spot = self.at.spot(self.origin.file, self.row.line, Some(column), heading);
            let reversed = Finding::new("term-reversed", Severity::Warning, spot);
            notes.push(reversed.with("start", start).with("end", end));
        }
        period
    }

    /// Subjects: codes of the DAC with the name of their list, other words as `text:…`.
    fn sectors(&self) -> Box<[CompactString]> {
        let mut sectors: Vec<CompactString> = Vec::new();
        for filled in self.values(Field::Sector) {
            let digits = filled.text.bytes().take_while(u8::is_ascii_digit).count();
            let (code, rest) = filled.text.split_at(digits);
            let is_code = rest.is_empty() || rest.starts_with([' ', '-', '.', ':', '–']);
            let sector = match (digits, is_code) {
                (5, true) => format_compact!("dac-5:{code}"),
                (3, true) => format_compact!("dac-3:{code}"),
                _ if rest.is_empty() => continue,
                _ => format_compact!("text:{}", filled.text),
            };
            if !sectors.contains(&sector) && sectors.len() < limits::LIST {
                sectors.push(sector);
            }
        }
        sectors.into()
    }

    /// What the row says it carries out: `jpoa/2022/II.3.1`, or `jpoa/2022/II.3.1 (core)`; related unless it says how strongly. A number
    /// alone is of the plan of whoever reads the table.
    fn contributions(&self, notes: &mut Notes) -> Box<[Contribution]> {
        let mut contributions: Vec<Contribution> = Vec::new();
        for filled in self.values(Field::Provision) {
            let value = filled.text;
            let (address, strength) = match value.strip_suffix(')').and_then(|value| value.split_once('(')) {
                Some((address, word)) => (address.trim(), strength(word)),
                None => (value, Some(Strength::Related)),
            };
            let (Some(strength), true) = (strength, is_provision(address)) else {
                self.doubt(notes, "provision-unreadable", &filled, value);
                continue;
            };
            let to = ProvisionKey::new(address);
            if !contributions.iter().any(|known| known.to == to) && contributions.len() < limits::LIST {
                contributions.push(Contribution { to, strength, standing: ContributionStanding::Suggested, by: None });
            }
        }
        contributions.into()
    }

    fn sources(&self) -> Box<[Source]> {
        let sources: Vec<Source> =
            self.values(Field::Source).map(|filled| Source { address: filled.text.into(), on: None }).collect();
        if sources.is_empty() { Box::new([Source { address: self.origin.address.into(), on: None }]) } else { sources.into() }
    }
}

/// Whether it is the address of a provision, or its number as a plan numbers: `II.3.1`.
fn is_provision(text: &str) -> bool {
    let is_number = || {
        let (section, rest) = text.split_once('.')?;
        let is_section = !section.is_empty() && section.chars().all(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
        Some(is_section && rest.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())))
    };
    text.matches('/').count() >= 2 || is_number().unwrap_or(false)
}

/// A whole State as a place.
fn whole(state: PartyKey) -> Place {
    Place { state, area: None }
}

/// An organisation as registers write it: `Name [code]`, and names in several languages as `A*B` or `A | B`.
fn organisation(written: &str, origin: &Origin<'_>) -> Option<Who> {
    let (names, code) = match written.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        // What holds blanks is a name in brackets and no code.
        Some((names, code)) if !code.trim().contains(' ') => (names.trim(), Some(code.trim()).filter(|code| !code.is_empty())),
        Some((names, name)) if names.trim().is_empty() => (name.trim(), None),
        _ => (written, None),
    };
    let names: Vec<&str> = match names.split_once(" | ") {
        Some((first, rest)) => vec![first, rest],
        None => names.split('*').collect(),
    };
    let on_one_line = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = names.into_iter().map(|name| on_one_line(name.trim_matches(['|', ' '])));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    origin.who(code, &names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A status in words, or as a code of the IATI list before its words: `2 - Implementation`.
fn status(word: &str) -> Option<Status> {
    let (code, rest) = word.split_once([' ', '-']).unwrap_or((word, ""));
    let rest = if code.bytes().all(|byte| byte.is_ascii_digit()) { rest.trim_start_matches([' ', '-', '–']) } else { "" };
    words::status(word).or_else(|| words::status(rest)).or_else(|| crate::iati::status(code))
}

fn strength(word: &str) -> Option<Strength> {
    Some(match words::fold(word).as_str() {
        "core" | "основной" | "основное" => Strength::Core,
        "related" | "связанный" | "связанное" => Strength::Related,
        "relevant" | "касается" | "косвенно" => Strength::Relevant,
        _ => return None,
    })
}
