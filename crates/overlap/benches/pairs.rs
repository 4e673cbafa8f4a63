//! What all pairs of a whole register cost, stage by stage, and how it grows. For developers, not a test.
//!
//! `cargo bench -p overlap --bench pairs -- TABLE...`, where each `TABLE` is a register made by the generator of the peers'
//! measurements (optional, see `docs/performance.md`), as a CSV file. CPU time is that of the whole process, all threads together.
//! With `keystroke` among the words, proposals are also asked about one by one against what was built.

#![expect(clippy::print_stdout, reason = "what a benchmark says")]

use overlap::{Hit, Index, Mention, Model, Profile, SAME, Search};
use plan::{Amount, PartialDate, Period, Role};
use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead, BufReader};

/// How many records are read, and put in, at a time; what is read is dropped at once.
const TOGETHER: usize = 8192;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let asks = words.iter().any(|word| word == "keystroke");
    let tables: Vec<&String> = words.iter().filter(|word| *word != "keystroke").collect();
    if tables.is_empty() {
        println!("name one or more tables");
    }
    for table in tables {
        match Rows::open(table) {
            Some(rows) => whole(rows, asks),
            None => println!("{table} cannot be read"),
        }
    }
}

/// One register from the table to its pairs.
fn whole(mut rows: Rows, asks: bool) {
    let mut index = Index::new(Model::shipped());
    let mut cluster: HashMap<u32, u32> = HashMap::new();
    let (mut read, mut meant, mut built) = (0.0, 0.0, 0.0);
    let mut asked = Vec::new();
    let mut search = Search::default();
    loop {
        let (seconds, profiles) = measured(|| rows.some(TOGETHER, &mut cluster));
        read += seconds;
        if profiles.is_empty() {
            break;
        }
        let (seconds, meanings) = measured(|| index.meanings(&profiles));
        meant += seconds;
        let (seconds, ()) = measured(|| index.put_all_meaning(&profiles, meanings));
        built += seconds;
        if asks {
            profiles.iter().for_each(|profile| search.put(&Profile { descriptions: Vec::new(), ..profile.clone() }));
        }
        asked.extend(profiles.into_iter().step_by(199));
    }
    let in_place = memory();
    let (learnt, ()) = measured(|| index.learn());
    let of = |key: &str| cluster.get(&number(key));
    let (mut right, mut shown, mut told) = (0usize, 0usize, 0usize);
    let (found, ()) = measured(|| {
        index.each_overlap(SAME, |pair| {
            told += 1;
            shown += usize::from(pair.same >= SAME);
            right += usize::from(pair.same >= SAME && of(&pair.left) == of(&pair.right));
        });
    });
    let all = built + learnt + found;
    let records = index.len() as f64;
    println!("\n{} records", index.len());
    println!("read                {read:8.2} CPU s");
    println!("titles to points    {meant:8.2} CPU s, {:.0} titles a CPU second", records / meant);
    println!("taken in            {built:8.2} CPU s  {:6.1} µs a record", 1e6 * built / records);
    println!("learnt              {learnt:8.2} CPU s  {:6.1} µs a record", 1e6 * learnt / records);
    println!("compared and told   {found:8.2} CPU s  {:6.1} µs a record", 1e6 * found / records);
    println!("all of these three  {all:8.2} CPU s  {:6.1} µs a record", 1e6 * all / records);
    println!("memory              {in_place} MB once taken in, {} MB at the most", peak());
    let mut members: HashMap<u32, usize> = HashMap::new();
    cluster.values().for_each(|one| *members.entry(*one).or_default() += 1);
    let truths: usize = members.values().map(|many| many * (many - 1) / 2).sum();
    let f1 = 2.0 * right as f64 / (shown + truths) as f64;
    println!("{told} pairs told, F1 of the same {f1:.3}; {:.1} candidates a record", index.candidates_a_record());
    if asks {
        keystrokes(&mut index, &search, &asked);
    }
}

/// Proposals, one by one, on this thread.
fn keystrokes(index: &mut Index, search: &Search, asked: &[Profile]) {
    let fresh = |profile: &Profile| Profile { key: format!("new:{}", profile.key).into(), ..profile.clone() };
    let asked: Vec<Profile> = asked.iter().take(1000).map(fresh).collect();
    asked.iter().take(100).for_each(|one| drop(black_box(index.check(one))));
    proposals(index, search, &asked, "one whole proposal");
    let known: Vec<Profile> = asked.iter().enumerate().map(|(at, one)| half(one, at)).collect();
    proposals(index, search, &known, "slip, who, where, when");
    let bare: Vec<Profile> = known.iter().map(|one| Profile { titles: one.titles.clone(), ..Profile::new(&one.key) }).collect();
    proposals(index, search, &bare, "slip, title alone");
    let mut times: Vec<f64> = asked.iter().map(|one| on_this_thread(|| index.put(one)).0).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| 1e3 * times[((times.len() - 1) as f64 * share) as usize];
    println!("one more taken in   {:8.2} ms median, {:.2} ms 99th", at(0.5), at(0.99));
}

/// Asks about each and tells the cost, and how many of them found the record they were made of.
fn proposals(index: &Index, search: &Search, asked: &[Profile], what: &str) {
    // As a server does: what says nothing but a title may be misspelt.
    let spelt_like = |one: &Profile| -> Vec<Hit> {
        let titles = one.titles.iter().filter(|_| one.descriptions.is_empty());
        titles.flat_map(|title| search.find_where(title, 10, |_| true)).collect()
    };
    let (mut times, mut found) = (Vec::new(), 0);
    for one in asked {
        let (seconds, pairs) = on_this_thread(|| index.check_half_typed(one, &spelt_like(one)));
        times.push(seconds);
        let wanted = one.key.trim_start_matches("new:");
        found += usize::from(pairs.iter().take(10).any(|pair| pair.left == wanted || pair.right == wanted));
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| 1e3 * times[((times.len() - 1) as f64 * share) as usize];
    let share = found as f64 / asked.len() as f64;
    println!("{what:22} {:5.2} ms median, {:.2} ms 99th; its record among ten {share:.3}", at(0.5), at(0.99));
}

/// What somebody types who knows part of a title, with one letter missing in its longest word, who reports it, where, and when.
fn half(whole: &Profile, at: usize) -> Profile {
    let title: Vec<&str> = whole.titles.iter().flat_map(|title| title.split_whitespace()).collect();
    let most = title.len().min(4 + at % 3);
    let part = &title[at % (title.len() - most + 1)..][..most];
    let longest = part.iter().copied().max_by_key(|word| word.chars().count()).unwrap_or("");
    let lost = 1 + at % longest.chars().count().saturating_sub(2).max(1);
    let slip = |word: &str| word.chars().enumerate().filter(|(at, _)| *at != lost).map(|(_, c)| c).collect::<String>();
    let typed: Vec<String> = part.iter().map(|word| if *word == longest { slip(word) } else { (*word).to_owned() }).collect();
    Profile {
        titles: vec![typed.join(" ").into()],
        parties: whole.parties.iter().take(1).cloned().collect(),
        states: whole.states.clone(),
        period: whole.period,
        ..Profile::new(&whole.key)
    }
}

/// A table that is read a few rows at a time.
struct Rows {
    lines: BufReader<std::fs::File>,
    headings: HashMap<String, usize>,
}

impl Rows {
    fn open(path: &str) -> Option<Self> {
        let mut rows = Self { lines: BufReader::new(std::fs::File::open(path).ok()?), headings: HashMap::new() };
        let cells = rows.cells()?;
        rows.headings = cells.into_iter().enumerate().map(|(at, heading)| (heading, at)).collect();
        Some(rows)
    }

    /// The cells of the next row; quotation marks as of RFC 4180, no line breaks within cells.
    fn cells(&mut self) -> Option<Vec<String>> {
        let mut line = String::new();
        if self.lines.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for c in line.trim_end_matches(['\r', '\n']).chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                _ => cell.push(c),
            }
        }
        cells.push(cell);
        Some(cells)
    }

    /// As many records as are wanted, or the last ones.
    fn some(&mut self, many: usize, cluster: &mut HashMap<u32, u32>) -> Vec<Profile> {
        let mut profiles = Vec::with_capacity(many);
        while profiles.len() < many {
            let Some(cells) = self.cells() else { break };
            let get = |heading: &str| self.headings.get(heading).and_then(|at| cells.get(*at)).map_or("", String::as_str);
            let mut profile = Profile::new(get("id"));
            profile.titles.push(get("title").into());
            profile.descriptions.push(get("description").into());
            profile.parties.push(Mention::written(Role::Reporter, get("org")));
            profile.parties.push(Mention::written(Role::Funder, get("org")));
            profile.parties.push(Mention::written(Role::Implementer, get("impl_org")));
            profile.states = get("countries").split(';').map(Into::into).collect();
            profile.subjects = vec![format!("dac-5:{}", get("sector")).into()];
            profile.period = Period { start: PartialDate::parse(get("start_date")), end: PartialDate::parse(get("end_date")) };
            profile.money = [("budget", get("currency")), ("usd", "USD")]
                .into_iter()
                .filter_map(|(column, currency)| Some((Amount::parse(get(column))?, currency.into())))
                .collect();
            profile.money.dedup();
            cluster.insert(number(get("id")), number(get("cluster")));
            profiles.push(profile);
        }
        profiles
    }
}

/// Identifiers and clusters of made registers are numbers.
fn number(text: &str) -> u32 {
    text.parse().unwrap_or(u32::MAX)
}

/// Runs it and gives the seconds that all threads of this process were on a processor.
fn measured<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let before = of_process();
    let result = black_box(run());
    (of_process() - before, result)
}

fn of_process() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<f64> = stat.rsplit(')').next().unwrap_or("").split_whitespace().filter_map(|f| f.parse().ok()).collect();
    // Fields 14 and 15 of the whole line; the state letter behind the name is no number.
    (fields.get(10).copied().unwrap_or(0.0) + fields.get(11).copied().unwrap_or(0.0)) / 100.0
}

fn on_this_thread<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let before = of_thread();
    let result = black_box(run());
    (of_thread() - before, result)
}

fn of_thread() -> f64 {
    // Giving way has the kernel write down what was used so far.
    std::thread::yield_now();
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn memory() -> u64 {
    status("VmRSS:")
}

fn peak() -> u64 {
    status("VmHWM:")
}

/// A line of what the kernel says of this process, in megabytes.
fn status(name: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}
