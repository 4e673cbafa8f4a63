//! `cargo xtask quality`: measures the finder of overlaps on real and public data that are shared beside the repository, and writes
//! the figures down in `docs/quality.md`. Optional: where the data are not there, it says so and changes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{ROOT, answers, at_root};
use crate::trouble::Trouble;

/// Where the shared data are, seen from the repository.
const SHARED: &str = "../shared/data"; // optional
/// What makes registers of any size.
const GENERATOR: &str = "../shared/bench/gen_initiatives.py"; // optional
/// How large the made registers are.
const GROWN: [&str; 2] = ["10000", "50000"];

/// Measures and writes the page. With names of parts, only those are measured and nothing is written.
pub(crate) fn measure(parts: &[&str]) -> Result<(), Trouble> {
    if !Path::new(ROOT).join(SHARED).is_dir() {
        println!("the shared data are not beside this repository; nothing was measured and docs/quality.md stays as it is");
        return Ok(());
    }
    if !answers("zstd", &["--version"]) {
        return Err(Trouble::new("the data are packed with zstd, which is not here", "install the package zstd"));
    }
    let grown = grown();
    let mut command = at_root("cargo", &["run", "--release", "--quiet", "--package", "overlap", "--example", "quality", "--"]);
    command.args(parts).arg(format!("grown={}", grown.display()));
    let out = command.output().map_err(|error| Trouble::new(format!("cannot start cargo: {error}"), "check the installation"))?;
    let table = String::from_utf8_lossy(&out.stdout).into_owned();
    println!("{table}");
    if !out.status.success() {
        return Err(Trouble::new(String::from_utf8_lossy(&out.stderr).into_owned(), "mend the build of the example `quality`"));
    }
    if !parts.is_empty() {
        return Ok(());
    }
    let page = Path::new(ROOT).join("docs/quality.md");
    fs::write(&page, format!("{ABOVE}{table}{BELOW}"))
        .map_err(|error| Trouble::new(format!("cannot write {}: {error}", page.display()), "check the folder"))
}

/// Made registers as tables, kept in the temporary folder; none where Python or its libraries are not there.
fn grown() -> PathBuf {
    let folder = std::env::temp_dir().join("jpoa-grown");
    let generator = Path::new(ROOT).join(GENERATOR);
    let made = fs::create_dir_all(&folder).is_ok() && generator.is_file();
    for size in GROWN.iter().filter(|_| made) {
        let (parquet, table) = (folder.join(format!("{size}.parquet")), folder.join(format!("{size}.csv")));
        if table.is_file() {
            continue;
        }
        let generated = Command::new("python3").arg(&generator).arg(size).arg(&parquet).status();
        let turned = generated.is_ok_and(|status| status.success())
            && Command::new("python3")
                .args(["-c", AS_TABLE])
                .arg(&parquet)
                .arg(&table)
                .status()
                .is_ok_and(|status| status.success());
        if !turned {
            println!("the register of {size} was not made: Python with pyarrow and pandas is needed for it");
        }
    }
    folder
}

/// Turns a file of the generator into a table.
const AS_TABLE: &str = "import sys, pandas; d = pandas.read_parquet(sys.argv[1]); \
    d['countries'] = [';'.join(c) for c in d.countries]; d.to_csv(sys.argv[2], index=False)";

const ABOVE: &str = "\
# How good the finder is

Made by `cargo xtask quality` with the release build, from data beside the repository that are not needed otherwise. No label is \
used before everything was judged, except where the measure names verdicts; and the threshold is the product's own (0.5) everywhere; \"best cut\" is what the ranking would \
give if somebody knew the best threshold, as figures of others are often quoted. Items are those of the issue that asked for them. \
What others reach is from the READMEs of the data and of the measurements beside them, not run again here; those of Ditto and ZeroER are from memory of their papers.

";

const BELOW: &str = "
## How to read it

- *F1* of pairs: the harmonic mean of how many of the shown pairs are right and how many of the right ones are shown. Where one \
register is looked through for duplicates, it is that of the pairs within groups; the remark tells that of single pairs.
- *central_asia_pairs*: only listed pairs are judged, among all activities of the four workbooks. About one label in ten is a \
judgement call of one reader.
- *worldbank* and *china* are two registers, and measured as what links two registers (`jpoa link`); *iati_linked* is asked one by \
one.
- *DAC sectors* and *goals* are known by what the code list or the goal says of itself and by what other publishers gave; what is \
said of a text is what would be suggested: the likeliest, and up to two more of at least a twentieth.
- *titles of provisions* are what somebody may type; right is what the register aligns with the provision, which is more than what \
words can tell. Before titles were held against what is typed as a whole it was 0.303 in English and 0.152 in Russian.
- *verdicts*: given in the order of the docket, nearest to the line first, a hundred at a time, after which the weights move. They \
are given on one half of the initiatives of a made register alone; the figures are of the pairs in which the other half takes part.
- *warnings*: what is shown by default, each pair read by hand with its reason in `fixtures/warnings`; pairs nobody has read are told.
- *grown*: made from a closed lexicon; good for cost and for comparing, no evidence of quality on real registers.
- What falls short stands in the table as it is.
";
