//! What can be typed. The help texts are in the catalogue, under `help-<command>` and, for an
//! argument, `help-<command>-arg-<argument>` or the shared `help-arg-<argument>`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Parser, Debug)]
#[command(name = "jpoa", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What means the same everywhere.
#[derive(Args, Debug)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR", env = "JPOA_DATA", hide_env_values = true)]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "URL", env = "JPOA_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    #[arg(long, global = true, value_name = "PLAN")]
    pub(crate) plan: Option<String>,
    #[arg(long, global = true, value_name = "EDITION")]
    pub(crate) edition: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) as_at: Option<String>,
    #[arg(long, global = true, value_name = "N")]
    pub(crate) entry: Option<u64>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) viewer: Option<String>,
    #[arg(long, global = true, value_name = "LANG", env = "JPOA_LANG", hide_env_values = true)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    pub(crate) color: Color,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Lang {
    En,
    Ru,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    Text,
    Markdown,
    Json,
    Csv,
    Xlsx,
    Iati,
    Hxl,
    Jsonl,
    Sqlite,
    Parquet,
    Ical,
    Atom,
    Dcat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Demo(Demo),
    Serve(Serve),
    Digest(super::digest::Digest),
    User(super::user::User),
    Stocktake,
    Matrix(Matrix),
    Gaps(Gaps),
    Initiatives(Initiatives),
    Show(Show),
    Log(Log),
    Plan(Plan),
    #[cfg(feature = "paper")]
    Print(super::print_args::Print),
    Init(Init),
    Import(Import),
    Overlaps(Overlaps),
    Check(Check),
    Explain(Explain),
    Rule(Rule),
    Link(Link),
    Align(Align),
    Undo(Undo),
    Parties(Parties),
    Confirm(OnInitiative),
    Status(Status),
    Contribute(Contribute),
    Withdraw(Withdraw),
    Visibility(Visibility),
    Hold(OnTerritory),
    Release(OnTerritory),
    Settle(Settle),
    Reopen(Reopen),
    Verify(Verify),
    Checkpoint,
    Move(Move),
    Backup(Backup),
    Restore(Restore),
    Export(super::export::Export),
    Circulate(super::circulate::Circulate),
}

#[derive(Args, Debug)]
pub(crate) struct Demo {
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7850", value_parser = loopback)]
    pub(crate) listen: SocketAddr,
}

/// In a demonstration anybody may look around as anybody, so it is for this machine alone.
fn loopback(text: &str) -> Result<SocketAddr, &'static str> {
    // The catalogue says what is wrong with a value; of the error only that it is one matters.
    let address: SocketAddr = text.parse().map_err(|_| "address")?;
    if address.ip().is_loopback() { Ok(address) } else { Err("address") }
}

#[derive(Args, Debug)]
pub(crate) struct Serve {
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7850", env = "JPOA_LISTEN", hide_env_values = true)]
    pub(crate) listen: SocketAddr,
    #[arg(long, value_name = "URL", env = "JPOA_PUBLIC", hide_env_values = true)]
    pub(crate) public: Option<String>,
    #[command(flatten)]
    pub(crate) mail: crate::notice::MailArgs,
    #[arg(long, value_name = "HOST")]
    pub(crate) hook_host: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Matrix {
    #[arg(value_name = "PROVISION")]
    pub(crate) provision: Option<String>,
    #[arg(long, value_name = "FIRST-LAST")]
    pub(crate) years: Option<String>,
    #[arg(long, value_name = "STATE", requires = "years")]
    pub(crate) state: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Gaps {
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "REASON")]
    pub(crate) reason: Option<String>,
    #[arg(long, value_name = "PROVISION")]
    pub(crate) provision: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Initiatives {
    #[arg(value_name = "WORD")]
    pub(crate) words: Vec<String>,
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Option<String>,
    #[arg(long, value_name = "LIFE")]
    pub(crate) life: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "PROVISION")]
    pub(crate) provision: Option<String>,
    #[arg(long, conflicts_with = "provision")]
    pub(crate) unaligned: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Show {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Args, Debug)]
pub(crate) struct Log {
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) after: u64,
    #[arg(long)]
    pub(crate) follow: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Plan {
    #[command(subcommand)]
    pub(crate) deed: PlanDeed,
}

#[derive(Subcommand, Debug)]
pub(crate) enum PlanDeed {
    Check(PlanFolder),
    Load(PlanLoad),
}

#[derive(Args, Debug)]
pub(crate) struct PlanFolder {
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct PlanLoad {
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Init {
    #[arg(long, value_name = "DIR")]
    pub(crate) from: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    pub(crate) columns: Vec<String>,
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<String>,
    #[arg(long, value_name = "OUT")]
    pub(crate) rejects: Option<PathBuf>,
    #[arg(long)]
    pub(crate) close: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Overlaps {
    #[arg(long, value_name = "P")]
    pub(crate) line: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    #[arg(value_name = "ID")]
    pub(crate) left: String,
    #[arg(value_name = "ID")]
    pub(crate) right: String,
}

#[derive(Args, Debug)]
pub(crate) struct Rule {
    #[arg(value_name = "ID")]
    pub(crate) left: String,
    #[arg(value_name = "ID")]
    pub(crate) right: String,
    #[arg(value_name = "VERDICT")]
    pub(crate) verdict: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) because: String,
}

#[derive(Args, Debug)]
pub(crate) struct Link {
    #[arg(value_name = "LEFT")]
    pub(crate) left: PathBuf,
    #[arg(value_name = "RIGHT")]
    pub(crate) right: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Align {
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Undo {
    #[arg(value_name = "LOAD")]
    pub(crate) load: u64,
}

#[derive(Args, Debug)]
pub(crate) struct Parties {
    #[command(subcommand)]
    pub(crate) deed: Option<PartiesDeed>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum PartiesDeed {
    Unresolved,
    Settle(SettleNames),
    Add(AddParty),
}

#[derive(Args, Debug)]
pub(crate) struct SettleNames {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct AddParty {
    #[arg(value_name = "KEY")]
    pub(crate) key: String,
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) title: String,
    #[arg(long, value_name = "NAME")]
    pub(crate) title_ru: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct OnInitiative {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Args, Debug)]
pub(crate) struct Status {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_name = "STATUS")]
    pub(crate) status: String,
    #[arg(long, value_name = "REASON")]
    pub(crate) because: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(crate) end: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Contribute {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_name = "PROVISION")]
    pub(crate) provision: String,
    #[arg(long, value_name = "STRENGTH", default_value = "related")]
    pub(crate) strength: String,
}

#[derive(Args, Debug)]
pub(crate) struct Withdraw {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_name = "PROVISION")]
    pub(crate) provision: String,
}

#[derive(Args, Debug)]
pub(crate) struct Visibility {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_name = "LEVEL", required = true)]
    pub(crate) level: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct OnTerritory {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[arg(value_name = "STATE")]
    pub(crate) state: String,
}

#[derive(Args, Debug)]
pub(crate) struct Settle {
    #[arg(value_name = "PROVISION")]
    pub(crate) provision: String,
    #[arg(value_name = "STATE")]
    pub(crate) state: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) because: String,
}

#[derive(Args, Debug)]
pub(crate) struct Reopen {
    #[arg(value_name = "PROVISION")]
    pub(crate) provision: String,
    #[arg(value_name = "STATE")]
    pub(crate) state: String,
}

#[derive(Args, Debug)]
pub(crate) struct Verify {
    #[arg(long, value_name = "FILE")]
    pub(crate) checkpoint: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Move {
    #[arg(long, value_name = "PLACE")]
    pub(crate) to: String,
}

#[derive(Args, Debug)]
pub(crate) struct Backup {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Restore {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) force: bool,
}
