//! Small worlds written as text, a record a line, so that a test shows everything it stands on.
//! Not for checking what is written: a line that is not understood stops the test.

use plan::{
    Confirmation, Contribution, ContributionStanding, Coverage, Date, Initiative, InitiativeKey, Lang, PartialDate, Participants,
    Period, Place, ProvisionKey, Record, State, Texts, View, Viewer, Visibility, Who,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The day on which all worlds are looked at; what was heard of before 2025-07-01 is stale.
pub(crate) const TODAY: Date = Date::constant(2026, 7, 1);

/// Two editions of a plan and the strategy it serves, with a trace of each kind; two States.
pub(crate) const PLAN: &str = "
    region jpoa/2022 KG UZ
    edition jpoa/2011 superseded I I.1 I.2 I.3 I.4 I.5
    edition jpoa/2022 adopted    I I.1 I.2 I.3 I.4 I.5
    edition gcts/2006 adopted    I I.1 I.2
    kept    2011/I.1 -> 2022/I.1
    merged  2011/I.2 -> 2022/I.2
    merged  2011/I.3 -> 2022/I.2
    split   2011/I.4 -> 2022/I.3
    split   2011/I.4 -> 2022/I.4
    dropped 2011/I.5 ->
    new              -> 2022/I.5
    serves  2022/I.1 -> gcts/2006/I.1
    serves  2022/I.2 -> gcts/2006/I.2
";

/// The records of a text, in the order of a load. A line is one of
///
/// ```text
/// region PLAN STATE ...
/// edition KEY STANDING NUMBER ...          numbers with a dot are counted
/// position PARTY EDITION STANCE DATE
/// KIND FROM -> TO                          a trace
/// NAME: PHRASE, PHRASE, ...                an initiative, see `initiative`
/// { ... }                                  any record as JSON
/// ```
pub(crate) fn records(text: &str) -> Vec<Record> {
    let mut records: Vec<Record> = text.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(line).collect();
    records.sort_by_key(Record::rank);
    records
}

/// A state that holds the records of a text.
pub(crate) fn state(text: &str) -> State {
    let mut state = State::new();
    state.extend(records(text));
    state
}

/// What everybody sees today.
pub(crate) fn public(state: &State) -> View<'_> {
    View::new(state, Viewer::Public, TODAY)
}

/// The matrix of an edition for a view.
pub(crate) fn matrix(view: &View<'_>, edition: &str) -> Coverage {
    Coverage::take(view, &edition.into()).unwrap()
}

fn line(line: &str) -> Vec<Record> {
    if line.starts_with('{') {
        return vec![serde_json::from_str(line).unwrap()];
    }
    if let Some((name, phrases)) = line.split_once(": ") {
        return vec![Record::Initiative(Box::new(initiative(name, phrases)))];
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let all = match words.as_slice() {
        ["region", plan, states @ ..] => vec![json!({ "region": {
            "key": "central-asia", "title": "Central Asia", "plan": plan, "states": states, "secretariat": "secretariat",
            "languages": ["en"],
        } })],
        ["edition", key, standing, numbers @ ..] => edition(key, standing, numbers),
        ["position", party, edition, stance, on] => {
            vec![json!({ "position": { "party": party, "edition": edition, "stance": stance, "on": on } })]
        }
        [kind, from, "->", to] => vec![trace(kind, Some(from), Some(to))],
        [kind, from, "->"] => vec![trace(kind, Some(from), None)],
        [kind, "->", to] => vec![trace(kind, None, Some(to))],
        _ => panic!("not understood: {line}"),
    };
    all.into_iter().map(|value| serde_json::from_value(value).unwrap()).collect()
}

fn edition(key: &str, standing: &str, numbers: &[&str]) -> Vec<Value> {
    let framework = key.split('/').next();
    let levels = json!([{ "key": "section", "title": "Section" }, { "key": "action", "title": "Action", "counted": true }]);
    let mut all = vec![
        json!({ "framework": { "key": framework, "title": framework, "levels": levels } }),
        json!({ "edition": { "key": key, "title": key, "standing": standing, "languages": [] } }),
    ];
    all.extend(numbers.iter().map(|number| {
        let level = if number.contains('.') { "action" } else { "section" };
        let key = format!("{key}/{number}");
        json!({ "provision": { "key": key, "level": level, "title": number, "evidence": "official" } })
    }));
    all
}

fn trace(kind: &str, from: Option<&str>, to: Option<&str>) -> Value {
    json!({ "trace": { "from": from.map(provision), "to": to.map(provision), "kind": kind, "evidence": "official" } })
}

/// The address of a provision: `I.1` stands in the plan of 2022, `2011/I.1` in the one of that year.
pub(crate) fn provision(written: &str) -> ProvisionKey {
    match written.matches('/').count() {
        0 => ProvisionKey::new(format!("jpoa/2022/{written}")),
        1 => ProvisionKey::new(format!("jpoa/{written}")),
        _ => ProvisionKey::new(written),
    }
}

/// An initiative in phrases between commas, all of which may be left out or come again:
/// `core I.1`, `in KG UZ/Tashkent`, `2020..2024-06`, `running`, `because donor-withdrew`, `lead unodc`, `lead "A fund"`,
/// `heard 2025`, `confirmed 2025-03-01`, `for members`, `for UZ osce`, `held KG`.
pub(crate) fn initiative(name: &str, phrases: &str) -> Initiative {
    let mut initiative = Initiative::new(InitiativeKey::within("r", name), "r".into());
    initiative.title = Texts::one(Lang::EN, name);
    let (mut contributions, mut places, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
        let (word, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        match word {
            "core" | "related" | "relevant" => contributions.push(contribution(word, rest)),
            "in" => places.extend(rest.split(' ').map(place)),
            "funder" | "lead" | "implementer" | "partner" | "reporter" => roles.push((read(word), who(rest))),
            "heard" => initiative.as_of = PartialDate::parse(rest),
            "confirmed" => initiative.confirmed = Some(Confirmation { on: read(rest), by: "unodc".into() }),
            "because" => initiative.because = Some(read(rest)),
            "for" => initiative.visibility = visibility(rest),
            "held" => initiative.held_by = rest.split(' ').map(Into::into).collect(),
            _ if word.contains("..") => initiative.period = period(word),
            status => initiative.status = read(status),
        }
    }
    initiative.contributions = contributions.into();
    initiative.places = places.into();
    initiative.roles = Participants::collect(roles);
    initiative
}

/// A contribution that nobody has taken up.
pub(crate) fn contribution(strength: &str, to: &str) -> Contribution {
    Contribution { to: provision(to), strength: read(strength), standing: ContributionStanding::Suggested, by: None }
}

/// A term: `2020..2024-06`, `2020..`, `..2024`, `..`.
pub(crate) fn period(written: &str) -> Period {
    let (start, end) = written.split_once("..").unwrap();
    Period { start: PartialDate::parse(start), end: PartialDate::parse(end) }
}

fn place(written: &str) -> Place {
    let (state, area) = written.split_once('/').map_or((written, None), |(state, area)| (state, Some(area.into())));
    Place { state: state.into(), area }
}

fn who(written: &str) -> Who {
    let name = written.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    name.map_or_else(|| Who::Party(written.into()), Who::written)
}

fn visibility(written: &str) -> Visibility {
    match written {
        "everybody" => Visibility::Public,
        "members" => Visibility::Members,
        "secretariat" => Visibility::Secretariat,
        parties => Visibility::Named(parties.split(' ').map(Into::into).collect()),
    }
}

/// Reads the permanent name of something.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(name.into()).unwrap()
}

/// The permanent name of something.
pub(crate) fn name(of: impl serde::Serialize) -> String {
    serde_json::to_value(of).unwrap().as_str().unwrap_or_default().to_owned()
}
