//! What the encoder costs: opening, one title, many titles, one comparison. For developers, not a test.
//!
//! `cargo bench -p overlap --bench encoder -- TITLES`, where `TITLES` is a text with one title a line; without it the texts of the
//! fixture are taken.

#![expect(clippy::print_stdout, reason = "what a benchmark says")]

use std::hint::black_box;
use std::time::Instant;

use overlap::encoder::{Embedding, Encoder, Scratch};

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let text = path.map_or_else(fixture, |path| std::fs::read_to_string(path).expect("a readable file"));
    let titles: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();

    #[expect(clippy::disallowed_methods, reason = "a benchmark asks the time; what a thread is charged is too coarse here")]
    let before = Instant::now();
    let encoder = Encoder::shipped();
    let opening = before.elapsed().as_secs_f64();
    let Some(encoder) = encoder else {
        println!("this build has no encoder");
        return;
    };
    println!("opening                     {:8.2} ms", 1e3 * opening);

    let few = &titles[..titles.len().min(500)];
    let (time, ()) = measured(|| few.iter().for_each(|title| seen(encoder.encode(title, &mut Scratch::default()))));
    println!("one title, nothing known    {:8.2} ms", 1e3 * time / few.len() as f64);
    let mut scratch = Scratch::default();
    let _ = encoder.encode_batch(few, &mut scratch);
    let (time, ()) = measured(|| few.iter().for_each(|title| seen(encoder.encode(title, &mut scratch))));
    println!("one title, pieces known     {:8.2} ms", 1e3 * time / few.len() as f64);

    let (time, points) = measured(|| encoder.encode_batch(&titles, &mut Scratch::default()));
    println!("{:6} titles, one thread   {:8.0} titles per CPU second", titles.len(), titles.len() as f64 / time);

    let (time, sum) =
        measured(|| points.iter().map(|point| points.iter().map(|other| point.cosine(other)).sum::<f32>()).sum::<f32>());
    black_box(sum);
    println!("one comparison              {:8.2} ns", 1e9 * time / (points.len() * points.len()) as f64);
}

/// Keeps the compiler from leaving out what nobody reads.
fn seen(point: Embedding) {
    black_box(point);
}

fn fixture() -> String {
    include_str!("../../../fixtures/encoder/goals.tsv").replace('\t', "\n")
}

/// Runs it and gives the seconds this thread was on a processor, as Linux counts them.
fn measured<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let before = on_processor();
    let result = black_box(run());
    (on_processor() - before, result)
}

fn on_processor() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ')
        .next()
        .and_then(|nanoseconds| nanoseconds.parse::<f64>().ok())
        .map_or(f64::NAN, |nanoseconds| nanoseconds / 1e9)
}
