//! What the search box costs and finds among many titles. For developers, not a test.
//!
//! `cargo bench -p overlap --bench search -- TITLES QUERIES`: a text with one title a line, and one with a kind, the number of the
//! title that is wanted (counted from 0) and what is typed, parted by tabs. `search_in_postgres.py` makes both and asks PostgreSQL
//! the same. With a third word what was not found is shown.

#![expect(clippy::print_stdout, reason = "what a benchmark says")]

use overlap::{Profile, Search};
use std::collections::BTreeMap;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let misses = paths.len() > 2;
    let [titles, queries, ..] = paths.as_slice() else {
        println!("name a file of titles and one of queries");
        return;
    };
    let titles = std::fs::read_to_string(titles).expect("a readable file");
    let queries = std::fs::read_to_string(queries).expect("a readable file");
    let (seconds, mut search) = measured(|| {
        let mut search = Search::default();
        for (number, title) in titles.lines().enumerate() {
            search.put(&Profile { titles: vec![title.into()], ..Profile::new(number.to_string()) });
        }
        search
    });
    println!("{} titles taken in, {seconds:.1} CPU s, {} MB in memory", search.len(), resident());
    let mut kinds: BTreeMap<&str, Vec<(f64, bool)>> = BTreeMap::new();
    for query in queries.lines() {
        let mut fields = query.split('\t');
        let (Some(kind), Some(wanted), Some(typed)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let (seconds, hits) = measured(|| search.find_where(typed, 10, |_| true));
        let found = hits.iter().any(|hit| hit.key == wanted);
        if misses && !found {
            let told = hits.first().and_then(|hit| titles.lines().nth(hit.key.parse().ok()?));
            println!(
                "{kind}  {typed}\n  wanted {}\n  first  {}",
                titles.lines().nth(wanted.parse().unwrap_or(0)).unwrap_or(""),
                told.unwrap_or("")
            );
        }
        kinds.entry(kind).or_default().push((seconds, found));
    }
    for (kind, mut told) in kinds {
        told.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |share: f64| 1e3 * told[((told.len() - 1) as f64 * share) as usize].0;
        let found = told.iter().filter(|(_, found)| *found).count() as f64 / told.len() as f64;
        let mean = 1e3 * told.iter().map(|(seconds, _)| seconds).sum::<f64>() / told.len() as f64;
        let (median, high) = (at(0.5), at(0.99));
        println!(
            "{kind:10} {:5} queries  among ten {found:.3}  mean {mean:.2}  median {median:.2}  99th {high:.2} ms",
            told.len()
        );
    }
    let (seconds, ()) = measured(|| {
        for number in 0..1000 {
            search.put(&Profile { titles: vec!["One more about border control".into()], ..Profile::new(number.to_string()) });
        }
    });
    println!("one put in place of another: {seconds:.3} ms");
}

/// Runs it and gives the seconds this thread was on a processor, as Linux counts them.
fn measured<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let before = on_processor();
    let result = std::hint::black_box(run());
    (on_processor() - before, result)
}

fn on_processor() -> f64 {
    // Giving way has the kernel write down what was used so far.
    std::thread::yield_now();
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or_default() / 1e9
}

fn resident() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4 / 1024
}
