//! How much a register of a million initiatives costs: memory, the matrix through the years, gaps, one change.
//! Run with `cargo bench -p desk --bench register [-- N [FOLDER]]`; with a folder it writes the arrays there as CSV, so that
//! another engine can count the same (see docs/performance.md). Not a test: it prints, and asserts only what must agree.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::cast_possible_truncation, reason = "made-up numbers are small")]

use plan::{
    Actor, Change, Coverage, Date, EditionKey, Entry, Initiative, InitiativeKey, Record, State, View, Viewer, Years, gaps,
};
use std::fmt::Write as _;
use std::io::Write as _;

const PROVISIONS: usize = 300;
const STATES: usize = 195;
const YEARS: std::ops::RangeInclusive<i16> = 2005..=2026;
const REPEATS: u64 = 20;
const AS_AT: Date = Date::constant(2026, 11, 24);

/// A small generator of numbers (xorshift64*), so that every run counts the same register.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % sides
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let size: usize = args.first().and_then(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let before = resident();
    let mut state = State::new();
    state.extend(plan_records()?);
    let mut dice = Dice(20_111_130);
    let filling = Clock::start();
    for start in (0..size).step_by(10_000) {
        let batch = (start..(start + 10_000).min(size)).map(|n| initiative(n, &mut dice)).collect::<Result<Vec<_>, _>>()?;
        state.extend(batch);
    }
    println!("{size} initiatives made and put: {}", filling.told(1));
    println!("resident state: {} MB", (resident() - before) / 1_000_000);

    let edition = EditionKey::new("world/1");
    let view = View::new(&state, Viewer::Public, AS_AT);
    let counting = Clock::start();
    let mut sum = 0_u64;
    for _ in 0..REPEATS {
        let years = Years::take(&view, &edition, YEARS).ok_or("no edition")?;
        let cells = (0..PROVISIONS).flat_map(|p| (0..STATES).map(move |s| (p, s)));
        sum = cells.map(|(p, s)| u64::from(years.of(p, s).iter().sum::<u32>())).sum();
    }
    println!("{PROVISIONS} provisions x {STATES} States x {} years: {} (sum {sum})", YEARS.count(), counting.told(REPEATS));
    let counting = Clock::start();
    let mut coverage = Coverage::take(&view, &edition).ok_or("no edition")?;
    println!("standing coverage with providers, ends and reasons: {}", counting.told(1));
    let listing = Clock::start();
    let found = (0..10 * REPEATS).map(|_| gaps(&view, &coverage).len()).max().unwrap_or(0);
    println!("list of gaps once that stands: {} ({found} gaps)", listing.told(10 * REPEATS));
    if let Some(folder) = args.get(1) {
        write_arrays(&view, folder)?;
    }

    let mut took = Vec::new();
    let changes = 1000.min(size);
    for n in 0..changes {
        let key = InitiativeKey::new(format!("world:I-{}", (n * 7919) % size));
        let actor = Actor { party: "secretariat".into(), account: None, door: "bench".into() };
        let change = Change::InitiativeConfirmed { initiative: key.clone() };
        let entry = Entry { seq: n as u64 + 1, at: "2026-11-24T00:00:00Z".parse()?, actor, change };
        state.apply(&entry);
        let view = View::new(&state, Viewer::Public, AS_AT);
        let following = wall();
        coverage.follow(&view, &key);
        took.push(following.elapsed().as_nanos() as f64 / 1000.0);
    }
    took.sort_by(f64::total_cmp);
    let [median, worst] = [took[took.len() / 2], took[took.len() - 1]];
    println!("one changed initiative in the standing coverage, wall: median {median:.1} us, worst of {changes} {worst:.1} us");
    let afresh = Coverage::take(&View::new(&state, Viewer::Public, AS_AT), &edition).ok_or("no edition")?;
    assert!(coverage.cells().zip(afresh.cells()).all(|(a, b)| a == b), "following and counting afresh differ");
    Ok(())
}

/// A plan of one edition with 300 actions in four sections, and 195 States.
fn plan_records() -> Result<Vec<Record>, serde_json::Error> {
    let states: Vec<String> = (0..STATES).map(state_key).collect();
    let mut lines = vec![
        format!(r#"{{"region":{{"key":"world","title":{{"en":"World"}},"plan":"world/1","states":{},"secretariat":"secretariat","languages":["en"]}}}}"#, serde_json::to_string(&states)?),
        r#"{"framework":{"key":"world","title":{"en":"World"},"levels":[{"key":"section","title":{"en":"Section"}},{"key":"action","title":{"en":"Action"},"counted":true}]}}"#.to_owned(),
        r#"{"edition":{"key":"world/1","title":{"en":"World"},"standing":"adopted","languages":[{"lang":"en","standing":"authentic"}]}}"#.to_owned(),
    ];
    for section in 1..=4 {
        lines.push(format!(
            r#"{{"provision":{{"key":"world/1/{section}","level":"section","title":{{"en":"Section"}},"evidence":"official"}}}}"#
        ));
        for action in 1..=PROVISIONS / 4 {
            lines.push(format!(r#"{{"provision":{{"key":"world/1/{section}.{action}","level":"action","title":{{"en":"Action"}},"modes":["prevent"],"evidence":"official"}}}}"#));
        }
    }
    lines.iter().map(|line| serde_json::from_str(line)).collect()
}

fn state_key(n: usize) -> String {
    format!("{}{}", char::from(b'A' + (n / 26) as u8), char::from(b'A' + (n % 26) as u8))
}

/// An initiative as registers have them: a title, a description of a few sentences, two or three parties, one to three
/// places and provisions, a term of one to six years.
fn initiative(n: usize, dice: &mut Dice) -> Result<Record, serde_json::Error> {
    const WORDS: [&str; 24] = [
        "strengthening",
        "capacity",
        "border",
        "management",
        "prevention",
        "youth",
        "community",
        "resilience",
        "justice",
        "training",
        "regional",
        "cooperation",
        "rights",
        "reintegration",
        "financing",
        "media",
        "dialogue",
        "network",
        "support",
        "programme",
        "implementation",
        "strategy",
        "protection",
        "education",
    ];
    let text = |words: usize, dice: &mut Dice| {
        let mut text = String::new();
        for at in 0..words {
            let _ = write!(text, "{}{}", if at > 0 { " " } else { "" }, WORDS[dice.roll(WORDS.len())]);
        }
        text
    };
    let start = 2005 + dice.roll(20);
    let end = start + dice.roll(6);
    let status = ["completed", "running", "running", "planned", "cancelled", "unknown"][dice.roll(6)];
    let provisions: Vec<String> = (0..1 + dice.roll(3))
        .map(|_| {
            format!(
                r#"{{"to":"world/1/{}.{}","strength":"{}"}}"#,
                1 + dice.roll(4),
                1 + dice.roll(PROVISIONS / 4),
                ["core", "related", "relevant"][dice.roll(3)]
            )
        })
        .collect();
    let places: Vec<String> = (0..1 + dice.roll(3)).map(|_| format!("{:?}", state_key(dice.roll(STATES)))).collect();
    let title = text(7, dice);
    let description = text(30, dice);
    let json = format!(
        r#"{{"key":"world:I-{n}","source":"world","title":{{"en":"{title}"}},"description":{{"en":"{description}"}},"roles":{{"funder":["party-{}"],"lead":["party-{}"],"implementer":["party-{}"]}},"places":[{}],"period":{{"start":"{start}-{:02}","end":"{end}-12-31"}},"status":"{status}","budgets":[{{"amount":"{}","currency":"USD"}}],"contributions":[{}],"as_of":"2026-{:02}-01"}}"#,
        dice.roll(200),
        dice.roll(2000),
        dice.roll(5000),
        places.join(","),
        1 + dice.roll(12),
        1000 * (1 + dice.roll(5000)),
        provisions.join(","),
        1 + dice.roll(11),
    );
    let initiative: Initiative = serde_json::from_str(&json)?;
    Ok(Record::Initiative(Box::new(initiative)))
}

/// Writes what the matrix through the years is counted from, as three tables.
fn write_arrays(view: &View<'_>, folder: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let open = |name: &str| std::fs::File::create(format!("{folder}/{name}.csv")).map(std::io::BufWriter::new);
    let (mut terms, mut links, mut places) = (open("term")?, open("contribution")?, open("place")?);
    writeln!(terms, "initiative,first_year,last_year")?;
    writeln!(links, "initiative,provision")?;
    writeln!(places, "initiative,state")?;
    for (n, initiative) in view.initiatives().enumerate() {
        if initiative.status == plan::Status::Cancelled {
            continue;
        }
        let year = |date: Option<plan::PartialDate>| date.map_or(0, plan::PartialDate::year);
        writeln!(terms, "{n},{},{}", year(initiative.period.start), year(initiative.period.end))?;
        let mut provisions: Vec<&str> = initiative.contributions.iter().map(|contribution| contribution.to.as_str()).collect();
        provisions.sort_unstable();
        provisions.dedup();
        for provision in provisions {
            let number = provision.rsplit('/').next().unwrap_or_default();
            let (section, action) = number.split_once('.').unwrap_or_default();
            let row = (section.parse::<usize>().unwrap_or(1) - 1) * PROVISIONS / 4 + action.parse::<usize>().unwrap_or(1) - 1;
            writeln!(links, "{n},{row}")?;
        }
        let mut states: Vec<&str> = initiative.places.iter().map(|place| place.state.as_str()).collect();
        states.sort_unstable();
        states.dedup();
        for state in states {
            let letters = state.as_bytes();
            writeln!(places, "{n},{}", usize::from(letters[0] - b'A') * 26 + usize::from(letters[1] - b'A'))?;
        }
    }
    Ok(())
}

/// CPU time of this thread, from the kernel's own account.
struct Clock(u64);

impl Clock {
    fn start() -> Self {
        Self(Self::now())
    }

    fn now() -> u64 {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        told.split_whitespace().next().and_then(|ns| ns.parse().ok()).unwrap_or(0)
    }

    /// What one of so many repeats took. The kernel's account is exact to a few milliseconds only, hence the repeats.
    fn told(&self, repeats: u64) -> String {
        format!("{:.2} ms of CPU", (Self::now() - self.0) as f64 / 1e6 / repeats as f64)
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn wall() -> std::time::Instant {
    std::time::Instant::now()
}

/// Memory of this process that is in use, in bytes.
fn resident() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    told.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}
