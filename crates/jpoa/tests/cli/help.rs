//! Help is there for every command in both languages, and no text in it is missing.

use crate::office::Office;

/// Every command with its subcommands, as the help itself lists them.
fn commands(office: &Office, above: &str, lang: &str, found: &mut Vec<String>) {
    let help = office.done(&format!("{above} --help --lang {lang}"));
    assert!(!help.contains('«') || lang == "ru" && !help.contains("«help"), "{above}: {help}");
    assert!(!help.contains("help-"), "{above}: {help}");
    found.push(above.to_owned());
    // The list of commands is the block below the usage; commands are indented by two blanks, as options by six.
    let listed = help.split("\n\n").find(|block| {
        let mut lines = block.lines();
        lines.next().is_some_and(|heading| matches!(heading, "Commands:" | "Команды:"))
    });
    let names: Vec<String> = listed
        .iter()
        .flat_map(|block| block.lines().skip(1))
        .filter_map(|line| line.trim().split("  ").next().map(str::to_owned))
        .collect();
    for name in names {
        commands(office, format!("{above} {name}").trim(), lang, found);
    }
}

#[test]
fn every_command_is_explained_in_both_languages() {
    let office = Office::new();
    let (mut english, mut russian) = (Vec::new(), Vec::new());
    commands(&office, "", "en", &mut english);
    commands(&office, "", "ru", &mut russian);
    assert_eq!(english, russian);
    for command in ["stocktake", "plan check", "plan load", "settle", "restore"] {
        assert!(english.iter().any(|known| known == command), "{command} is not among {english:?}");
    }
}

#[test]
fn no_help_is_longer_than_its_line_or_ends_in_the_middle() {
    let office = Office::new();
    let mut all = Vec::new();
    commands(&office, "", "en", &mut all);
    for command in all {
        let about = office.done(&format!("{command} --help"));
        let first = about.lines().next().unwrap_or_default();
        assert!(first.chars().count() > 10 && !first.ends_with(['.', ',', ':']), "{command}: {first}");
    }
}

#[test]
fn mistyped_commands_and_options_are_answered_with_the_nearest() {
    let office = Office::new();
    for (typed, told) in [
        ("stocktak", "Did you mean stocktake?"),
        ("gaps --stat KG", "Did you mean --state?"),
        ("stocktake --format jsn", "Did you mean json?"),
        ("stocktak --lang ru", "stocktake"),
    ] {
        let done = office.run(typed);
        assert_eq!(done.code, Some(2), "{typed}");
        assert!(done.talk.contains(told), "{typed}: {}", done.talk);
    }
}
