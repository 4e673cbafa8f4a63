//! Parsing what was typed, and help and usage errors in the reader's language: clap knows the shape, the catalogue the words.

use super::args::Cli;
use super::{Outcome, output, talk};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches};
use std::ffi::OsString;
use words::{Language, Words};

/// The language to talk in before anything is parsed: `--lang`, else JPOA_LANG, else what the system speaks.
pub(crate) fn language(typed: &[OsString]) -> Language {
    let texts: Vec<&str> = typed.iter().filter_map(|text| text.to_str()).collect();
    let after = texts.iter().position(|text| *text == "--lang").and_then(|at| texts.get(at + 1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let environment = ["JPOA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    let tag = after.or(joined).map(str::to_owned).or(environment).unwrap_or_default();
    if tag.to_lowercase().starts_with("ru") { Language::Russian } else { Language::English }
}

#[expect(clippy::disallowed_methods, reason = "a door: the environment says which language the system speaks")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Parses what was typed; help and version are printed here, and what cannot be parsed is told.
pub(crate) fn parse(typed: &[OsString], words: &Words) -> Result<Cli, Outcome> {
    let command = localise(Cli::command(), "", words);
    let matches = command.try_get_matches_from(typed).and_then(|matches| Cli::from_arg_matches(&matches));
    matches.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let help = error.render().to_string().replace("[OPTIONS]", &words.say("help-value-options"));
            let _ = output::put(help.as_bytes());
            Outcome::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            talk::say(error.render().to_string().trim_end());
            Outcome::Usage
        }
        kind => {
            tell(kind, &error, words);
            Outcome::Usage
        }
    })
}

/// Puts the catalogue's sentences into a command, its arguments and its subcommands. The path joins the names of the
/// commands it stands under: `plan-check`.
fn localise(command: Command, path: &str, words: &Words) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let template = if names.is_empty() { words.say("help-template") } else { words.say("help-template-commands") };
    let template = template.replace("⟨", "{").replace("⟩", "}");
    let mut command = command
        .about(if path.is_empty() { words.say("help") } else { words.say(&format!("help-{path}")) })
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_value_name(words.say("help-value-command"))
        .next_help_heading(words.say("help-options"))
        .subcommand_help_heading(words.say("help-commands"));
    let mut order = 0..100;
    command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        let own = format!("help-{path}-arg-{id}");
        let text = words.look_up(&own, &[]).or_else(|| words.look_up(&format!("help-arg-{id}"), &[]));
        let heading = if arg.is_positional() { words.say("help-arguments") } else { words.say("help-options") };
        let takes_value = arg.get_action().takes_values();
        // What means the same everywhere stands behind what this command alone knows.
        let order = if arg.is_global_set() { 100 } else { 0 } + order.next().unwrap_or_default();
        let arg = arg.display_order(order);
        let arg = arg.help(text.unwrap_or_else(|| format!("«{own}»"))).help_heading(heading).hide_env(true);
        // The catalogue names the values, in the reader's language.
        if takes_value { arg.hide_possible_values(true) } else { arg }
    });
    let flag = |name: &'static str, short, action| {
        clap::Arg::new(name)
            .long(name)
            .short(short)
            .action(action)
            .help(words.say(&format!("help-flag-{name}")))
            .help_heading(words.say("help-options"))
            .display_order(200)
    };
    command = command.arg(flag("help", 'h', clap::ArgAction::Help));
    if path.is_empty() {
        command = command.arg(flag("version", 'V', clap::ArgAction::Version));
    }
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| localise(sub, &path, words));
    }
    command
}

/// Tells what could not be parsed, with the nearest that could.
fn tell(kind: ErrorKind, error: &clap::Error, words: &Words) {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let key = match kind {
        ErrorKind::InvalidValue => "usage-invalid-value",
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::ValueValidation => "usage-invalid-value",
        _ => "usage-other",
    };
    let valid = context(ContextKind::ValidValue);
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(context).find(|text| !text.is_empty());
    let values = [
        ("argument", context(ContextKind::InvalidArg).into()),
        ("value", context(ContextKind::InvalidValue).into()),
        ("command", context(ContextKind::InvalidSubcommand).into()),
        ("other", context(ContextKind::PriorArg).into()),
    ];
    talk::say(&words.say_with("talk-usage", &[("what", words.say_with(key, &values).into())]));
    let hint = match (suggested, valid.is_empty()) {
        (Some(suggested), _) => words.say_with("usage-suggest", &[("suggestion", suggested.into())]),
        (None, false) => words.say_with("usage-valid", &[("values", valid.into())]),
        (None, true) => words.say("usage-see-help"),
    };
    talk::say(&format!("  → {hint}"));
}
