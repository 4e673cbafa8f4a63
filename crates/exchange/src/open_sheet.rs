//! The register as sheets that people work on as they are: a list with codes and what they mean in English and Russian, and who
//! does what where in the form of the humanitarian exchange language. Both read back in.
//! Not for databases: tables that refer to one another are in `relation`.

use crate::sheet::{Cell, Column, Sheet};
use crate::wire::word;
use crate::{Publication, Term};
use plan::{Initiative, Lang, PartialDate, Released, Role, View, Who, life};

/// A column: its permanent name, its tag where HXL has one, and its cell.
struct Of {
    name: &'static str,
    tag: &'static str,
    cell: fn(&Row<'_, '_>) -> Cell,
}

/// An initiative in one of the States it works in.
struct Row<'a, 'p> {
    publication: &'a Publication<'p>,
    initiative: &'a Initiative,
    /// The part of its places that this row is of; all where there is one row for an initiative.
    state: Option<&'a str>,
    area: Option<&'a str>,
}

/// One row for each initiative, with codes and what they mean in both languages.
const LIST: [Of; 34] = [
    Of { name: "id", tag: "", cell: |row| text(row.initiative.key.as_str()) },
    Of { name: "title_en", tag: "", cell: |row| row.title(Lang::EN) },
    Of { name: "title_ru", tag: "", cell: |row| row.title(Lang::RU) },
    Of { name: "description_en", tag: "", cell: |row| row.description(Lang::EN) },
    Of { name: "description_ru", tag: "", cell: |row| row.description(Lang::RU) },
    Of { name: "kind", tag: "", cell: |row| Cell::Text(word(&row.initiative.kind)) },
    Of { name: "kind_en", tag: "", cell: |row| row.say(Term::Kind(row.initiative.kind), Lang::EN) },
    Of { name: "kind_ru", tag: "", cell: |row| row.say(Term::Kind(row.initiative.kind), Lang::RU) },
    Of { name: "status", tag: "", cell: |row| Cell::Text(word(&row.initiative.status)) },
    Of { name: "status_en", tag: "", cell: |row| row.say(Term::Status(row.initiative.status), Lang::EN) },
    Of { name: "status_ru", tag: "", cell: |row| row.say(Term::Status(row.initiative.status), Lang::RU) },
    Of { name: "life", tag: "", cell: |row| Cell::Text(word(&row.life())) },
    Of { name: "life_en", tag: "", cell: |row| row.say(Term::Life(row.life()), Lang::EN) },
    Of { name: "life_ru", tag: "", cell: |row| row.say(Term::Life(row.life()), Lang::RU) },
    Of { name: "start", tag: "", cell: |row| date(row.initiative.period.start) },
    Of { name: "end", tag: "", cell: |row| date(row.initiative.period.end) },
    Of { name: "lead", tag: "", cell: |row| row.codes(Role::Lead) },
    Of { name: "lead_en", tag: "", cell: |row| row.names(Role::Lead, Lang::EN) },
    Of { name: "lead_ru", tag: "", cell: |row| row.names(Role::Lead, Lang::RU) },
    Of { name: "implementer", tag: "", cell: |row| row.codes(Role::Implementer) },
    Of { name: "implementer_en", tag: "", cell: |row| row.names(Role::Implementer, Lang::EN) },
    Of { name: "implementer_ru", tag: "", cell: |row| row.names(Role::Implementer, Lang::RU) },
    Of { name: "funder", tag: "", cell: |row| row.codes(Role::Funder) },
    Of { name: "funder_en", tag: "", cell: |row| row.names(Role::Funder, Lang::EN) },
    Of { name: "funder_ru", tag: "", cell: |row| row.names(Role::Funder, Lang::RU) },
    Of { name: "partner", tag: "", cell: |row| row.codes(Role::Partner) },
    Of { name: "partner_en", tag: "", cell: |row| row.names(Role::Partner, Lang::EN) },
    Of { name: "partner_ru", tag: "", cell: |row| row.names(Role::Partner, Lang::RU) },
    Of { name: "states", tag: "", cell: |row| row.states() },
    Of { name: "areas", tag: "", cell: |row| row.areas() },
    Of { name: "sectors", tag: "", cell: |row| row.sectors() },
    Of { name: "provisions", tag: "", cell: |row| row.provisions() },
    Of { name: "as_of", tag: "", cell: |row| date(row.initiative.as_of) },
    Of { name: "sources", tag: "", cell: |row| row.sources() },
];

/// One row for each initiative in each of its States and areas: who does what where.
const WHERE: [Of; 16] = [
    Of { name: "org", tag: "#org+lead", cell: |row| row.names(Role::Lead, Lang::EN) },
    Of { name: "implementer", tag: "#org+impl", cell: |row| row.names(Role::Implementer, Lang::EN) },
    Of { name: "funder", tag: "#org+funder", cell: |row| row.names(Role::Funder, Lang::EN) },
    Of { name: "partner", tag: "#org+partner", cell: |row| row.names(Role::Partner, Lang::EN) },
    Of { name: "activity", tag: "#activity+name+en", cell: |row| row.title(Lang::EN) },
    Of { name: "activity_ru", tag: "#activity+name+ru", cell: |row| row.title(Lang::RU) },
    Of { name: "activity_id", tag: "#activity+code", cell: |row| text(row.initiative.key.as_str()) },
    Of { name: "activity_type", tag: "#activity+type", cell: |row| Cell::Text(word(&row.initiative.kind)) },
    Of { name: "sector", tag: "#sector", cell: |row| row.sectors() },
    Of { name: "provision", tag: "#meta+provision", cell: |row| row.provisions() },
    Of { name: "country_code", tag: "#country+code", cell: |row| row.state.map_or(Cell::Empty, text) },
    Of { name: "country", tag: "#country+name+en", cell: |row| row.country() },
    Of { name: "adm1", tag: "#adm1+name", cell: |row| row.area.map_or(Cell::Empty, text) },
    Of { name: "status", tag: "#status", cell: |row| Cell::Text(word(&row.initiative.status)) },
    Of { name: "start", tag: "#date+start", cell: |row| date(row.initiative.period.start) },
    Of { name: "end", tag: "#date+end", cell: |row| date(row.initiative.period.end) },
];

/// The list of initiatives with codes and their meanings.
pub fn initiatives(publication: &Publication<'_>) -> Sheet {
    let rows = publication.view.initiatives().map(|initiative| {
        let row = Row { publication, initiative: initiative.get(), state: None, area: None };
        LIST.iter().map(|of| (of.cell)(&row)).collect()
    });
    Sheet { title: String::new(), notes: Vec::new(), columns: columns(&LIST), rows: rows.collect() }
}

/// Who does what where, with the tags of HXL.
pub fn who_what_where(publication: &Publication<'_>) -> Sheet {
    let rows = publication.view.initiatives().flat_map(|initiative| rows(publication, initiative));
    Sheet { title: String::new(), notes: Vec::new(), columns: columns(&WHERE), rows: rows.collect() }
}

fn rows(publication: &Publication<'_>, initiative: Released<&Initiative>) -> Vec<Vec<Cell>> {
    let initiative = initiative.get();
    let row = |state, area| {
        let row = Row { publication, initiative, state, area };
        WHERE.iter().map(|of| (of.cell)(&row)).collect()
    };
    if initiative.places.is_empty() {
        return vec![row(None, None)];
    }
    initiative.places.iter().map(|place| row(Some(place.state.as_str()), place.area.as_deref())).collect()
}

fn columns(of: &[Of]) -> Vec<Column> {
    let tag = |tag: &str| (!tag.is_empty()).then(|| tag.to_owned());
    of.iter().map(|of| Column { heading: of.name.to_owned(), hxl: tag(of.tag) }).collect()
}

impl Row<'_, '_> {
    fn view(&self) -> &View<'_> {
        self.publication.view
    }

    fn say(&self, term: Term<'_>, lang: Lang) -> Cell {
        Cell::Text((self.publication.say)(term, lang))
    }

    fn life(&self) -> plan::Life {
        life(self.initiative, self.view().as_at())
    }

    fn title(&self, lang: Lang) -> Cell {
        self.initiative.title.get(lang).map_or(Cell::Empty, text)
    }

    fn description(&self, lang: Lang) -> Cell {
        self.initiative.description.get(lang).map_or(Cell::Empty, text)
    }

    /// Addresses of parties; a name that is none stands among the names alone.
    fn codes(&self, role: Role) -> Cell {
        list(self.initiative.roles.in_role(role).filter_map(|who| who.party().map(ToString::to_string)))
    }

    fn names(&self, role: Role, lang: Lang) -> Cell {
        list(self.initiative.roles.in_role(role).map(|who| match who {
            Who::Party(key) => self.view().party(key).map_or(key.as_str(), |party| party.title.show(lang)).to_owned(),
            Who::Written(written) if written.name.is_empty() => written.code.as_deref().unwrap_or_default().to_owned(),
            Who::Written(written) => written.name.to_string(),
        }))
    }

    fn states(&self) -> Cell {
        let mut states: Vec<String> = Vec::new();
        for place in &self.initiative.places {
            if !states.iter().any(|known| known == place.state.as_str()) {
                states.push(place.state.to_string());
            }
        }
        list(states)
    }

    fn areas(&self) -> Cell {
        list(self.initiative.places.iter().filter_map(|place| place.area.as_deref().map(str::to_owned)))
    }

    fn sectors(&self) -> Cell {
        list(self.initiative.sectors.iter().map(ToString::to_string))
    }

    fn sources(&self) -> Cell {
        list(self.initiative.sources.iter().map(|source| source.address.to_string()))
    }

    fn country(&self) -> Cell {
        let party = self.state.and_then(|state| self.view().party(&state.into()));
        party.map_or(Cell::Empty, |party| text(party.title.show(Lang::EN)))
    }

    /// Provisions that may be read, each with its strength, as a table of initiatives writes them.
    fn provisions(&self) -> Cell {
        let readable = self.initiative.contributions.iter().filter(|to| self.view().provision(&to.to).is_some());
        list(readable.map(|contribution| format!("{} ({})", contribution.to, word(&contribution.strength))))
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn date(date: Option<PartialDate>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

/// Several values of a cell, parted by semicolons; a semicolon within one becomes a comma.
fn list(values: impl IntoIterator<Item = String>) -> Cell {
    let values: Vec<String> = values.into_iter().map(|value| value.replace(';', ",")).collect();
    text(&values.join("; "))
}
