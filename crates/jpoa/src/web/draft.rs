//! An initiative as a form holds it: half typed or whole. Reading it never fails; what cannot be read is said beside its field.

use super::answer;
use super::frame::Reading;
use super::seen_by;
use crate::report::word;
use desk::Refusal;
use plan::{
    Amount, Budget, BudgetKind, Contribution, ContributionStanding, Initiative, InitiativeKey, Kind, Lang, PartialDate,
    Participants, PartyKey, PartyNames, Place, ProvisionKey, Role, SourceKey, Status, Strength, Texts, Who,
};
use std::collections::BTreeMap;

/// How many values of a field are read, as many as a file may have of one kind; a form offers far fewer.
const SEVERAL: usize = 5_000;

/// What was typed, field by field; a field may be named several times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    fields: BTreeMap<String, Vec<String>>,
}

/// What is wrong with a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Wrong {
    pub(crate) field: &'static str,
    pub(crate) said: String,
    /// What the rules say no to, where it is that and no slip of the pen.
    pub(crate) why: Option<Refusal>,
}

impl Draft {
    /// Takes what a form sends.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            let values = fields.entry(name).or_default();
            if values.len() < SEVERAL {
                values.push(value.trim().to_owned());
            }
        }
        Self { fields }
    }

    /// What stands in the register, to be corrected.
    pub(crate) fn from(reading: &Reading<'_>, it: &Initiative) -> Self {
        let mut pairs = vec![("key".to_owned(), it.key.to_string())];
        let mut add = |name: &str, value: String| pairs.push((name.to_owned(), value));
        for (name, texts) in [("title", &it.title), ("description", &it.description)] {
            add(
                name,
                texts.get(reading.teller.lang).or_else(|| Some(texts.show(reading.teller.lang))).unwrap_or_default().to_owned(),
            );
        }
        for (name, role) in ROLES {
            let who: Vec<String> = it.roles.in_role(role).map(|who| reading.teller.who(who)).collect();
            add(name, who.join("; "));
        }
        it.places.iter().for_each(|place| add("state", place.state.to_string()));
        it.contributions.iter().for_each(|contribution| add("provision", contribution.to.to_string()));
        add("start", it.period.start.map_or_else(String::new, |date| date.to_string()));
        add("end", it.period.end.map_or_else(String::new, |date| date.to_string()));
        add("status", word(&it.status));
        add("kind", word(&it.kind));
        let (level, names) = seen_by::written(reading, &it.visibility);
        add("visibility", level.to_owned());
        add("seen-by", names);
        if let [budget] = &*it.budgets {
            add("amount", format!("{}.{:02}", budget.amount.0 / 100, (budget.amount.0 % 100).abs()));
            add("currency", budget.currency.to_string());
        }
        Self::of(pairs)
    }

    /// One field as it was typed.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.get(name).into_iter().flatten().map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether a field has this value among others.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|known| known == value)
    }

    /// Whether there is enough to be compared.
    pub(crate) fn says_something(&self) -> bool {
        self.get("title").chars().count() > 3 || self.get("description").chars().count() > 3
    }

    /// The initiative that was meant, with what could not be read. `over` is what it corrects.
    pub(crate) fn initiative(&self, reading: &Reading<'_>, over: Option<&Initiative>) -> (Initiative, Vec<Wrong>) {
        let mut wrong = Vec::new();
        let own = reading.view.viewer().party().map_or("proposal", PartyKey::as_str);
        let fresh = || Initiative::new(InitiativeKey::within(own, "proposal"), SourceKey::new(own));
        let mut it = over.map_or_else(fresh, Clone::clone);
        it.title = self.texts("title", &it.title, reading.teller.lang);
        it.description = self.texts("description", &it.description, reading.teller.lang);
        it.roles = self.roles(reading, &it.roles);
        it.places = self.places(&it.places);
        it.contributions = self.contributions(reading, &it.contributions);
        let mut date = |field: &'static str| match self.get(field) {
            "" => None,
            text => PartialDate::parse(text).or_else(|| {
                let said = reading.teller.say_with("usage-date", &[("text", text.to_owned().into())]);
                wrong.push(Wrong { field, said, why: None });
                None
            }),
        };
        (it.period.start, it.period.end) = (date("start"), date("end"));
        let status = named(self.get("status"), &STATUSES);
        it.status = status.unwrap_or(if over.is_some() { it.status } else { Status::Planned });
        it.kind = named(self.get("kind"), &Kind::ALL).unwrap_or(it.kind);
        match seen_by::read(reading.view, self.get("visibility"), self.get("seen-by")) {
            Ok(visibility) => it.visibility = visibility,
            Err(refusal) => {
                let said = answer::refused(reading.teller.words, &refusal);
                wrong.push(Wrong { field: "seen-by", said, why: Some(refusal) });
            }
        }
        if it.budgets.len() < 2 {
            match (self.get("amount"), Amount::parse(self.get("amount"))) {
                ("", _) => it.budgets = Box::default(),
                (_, Some(amount)) => it.budgets = [self.budget(amount)].into(),
                (text, None) => wrong.push(Wrong {
                    field: "amount",
                    said: reading.teller.say_with("draft-amount", &[("text", text.to_owned().into())]),
                    why: None,
                }),
            }
        }
        (it, wrong)
    }

    /// A text as it was typed: in one language, which its letters tell, or in several that are named, such as `title.ru`.
    fn texts(&self, name: &str, before: &Texts, reads: Lang) -> Texts {
        let named: Vec<(Lang, &str)> = self
            .fields
            .iter()
            .filter_map(|(field, values)| {
                let lang = Lang::parse(field.strip_prefix(name)?.strip_prefix('.')?)?;
                Some((lang, values.first().map_or("", String::as_str)))
            })
            .collect();
        if named.is_empty() {
            return written(before, reads, self.get(name));
        }
        let others = before.iter().filter(|(known, _)| named.iter().all(|(lang, _)| lang != known));
        Texts::collect(others.chain(named.iter().copied()).map(|(lang, text)| (lang, Box::from(text))))
    }

    /// Puts these values in the place of what a field held.
    pub(crate) fn put(&mut self, name: &str, values: impl IntoIterator<Item = String>) {
        self.fields.insert(name.to_owned(), values.into_iter().map(|value| value.trim().to_owned()).collect());
    }

    fn budget(&self, amount: Amount) -> Budget {
        let currency = match self.get("currency") {
            "" => "USD",
            currency => currency,
        };
        Budget { amount, currency: currency.to_uppercase().into(), kind: BudgetKind::Budget, on: None, note: Texts::default() }
    }

    /// Names apart by semicolons; who is known becomes a party, who is not stays as written.
    fn roles(&self, reading: &Reading<'_>, before: &Participants) -> Participants {
        let names = PartyNames::of(reading.view.parties());
        let mut all: Vec<(Role, Who)> = Vec::new();
        for (field, role) in ROLES {
            for name in self.get(field).split(';').map(str::trim).filter(|name| !name.is_empty()).take(SEVERAL) {
                let known = names.resolve(None, Some(name)).filter(|key| reading.view.party(key).is_some());
                all.push((role, known.map_or_else(|| Who::written(name), Who::Party)));
            }
        }
        let formless = before.iter().filter(|(role, _)| ROLES.iter().all(|(_, known)| known != role));
        all.extend(formless.map(|(role, who)| (role, who.clone())));
        Participants::collect(all)
    }

    /// The States that are ticked; what is known of areas within them stays.
    fn places(&self, before: &[Place]) -> Box<[Place]> {
        let mut places: Vec<Place> = before.iter().filter(|place| self.has("state", place.state.as_str())).cloned().collect();
        for state in self.all("state") {
            if places.iter().all(|place| place.state.as_str() != state) {
                places.push(Place::state(state));
            }
        }
        places.into()
    }

    fn contributions(&self, reading: &Reading<'_>, before: &[Contribution]) -> Box<[Contribution]> {
        let by = reading.view.viewer().party().cloned();
        let stated = |to: &str| {
            let to = ProvisionKey::new(to);
            before.iter().find(|known| known.to == to).cloned().unwrap_or_else(|| Contribution {
                to,
                strength: Strength::Related,
                standing: ContributionStanding::Claimed,
                by: by.clone(),
            })
        };
        let mut all: Vec<Contribution> = Vec::new();
        for to in self.all("provision") {
            if all.iter().all(|known| known.to.as_str() != to) {
                all.push(stated(to));
            }
        }
        all.into()
    }
}

/// The roles a form asks for.
pub(crate) const ROLES: [(&str, Role); 4] =
    [("funder", Role::Funder), ("lead", Role::Lead), ("implementer", Role::Implementer), ("partner", Role::Partner)];

/// What a form offers as status.
pub(crate) const STATUSES: [Status; 6] =
    [Status::Intended, Status::Planned, Status::Running, Status::Completed, Status::Suspended, Status::Cancelled];

fn named<T: serde::Serialize + Copy>(name: &str, all: &[T]) -> Option<T> {
    all.iter().find(|one| word(one) == name).copied()
}

/// A text in the language it is written in: Russian letters are Russian, others English or what the reader reads.
fn written(before: &Texts, reads: Lang, text: &str) -> Texts {
    let cyrillic = text.chars().filter(|letter| ('\u{400}'..'\u{530}').contains(letter)).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let lang = match (cyrillic * 2 > letters, reads) {
        (true, _) => Lang::RU,
        (false, Lang::RU) => Lang::EN,
        (false, other) => other,
    };
    let others = before.iter().filter(|(known, _)| *known != lang).map(|(lang, text)| (lang, Box::from(text)));
    let own = (!text.is_empty()).then(|| (lang, Box::from(text)));
    Texts::collect(others.chain(own))
}
