//! The words of headings, in English and Russian, and the field each means. Not for tags and not for permanent names.

use super::field::{Field, Named};
use crate::words::fold;
use plan::Lang;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The headings met for each field, folded.
const WORDS: [(Field, &str); 25] = [
    (
        Field::Identifier,
        "id|identifier|reference|ref|code|number|iati identifier|activity id|activity identifier|activity code|project id|\
         project code|project number|initiative id|iati id|iati activity identifier|\
         идентификатор iati|код|идентификатор|номер|ид|шифр|код проекта|номер проекта",
    ),
    (
        Field::Title,
        "title|name|project|initiative|activity|project title|project name|activity title|activity name|initiative title|\
         programme title|program title|title eng|title of project|title of the project|name of project|name of the project|\
         project activity|название|наименование|проект|инициатива|деятельность|название проекта|наименование проекта|\
         название инициативы|наименование инициативы|название программы|наименование программы|проект программа|\
         программа проект|название мероприятия|наименование мероприятия",
    ),
    (
        Field::Description,
        "description|summary|about|objectives|objective|project description|activity description|description eng|\
         development objective|описание|краткое описание|содержание|цель|цели|описание проекта|цель проекта|цели проекта|\
         основные цели|краткое содержание",
    ),
    (
        Field::Lead,
        "lead|lead organisation|lead organization|lead agency|organisation|organization|org|agency|provider|providers|\
         participating org accountable|organisation name|organization name|reporting agency|ведущая организация|организация|\
         головная организация|ответственный|ответственная организация|агентство|ведущее агентство|\
         международная организация",
    ),
    (
        Field::Implementer,
        "implementers|implementer|implementing organisation|implementing organisations|implementing organization|\
         implementing organizations|implementing partner|implementing partners|implementing agency|implementing agencies|\
         executing agency|receiver organisation|receiver organization|participating org implementing|implemented by|\
         исполнители|исполнитель|исполняющее агентство|исполняющая организация|партнер исполнитель|партнеры исполнители|\
         партнер по реализации|партнеры по реализации|исполнительное агентство",
    ),
    (
        Field::Funder,
        "funders|funder|donors|donor|funding|funded by|funding agency|funding source|source of funding|donor organisation|\
         donor name|provider organisation|provider organization|participating org funding|доноры|донор|финансирование|\
         источник финансирования|источники финансирования|финансирующая организация|донорская организация",
    ),
    (
        Field::Partner,
        "partners|partner|partner organisation|partner organisations|recipient agencies|cofinancing agency|\
         participating org extending|national partner|national partners|партнеры|партнер|национальный партнер|\
         национальные партнеры|соисполнители|соисполнитель",
    ),
    (
        Field::Reporter,
        "reporting organisation|reporting organization|reporting org|reporter|reported by|отчитывающаяся организация",
    ),
    (
        Field::State,
        "countries|country|states|state|recipient country|recipient countries|recipient country code|country code|country name|\
         all recipients|recipients|recipient|beneficiary country|страны|страна|государства|государство|страна получатель|\
         страны получатели|страны охвата",
    ),
    (
        Field::Area,
        "area|areas|province|provinces|oblast|region oblast|district|districts|rayon|raion|admin1|admin2|admin3|adm1|adm2|adm3|\
         adm 1|adm 2|adm 3|admin 1|admin 2|governorate|location|locations|municipality|city|область|области|район|районы|\
         провинция|место|места|место реализации|места реализации|местность|населенный пункт|регион|регионы|город|\
         географический охват|geographical location",
    ),
    (
        Field::Start,
        "start|start date|begin|begins|from|begin date|date start|start actual|actual start|start actual isodate|project start|\
         project start date|board date|approval date|start planned|planned start|дата начала|начало|начало проекта|\
         дата начала проекта|начало реализации|дата старта",
    ),
    (
        Field::End,
        "end|end date|ends|finish|until|to|date end|end actual|actual end|end actual isodate|project end|project end date|\
         closing date|completion date|end planned|planned end|дата окончания|окончание|дата завершения|завершение|конец|\
         окончание проекта|дата окончания проекта|завершение проекта",
    ),
    (
        Field::Term,
        "term|period|duration|timeframe|time frame|timeline|dates|years|project period|implementation period|срок|сроки|\
         срок реализации|сроки реализации|период|период реализации|годы|годы реализации|срок исполнения|сроки исполнения|\
         сроки проведения",
    ),
    (Field::Year, "year|calendar year|fiscal year|transaction year|год|календарный год"),
    (Field::Quarter, "quarter|calendar quarter|квартал|календарный квартал"),
    (
        Field::Status,
        "status|project status|activity status|activity status code|implementation status|статус|состояние|статус проекта|\
         статус реализации",
    ),
    (
        Field::Amount,
        "amount|budget|total budget|budget amount|cost|project cost|total cost|project budget|value|transaction value|total amt|\
         total amount|total value|бюджет|сумма|общий бюджет|общая сумма|стоимость|стоимость проекта|бюджет проекта|\
         объем финансирования|сумма финансирования|общая стоимость",
    ),
    (
        Field::Commitment,
        "commitment|commitments|total commitment|total commitments|committed|обязательства|принятые обязательства",
    ),
    (
        Field::Disbursement,
        "disbursement|disbursements|total disbursement|total disbursements|total expenditure|total disb|disbursed|spent|\
         expenditure|expenditures|освоено|израсходовано|расходы|выплачено",
    ),
    (Field::Currency, "currency|budget currency|default currency|transaction currency|валюта|валюта бюджета"),
    (Field::BudgetKind, "transaction type|transaction type code|transaction value code|budget kind|type of budget|вид операции"),
    (
        Field::Sector,
        "sector|sectors|cluster|clusters|cluster sector|sector cluster|subsector|sub sector|sector code|sector name|\
         business sector|crs sector code|ad purpose codes|ad sector codes|theme|themes|сектор|секторы|сектора|кластер|\
         сектор кластер|отрасль|тема|тематика",
    ),
    (
        Field::Provision,
        "provisions|provision|actions|action|measures|measure|jpoa action|jpoa actions|plan action|plan actions|пункты|пункт|\
         мероприятия|мероприятие|меры|мера|пункт плана|пункты плана|мероприятие плана|мероприятия плана",
    ),
    (Field::Source, "source|sources|source url|url|link|web|website|источник|источники|ссылка|сайт|веб сайт"),
    (Field::Kind, "kind|type|activity type|project type|вид|тип|тип проекта|вид деятельности"),
];

/// Headings of the parent, apart from the others because they are few.
const PARENT: &str = "parent|part of|programme id|programme code|часть|входит в|код программы";

/// All headings at hand.
static FIELDS: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
    let parent = (Field::Parent, PARENT);
    let all = WORDS.into_iter().chain([parent]);
    all.flat_map(|(field, words)| words.split('|').map(move |word| (word, field))).collect()
});

/// Words that make a column one about a person, wherever they stand in the heading.
const PERSONAL: &[&str] = &[
    "email",
    "mail",
    "phone",
    "telephone",
    "tel",
    "mobile",
    "fax",
    "contact",
    "contacts",
    "whatsapp",
    "skype",
    "контакт",
    "контакты",
    "контактное",
    "контактные",
    "телефон",
    "телефоны",
    "тел",
    "факс",
    "почта",
    "фио",
    "эл",
];

/// The languages a heading can name behind its word: `title_ru`, `Описание (en)`.
const LANGUAGES: [(&str, &str); 14] = [
    ("en", "en"),
    ("eng", "en"),
    ("english", "en"),
    ("англ", "en"),
    ("ru", "ru"),
    ("rus", "ru"),
    ("russian", "ru"),
    ("рус", "ru"),
    ("kk", "kk"),
    ("ky", "ky"),
    ("tg", "tg"),
    ("tk", "tk"),
    ("uz", "uz"),
    ("fr", "fr"),
];

/// Words of headings for currencies; other codes count only where they stand in brackets.
const CURRENCIES: [(&str, &str); 14] = [
    ("usd", "USD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("долл", "USD"),
    ("доллары", "USD"),
    ("долларов", "USD"),
    ("dollars", "USD"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("евро", "EUR"),
    ("€", "EUR"),
    ("chf", "CHF"),
    ("gbp", "GBP"),
    ("rub", "RUB"),
];

/// Codes of currencies that may stand in brackets or in a tag.
const CODES: &[&str] = &[
    "usd", "eur", "gbp", "chf", "rub", "kzt", "kgs", "tjs", "tmt", "uzs", "afn", "jpy", "cny", "sek", "nok", "dkk", "cad", "aud",
    "inr", "pkr", "irr", "krw", "aed", "sar", "kwd", "xdr", "pln", "czk",
];

/// Words of headings for how many units an amount stands for.
const SCALES: [(&str, i64); 16] = [
    ("thousand", 1_000),
    ("thousands", 1_000),
    ("тыс", 1_000),
    ("тысяч", 1_000),
    ("тысячи", 1_000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
    ("mln", 1_000_000),
    ("млн", 1_000_000),
    ("миллион", 1_000_000),
    ("миллионов", 1_000_000),
    ("000", 1_000),
    ("billion", 1_000_000_000),
    ("billions", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("млрд", 1_000_000_000),
];

/// Whether a heading of references says that they are those of the whole world, and not of the table.
pub(crate) fn is_worldwide(heading: &str) -> bool {
    let folded = fold(heading);
    folded.split(' ').any(|word| word == "iati") && field(&folded) == Some(Field::Identifier)
}

/// The field a heading names.
pub(crate) fn named(heading: &str) -> Option<Named> {
    if heading.trim() == crate::rejects::HEADING {
        return Some(Named::plain(Field::Problem));
    }
    let folded = fold(heading);
    let is_personal = folded.split(' ').any(|word| PERSONAL.contains(&word));
    if is_personal || heading.to_lowercase().contains("e-mail") {
        return Some(Named::plain(Field::Personal));
    }
    field(&folded)
        .map(Named::plain)
        .or_else(|| with_language(&folded))
        .or_else(|| with_money(heading))
        .or_else(|| field(&fold(&apart(heading))).map(Named::plain))
}

fn field(folded: &str) -> Option<Field> {
    if folded.is_empty() {
        return None;
    }
    FIELDS.get(folded).copied()
}

/// A title or description in a language: `title_ru`, `description_eng_1`.
fn with_language(folded: &str) -> Option<Named> {
    let folded = folded.strip_suffix(" 1").unwrap_or(folded);
    let (word, lang) = folded.rsplit_once(' ')?;
    let (_, lang) = LANGUAGES.iter().find(|(name, _)| *name == lang)?;
    let field = field(word).filter(|field| matches!(field, Field::Title | Field::Description))?;
    Some(Named { lang: Lang::parse(lang), ..Named::plain(field) })
}

/// Money with its currency and scale: `Value (USD)`, `Бюджет, тыс. долл. США`.
fn with_money(heading: &str) -> Option<Named> {
    let heading = heading.to_lowercase().replace('ё', "е").replace("us$", "$").replace('$', " $ ").replace('€', " € ");
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '$' | '€');
    let (mut currency, mut scale, mut rest) = (None, 1, Vec::new());
    for (at, word) in heading
        .match_indices(is_part)
        .fold(Vec::<(usize, usize)>::new(), join)
        .into_iter()
        .map(|(from, to)| (from, &heading[from..to]))
    {
        let in_brackets = heading[..at].trim_end().ends_with(['(', '[', ',']);
        if let Some((_, code)) = CURRENCIES.iter().find(|(name, _)| *name == word) {
            currency = Some(*code);
        } else if in_brackets && CODES.contains(&word) {
            currency = CODES.iter().find(|code| **code == word).copied();
        } else if let Some(times) = self::scale(word) {
            scale = times;
        } else if !matches!(word, "сша" | "us" | "в" | "in" | "of") {
            rest.push(word);
        }
    }
    if currency.is_none() && scale == 1 {
        return None;
    }
    let field = if rest.is_empty() { Some(Field::Amount) } else { field(&rest.join(" ")) };
    let field = field.filter(|field| matches!(field, Field::Amount | Field::Commitment | Field::Disbursement))?;
    Some(Named { currency: currency.map(|code| code.to_uppercase().into()), scale, ..Named::plain(field) })
}

/// How many units an amount stands for under this word.
pub(crate) fn scale(word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.');
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, times)| *times)
}

/// Joins single letters that stand side by side into words.
fn join(mut words: Vec<(usize, usize)>, (at, letter): (usize, &str)) -> Vec<(usize, usize)> {
    match words.last_mut() {
        Some((_, end)) if *end == at => *end += letter.len(),
        _ => words.push((at, at + letter.len())),
    }
    words
}

/// Whether a word is the code of a currency that is known here.
pub(crate) fn is_currency(word: &str) -> bool {
    CODES.contains(&word)
}

/// The codes of currencies that are known here.
pub(crate) fn currencies() -> impl Iterator<Item = String> {
    CODES.iter().map(|code| code.to_uppercase())
}

/// `ProjectCode` as `Project Code`.
fn apart(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len() + 4);
    let mut was_small = false;
    for c in heading.chars() {
        if was_small && c.is_uppercase() {
            words.push(' ');
        }
        was_small = c.is_lowercase();
        words.push(c);
    }
    words
}
