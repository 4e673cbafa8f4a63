//! What `jpoa print` is told. The sentences of the help are in the catalogue.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub(crate) struct Print {
    #[command(subcommand)]
    pub(crate) paper: Paper,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Paper {
    Plan(Printing),
    Stocktake(Printing),
    Country(PrintCountry),
    Matrix(Printing),
    Check(PrintCheck),
}

#[derive(Args, Debug)]
pub(crate) struct PrintCheck {
    #[arg(value_name = "N")]
    pub(crate) number: u64,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

#[derive(Args, Debug)]
pub(crate) struct PrintCountry {
    #[arg(value_name = "STATE")]
    pub(crate) state: String,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

#[derive(Args, Debug)]
pub(crate) struct Printing {
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long)]
    pub(crate) archive: bool,
}
