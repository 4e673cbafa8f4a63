//! One field of an initiative as the text of a cell, and back. What was written is compared as text, so a cell nobody touched is
//! never read; only an edited one is understood here. Not for which columns a file has.

use super::{Ground, plain};
use crate::wire::word;
use crate::{Term, table, words};
use plan::{
    Because, Contribution, ContributionStanding, Initiative, Kind, PartialDate, Participants, PartyNames, Role, Status, Strength,
    Texts, Visibility, Who,
};

/// A field that a file shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// Its title in the language of the file.
    Title,
    /// What it does, in that language.
    Description,
    /// What sort of undertaking it is.
    Kind,
    /// Who answers for it.
    Providers,
    /// Those in one role.
    Lead,
    /// Who carries it out.
    Implementer,
    /// Who pays.
    Funder,
    /// Who takes part.
    Partner,
    /// States with areas, by name.
    Where,
    /// States of the matrix, by code.
    States,
    /// Provinces and districts within these States.
    Areas,
    /// First and last day in one cell.
    Term,
    /// First day.
    Start,
    /// Last day.
    End,
    /// Where it stands.
    Status,
    /// Why it was suspended or cancelled.
    Because,
    /// Provisions of the edition, each with its strength.
    Provisions,
    /// Sums as reported, each with its currency and what it is.
    Budgets,
    /// Who may see it.
    Visibility,
    /// Whether it is still right as it stands; always empty in what goes out.
    Still,
}

/// A text that is no value of its field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NotUnderstood {
    /// Which of its cells that is, in the order of [`super::ReturnedCell::cells`].
    pub part: usize,
    /// What stands there, where that is less than all of it.
    pub text: Option<String>,
    /// Whether it is a sum to which a currency is missing.
    pub lacks_currency: bool,
}

impl NotUnderstood {
    /// Something of a field that has several cells.
    pub(super) fn part(part: usize, text: &str) -> Self {
        Self { part, text: Some(text.to_owned()), lacks_currency: false }
    }
}

/// The text is no value of its field as a whole.
pub(super) fn unknown() -> NotUnderstood {
    NotUnderstood::default()
}

/// How many cells a provision has: its number and its strength.
pub(super) const PROVISION_CELLS: usize = 2;

/// The permanent names of who may see, as they are offered.
pub(crate) const LEVELS: [&str; 3] = ["public", "members", "secretariat"];

impl Field {
    /// All fields, in the order in which they are told.
    pub const ALL: [Self; 20] = [
        Self::Title,
        Self::Description,
        Self::Kind,
        Self::Providers,
        Self::Lead,
        Self::Implementer,
        Self::Funder,
        Self::Partner,
        Self::Where,
        Self::States,
        Self::Areas,
        Self::Term,
        Self::Start,
        Self::End,
        Self::Status,
        Self::Because,
        Self::Provisions,
        Self::Budgets,
        Self::Visibility,
        Self::Still,
    ];

    /// The permanent name, as findings and JSON tell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::Kind => "kind",
            Self::Providers => "providers",
            Self::Lead => "lead",
            Self::Implementer => "implementer",
            Self::Funder => "funder",
            Self::Partner => "partner",
            Self::Where => "where",
            Self::States => "states",
            Self::Areas => "areas",
            Self::Term => "term",
            Self::Start => "start",
            Self::End => "end",
            Self::Status => "status",
            Self::Because => "because",
            Self::Provisions => "provisions",
            Self::Budgets => "budgets",
            Self::Visibility => "visibility",
            Self::Still => "still-right",
        }
    }

    /// The field of a permanent name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    fn role(self) -> Option<Role> {
        match self {
            Self::Lead => Some(Role::Lead),
            Self::Implementer => Some(Role::Implementer),
            Self::Funder => Some(Role::Funder),
            Self::Partner => Some(Role::Partner),
            _ => None,
        }
    }
}

impl Ground<'_> {
    /// What a cell says of an initiative.
    pub fn said(&self, field: Field, initiative: &Initiative) -> String {
        let date = |date: Option<PartialDate>| date.map_or_else(String::new, |date| date.to_string());
        let text = match field {
            Field::Title => initiative.title.show(self.lang).to_owned(),
            Field::Description => initiative.description.show(self.lang).to_owned(),
            Field::Kind => self.kind(initiative.kind),
            Field::Providers => self.names(initiative.roles.providers()),
            Field::Lead | Field::Implementer | Field::Funder | Field::Partner => {
                field.role().map_or_else(String::new, |role| self.names(initiative.roles.in_role(role)))
            }
            Field::Where => self.places(initiative),
            Field::States => self.states(initiative).join("; "),
            Field::Areas => self.areas(initiative),
            Field::Term => initiative.period.written(),
            Field::Start => date(initiative.period.start),
            Field::End => date(initiative.period.end),
            Field::Status => self.status(initiative.status),
            Field::Because => initiative.because.map_or_else(String::new, |because| self.because(because)),
            Field::Provisions => self.provisions(initiative).map(|told| told.join(" ")).collect::<Vec<_>>().join("; "),
            Field::Budgets => self.sums(initiative).map(|sum| sum.join(" ")).collect::<Vec<_>>().join("; "),
            Field::Visibility => self.visibility(&initiative.visibility),
            Field::Still => String::new(),
        };
        crate::sheet::cut(&plain(&text))
    }

    pub(crate) fn kind(&self, kind: Kind) -> String {
        (self.say)(Term::Kind(kind), self.lang)
    }

    pub(crate) fn status(&self, status: Status) -> String {
        (self.say)(Term::Status(status), self.lang)
    }

    pub(crate) fn because(&self, because: Because) -> String {
        (self.say)(Term::Because(because), self.lang)
    }

    pub(crate) fn strength(&self, strength: Strength) -> String {
        (self.say)(Term::Strength(strength), self.lang)
    }

    pub(crate) fn level(&self, name: &str) -> String {
        self.form(&format!("visibility-{name}"))
    }

    fn visibility(&self, visibility: &Visibility) -> String {
        match visibility {
            Visibility::Public => self.level("public"),
            Visibility::Members => self.level("members"),
            Visibility::Secretariat => self.level("secretariat"),
            Visibility::Named(parties) => {
                let names: Vec<String> = parties.iter().map(|party| self.label(party)).collect();
                names.join("; ")
            }
        }
    }

    fn who(&self, who: &Who) -> String {
        let name = match who {
            Who::Party(key) => self.label(key),
            Who::Written(written) if written.name.is_empty() => written.code.as_deref().unwrap_or_default().to_owned(),
            Who::Written(written) => written.name.to_string(),
        };
        plain(&name.replace(';', ","))
    }

    fn names<'w>(&self, all: impl Iterator<Item = &'w Who>) -> String {
        all.map(|who| self.who(who)).collect::<Vec<_>>().join("; ")
    }

    /// Number and strength of each contribution to the edition.
    pub(crate) fn provisions(&self, initiative: &Initiative) -> impl Iterator<Item = [String; 2]> {
        let ours = initiative.contributions.iter().filter(|to| to.to.edition() == *self.edition);
        ours.map(|to| [to.to.number().to_owned(), self.strength(to.strength)])
    }

    /// Sets a field of an initiative to what an edited cell says.
    pub fn put(&self, field: Field, text: &str, to: &mut Initiative) -> Result<(), NotUnderstood> {
        match field {
            Field::Title => self.text(&mut to.title, text),
            Field::Description => self.text(&mut to.description, text),
            Field::Kind => {
                to.kind = one_of(text, Kind::ALL, |kind| self.kind(kind)).or_else(|| words::kind(text)).ok_or_else(unknown)?;
            }
            Field::Providers | Field::Lead | Field::Implementer | Field::Funder | Field::Partner => {
                let providing = || {
                    let provides = |role: &Role| to.roles.in_role(*role).next().is_some();
                    [Role::Lead, Role::Implementer, Role::Funder, Role::Reporter].into_iter().find(provides)
                };
                let role = field.role().or_else(providing).unwrap_or(Role::Lead);
                self.participants(role, text, to);
            }
            Field::Where => to.places = self.places_of(text, to)?,
            Field::States => self.put_states(text, to)?,
            Field::Areas => self.put_areas(text, to)?,
            Field::Term => {
                let (start, end) = if plain(text).is_empty() { (None, None) } else { term_of(text)? };
                (to.period.start, to.period.end) = (start, end);
            }
            Field::Start => to.period.start = date(text)?,
            Field::End => to.period.end = date(text)?,
            Field::Status => {
                let said = one_of(text, Status::ALL, |status| self.status(status)).or_else(|| words::status(text));
                to.status = said.ok_or_else(unknown)?;
                // A reason belongs to what was stopped.
                if !matches!(to.status, Status::Suspended | Status::Cancelled) {
                    to.because = None;
                }
            }
            Field::Because => {
                let none = plain(text).is_empty();
                to.because =
                    if none { None } else { Some(one_of(text, Because::GIVEN, |it| self.because(it)).ok_or_else(unknown)?) };
            }
            Field::Provisions => to.contributions = self.contributions(text, to)?,
            Field::Budgets => to.budgets = self.put_sums(text, to)?,
            Field::Visibility => {
                to.visibility = match one_of(text, LEVELS, |level| self.level(level)).ok_or_else(unknown)? {
                    "public" => Visibility::Public,
                    "members" => Visibility::Members,
                    _ => Visibility::Secretariat,
                };
            }
            Field::Still => return one_of(text, ["yes"], |yes| self.form(yes)).map(|_| ()).ok_or_else(unknown),
        }
        Ok(())
    }

    fn text(&self, texts: &mut Texts, text: &str) {
        let others = texts.iter().filter(|(lang, _)| *lang != self.lang).map(|(lang, text)| (lang, Box::from(text)));
        *texts = Texts::collect(others.chain([(self.lang, plain(text).into())]).collect::<Vec<_>>());
    }

    /// Those who were named before stay what they are; others are looked up by name, else stand as they are written.
    fn participants(&self, role: Role, text: &str, to: &mut Initiative) {
        let names = PartyNames::in_view(self.view);
        let known: Vec<Who> = to.roles.iter().map(|(_, who)| who.clone()).collect();
        let named = text.split(';').map(plain).filter(|name| !name.is_empty()).map(|name| {
            let stays = known.iter().find(|who| self.who(who) == name).cloned();
            stays.unwrap_or_else(|| names.resolve(None, Some(&name)).map_or_else(|| Who::written(&name), Who::Party))
        });
        let others = to.roles.iter().filter(|(known, _)| *known != role).map(|(role, who)| (role, who.clone()));
        to.roles = Participants::collect(others.chain(named.map(|who| (role, who))).collect::<Vec<_>>());
    }

    /// Contributions to the edition as named, with those to other editions as they are.
    fn contributions(&self, text: &str, to: &Initiative) -> Result<Box<[Contribution]>, NotUnderstood> {
        let mut named: Vec<Contribution> = Vec::new();
        for (at, item) in text.split(';').map(plain).filter(|item| !item.is_empty()).enumerate() {
            let (number, strength) = item.split_once(' ').unwrap_or((item.as_str(), ""));
            let key = self.edition.provision(number);
            let counted = self.view.edition(self.edition).is_some_and(|read| read.counted().any(|known| known.key == key));
            let strength = match strength {
                "" => Strength::Related,
                said => one_of(said, Strength::ALL, |strength| self.strength(strength))
                    .ok_or_else(|| NotUnderstood::part(at * PROVISION_CELLS + 1, said))?,
            };
            if !counted {
                return Err(NotUnderstood::part(at * PROVISION_CELLS, number));
            }
            let stays = to.contributions.iter().find(|known| known.to == key && known.strength == strength).cloned();
            let new = || Contribution { to: key.clone(), strength, standing: ContributionStanding::Suggested, by: None };
            if named.iter().all(|known| known.to != key) {
                named.push(stays.unwrap_or_else(new));
            }
        }
        let others = to.contributions.iter().filter(|known| known.to.edition() != *self.edition).cloned();
        Ok(others.chain(named).collect())
    }
}

/// The value that is said so, or whose permanent name it is; case does not matter.
pub(super) fn one_of<T: Copy + serde::Serialize, const N: usize>(
    text: &str,
    all: [T; N],
    said: impl Fn(T) -> String,
) -> Option<T> {
    let text = words::fold(text);
    all.into_iter().find(|value| words::fold(&said(*value)) == text || words::fold(&word(value)) == text)
}

type Ends = (Option<PartialDate>, Option<PartialDate>);

/// `2021 – …`, `… – 2024-05`, or whatever tables of initiatives are read with. One date alone stands for both, as it was written.
fn term_of(text: &str) -> Result<Ends, NotUnderstood> {
    let text = plain(text);
    let open = |part: &str| matches!(part.trim(), "…" | "..." | "");
    if let Some((start, end)) = text.split_once('–') {
        let side = |part: &str| if open(part) { Ok(None) } else { table::date(part, None).map(Some).ok_or_else(unknown) };
        return Ok((side(start)?, side(end)?));
    }
    match table::term(&text) {
        Some((date, None)) => Ok((Some(date), Some(date))),
        Some((start, end)) => Ok((Some(start), end)),
        None => Err(unknown()),
    }
}

fn date(text: &str) -> Result<Option<PartialDate>, NotUnderstood> {
    let text = plain(text);
    if text.is_empty() { Ok(None) } else { table::date(&text, None).map(Some).ok_or_else(unknown) }
}
