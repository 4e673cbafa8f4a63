//! Registers made of nothing: as many initiatives as asked for, like those offices report, the same ones for the same seed.
//! Not for: figures anybody should believe; every title is invented.

use crate::Chance;
use plan::{
    Amount, Because, Budget, BudgetKind, Contribution, ContributionStanding, Initiative, InitiativeKey, Kind, Lang, PartialDate,
    Participants, PartyKey, Period, Place, ProvisionKey, Record, Role, Source, SourceKey, Status, Strength, Texts, Who,
};

/// What made-up initiatives may refer to.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The name space of their addresses, which is the source that reports them.
    pub source: SourceKey,
    /// The States they work in.
    pub states: Vec<PartyKey>,
    /// Who funds, leads and carries out.
    pub parties: Vec<PartyKey>,
    /// What they carry out.
    pub provisions: Vec<ProvisionKey>,
}

impl Ground {
    /// That of the plan for Central Asia.
    pub fn central_asia() -> Self {
        let keys = |all: &[&str]| all.iter().map(PartyKey::new).collect();
        let numbers = ["I.1.1", "I.5.1", "I.8.1", "I.10.1", "II.1.1", "II.2.1", "II.3.1", "II.5.1", "III.1.1", "IV.1.1"];
        Self {
            source: SourceKey::new("made-up"),
            states: keys(&["KZ", "KG", "TJ", "TM", "UZ"]),
            parties: keys(&["unodc", "undp", "unicef", "un-women", "unesco", "iom", "ohchr", "unrcca", "unoct"]),
            provisions: numbers.iter().map(|number| ProvisionKey::new(format!("jpoa/2022/{number}"))).collect(),
        }
    }
}

/// What an initiative is about, in English and Russian.
const THEMES: [(&str, &str); 12] = [
    ("Border security and management", "Безопасность границ и пограничный контроль"),
    ("Countering the financing of terrorism", "Противодействие финансированию терроризма"),
    ("Resilience of young people", "Повышение устойчивости молодежи"),
    ("Reintegration of returnees", "Реинтеграция возвращенных лиц"),
    ("Human rights in counter-terrorism", "Права человека при борьбе с терроризмом"),
    ("Media and the prevention of violent extremism", "СМИ и предупреждение насильственного экстремизма"),
    ("Cooperation of law-enforcement agencies", "Взаимодействие правоохранительных органов"),
    ("Dialogue of religious leaders", "Диалог религиозных деятелей"),
    ("Judges and prosecutors", "Судьи и прокуроры"),
    ("Prison administration", "Пенитенциарная система"),
    ("Women as peacebuilders", "Участие женщин в миростроительстве"),
    ("Early warning", "Раннее оповещение"),
];

/// In which form.
const FORMS: [(&str, &str); 8] = [
    ("training of trainers", "подготовка инструкторов"),
    ("support to national authorities", "поддержка национальных органов"),
    ("regional seminar", "региональный семинар"),
    ("technical assistance", "техническая помощь"),
    ("pilot communities", "пилотные общины"),
    ("study & guidance", "исследование и методические указания"),
    ("exchange of experience", "обмен опытом"),
    ("equipment, phase", "оснащение, этап"),
];

/// Names that no register settles on a party.
const OTHERS: [&str; 4] = ["Border Service Academy", "Фонд «Мир и согласие»", "Institute for Peace, \"Amity\"", "Youth <Forum>"];

const STATUSES: [Status; 7] = [
    Status::Intended,
    Status::Planned,
    Status::Running,
    Status::Running,
    Status::Completed,
    Status::Suspended,
    Status::Cancelled,
];

const KINDS: [Kind; 5] = [Kind::Project, Kind::Project, Kind::Programme, Kind::Event, Kind::Network];

/// Makes so many initiatives. The ones of a smaller number are the first of a larger.
pub fn register(count: usize, seed: u64, ground: &Ground) -> Vec<Record> {
    let made = |number| Record::Initiative(Box::new(initiative(number, seed, ground)));
    (1..=count).map(made).collect()
}

fn initiative(number: usize, seed: u64, ground: &Ground) -> Initiative {
    // Each has numbers of its own, so that one more kind of detail in one does not change all that follow.
    let mut chance = Chance::new(seed.wrapping_mul(0x0001_0000_0001).wrapping_add(u64::try_from(number).unwrap_or_default()));
    let key = InitiativeKey::within(ground.source.as_str(), &format!("M-{number:05}"));
    let mut initiative = Initiative::new(key, ground.source.clone());
    initiative.title = title(&mut chance, number);
    initiative.kind = *chance.one_of(&KINDS);
    initiative.roles = roles(&mut chance, ground);
    let many = 1 + chance.below(3);
    initiative.places = chance.some_of(&ground.states, many).into_iter().map(|state| Place::state(state.as_str())).collect();
    initiative.period = period(&mut chance);
    initiative.status = *chance.one_of(&STATUSES);
    initiative.because = (initiative.status == Status::Cancelled && chance.percent(50)).then_some(Because::DonorWithdrew);
    initiative.budgets = budgets(&mut chance);
    initiative.contributions = contributions(&mut chance, ground);
    let (month, day) = (1 + chance.below(11), 1 + chance.below(28));
    initiative.as_of = date(&format!("{}-{month:02}-{day:02}", 2024 + chance.below(3)));
    initiative.sources = Box::new([Source { address: format!("https://example.org/{number}").into(), on: None }]);
    initiative
}

fn title(chance: &mut Chance, number: usize) -> Texts {
    let ((theme_en, theme_ru), (form_en, form_ru)) = (*chance.one_of(&THEMES), *chance.one_of(&FORMS));
    let english = (Lang::EN, format!("{theme_en}: {form_en} {number}").into());
    let russian = (Lang::RU, format!("{theme_ru}: {form_ru} {number}").into());
    match chance.below(10) {
        0 => Texts::collect([english]),
        1 => Texts::collect([russian]),
        _ => Texts::collect([english, russian]),
    }
}

fn roles(chance: &mut Chance, ground: &Ground) -> Participants {
    let mut roles = Vec::new();
    for (role, percent) in [(Role::Funder, 60), (Role::Lead, 90), (Role::Implementer, 70), (Role::Partner, 30)] {
        if !chance.percent(percent) {
            continue;
        }
        let who = if ground.parties.is_empty() || chance.percent(15) {
            {
                let name: &str = chance.one_of::<&str>(&OTHERS);
                Who::written(name)
            }
        } else {
            Who::Party(chance.one_of(&ground.parties).clone())
        };
        roles.push((role, who));
    }
    Participants::collect(roles)
}

/// A term of up to five years; some begin in the future, some have no end that is known.
fn period(chance: &mut Chance) -> Period {
    let (year, month) = (2015 + chance.below(13), 1 + chance.below(12));
    let start = date(&format!("{year}-{month:02}-01"));
    let end = date(&format!("{}-{month:02}-28", year + 1 + chance.below(5)));
    Period { start, end: end.filter(|_| chance.percent(85)) }
}

fn budgets(chance: &mut Chance) -> Box<[Budget]> {
    if chance.percent(40) {
        return Box::default();
    }
    let amount = Amount(i64::try_from(chance.below(9_000_000)).unwrap_or_default() * 100);
    let currency = (*chance.one_of(&["USD", "EUR", "KZT"])).into();
    Box::new([Budget { amount, currency, kind: BudgetKind::Budget, on: None, note: Texts::default() }])
}

/// None for one in ten, so that there is always something left to align.
fn contributions(chance: &mut Chance, ground: &Ground) -> Box<[Contribution]> {
    if chance.percent(10) {
        return Box::default();
    }
    let many = 1 + chance.below(2);
    let standing = ContributionStanding::Suggested;
    let to = chance.some_of(&ground.provisions, many);
    to.into_iter()
        .map(|to| Contribution { to: to.clone(), strength: *chance.one_of(&Strength::ALL), standing, by: None })
        .collect()
}

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

#[cfg(test)]
mod tests;
