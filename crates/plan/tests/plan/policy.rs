//! The whole table of who may see and do what, printed so that those whom it concerns can dispute it.

use crate::world::{initiative, name};
use plan::{Bond, Deed, Viewer};
use std::fmt::Write;

fn viewers() -> [Viewer; 5] {
    [
        Viewer::Public,
        Viewer::Observer("XX".into()),
        Viewer::Member("XX".into()),
        Viewer::Party("XX".into()),
        Viewer::Secretariat("XX".into()),
    ]
}

fn yes(may: bool) -> &'static str {
    if may { "yes" } else { "-" }
}

/// Without blanks at the ends of lines.
fn trimmed(table: &str) -> String {
    table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn who_may_do_what() {
    let bonds = [(Bond::TakesPart, "own"), (Bond::Territory, "here"), (Bond::None, "other")];
    let mut table =
        "own: the viewer takes part, or speaks for itself; here: on the viewer's territory; other: neither\n\n".to_owned();
    write!(table, "{:<24}", "").unwrap();
    viewers().iter().for_each(|viewer| write!(table, "{:<18}", viewer.kind()).unwrap());
    write!(table, "\n{:<24}", "").unwrap();
    viewers().iter().flat_map(|_| bonds).for_each(|(_, title)| write!(table, "{title:<6}").unwrap());
    for deed in Deed::ALL {
        assert_eq!(name(deed), deed.name());
        write!(table, "\n{:<24}", deed.name()).unwrap();
        for viewer in viewers() {
            bonds.iter().for_each(|(bond, _)| write!(table, "{:<6}", yes(viewer.may(deed, *bond))).unwrap());
        }
    }
    insta::assert_snapshot!(trimmed(&table), @r"
    own: the viewer takes part, or speaks for itself; here: on the viewer's territory; other: neither

                            public            observer          member            party             secretariat
                            own   here  other own   here  other own   here  other own   here  other own   here  other
    load-plan               -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    import-register         -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    undo-load               -     -     -     -     -     -     yes   -     -     yes   -     -     yes   yes   yes
    record-initiative       -     -     -     -     -     -     yes   -     -     yes   -     -     yes   yes   yes
    confirm-initiative      -     -     -     -     -     -     yes   -     -     yes   -     -     yes   yes   yes
    set-status              -     -     -     -     -     -     yes   -     -     yes   -     -     yes   yes   yes
    state-contribution      -     -     -     -     -     -     yes   yes   -     yes   -     -     yes   yes   yes
    withdraw-contribution   -     -     -     -     -     -     yes   yes   -     yes   -     -     yes   yes   yes
    set-visibility          -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    hold-initiative         -     -     -     -     -     -     yes   yes   -     -     -     -     yes   yes   yes
    release-initiative      -     -     -     -     -     -     yes   yes   -     -     -     -     yes   yes   yes
    settle-gap              -     -     -     -     -     -     yes   yes   -     -     -     -     yes   yes   yes
    reopen-gap              -     -     -     -     -     -     yes   yes   -     -     -     -     yes   yes   yes
    take-position           -     -     -     -     -     -     yes   yes   -     -     -     -     yes   yes   yes
    record-challenge        -     -     -     -     -     -     yes   yes   -     yes   yes   -     yes   yes   yes
    record-party            -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    settle-names            -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    rule-pair               -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    make-check              -     -     -     -     -     -     yes   yes   yes   yes   yes   yes   yes   yes   yes
    judge-submission        -     -     -     -     -     -     -     -     -     -     -     -     yes   yes   yes
    ");
}

#[test]
fn who_may_see_what() {
    let seen_by = ["everybody", "members", "YY", "XX", "secretariat"];
    let titles = ["everybody", "members", "others by name", "the viewer by name", "the secretariat"];
    let holds = [
        ("nobody", ""),
        ("another State", ", held ZZ"),
        ("another, here", ", held ZZ, in XX ZZ"),
        ("the viewer", ", held XX ZZ"),
    ];
    let mut table = "part: the viewer takes part in the initiative; none: it does not\n\n".to_owned();
    write!(table, "{:<21}{:<16}", "", "").unwrap();
    viewers().iter().for_each(|viewer| write!(table, "{:<12}", viewer.kind()).unwrap());
    write!(table, "\n{:<21}{:<16}", "meant for", "held back by").unwrap();
    viewers().iter().for_each(|_| write!(table, "{:<6}{:<6}", "none", "part").unwrap());
    for (visibility, title) in seen_by.into_iter().zip(titles) {
        for (holder, held) in holds {
            write!(table, "\n{title:<21}{holder:<16}").unwrap();
            for viewer in viewers() {
                for role in ["", ", partner XX"] {
                    let it = initiative("a", &format!("for {visibility}{held}{role}"));
                    write!(table, "{:<6}", yes(viewer.may_see(&it))).unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!(trimmed(&table), @r"
    part: the viewer takes part in the initiative; none: it does not

                                         public      observer    member      party       secretariat
    meant for            held back by    none  part  none  part  none  part  none  part  none  part
    everybody            nobody          yes   yes   yes   yes   yes   yes   yes   yes   yes   yes
    everybody            another State   -     -     -     yes   -     yes   -     yes   yes   yes
    everybody            another, here   -     -     yes   yes   yes   yes   yes   yes   yes   yes
    everybody            the viewer      -     -     yes   yes   yes   yes   yes   yes   yes   yes
    members              nobody          -     -     -     yes   yes   yes   -     yes   yes   yes
    members              another State   -     -     -     yes   -     yes   -     yes   yes   yes
    members              another, here   -     -     yes   yes   yes   yes   yes   yes   yes   yes
    members              the viewer      -     -     yes   yes   yes   yes   yes   yes   yes   yes
    others by name       nobody          -     -     -     yes   -     yes   -     yes   yes   yes
    others by name       another State   -     -     -     yes   -     yes   -     yes   yes   yes
    others by name       another, here   -     -     yes   yes   yes   yes   yes   yes   yes   yes
    others by name       the viewer      -     -     yes   yes   yes   yes   yes   yes   yes   yes
    the viewer by name   nobody          -     -     yes   yes   yes   yes   yes   yes   yes   yes
    the viewer by name   another State   -     -     -     yes   -     yes   -     yes   yes   yes
    the viewer by name   another, here   -     -     yes   yes   yes   yes   yes   yes   yes   yes
    the viewer by name   the viewer      -     -     yes   yes   yes   yes   yes   yes   yes   yes
    the secretariat      nobody          -     -     -     yes   -     yes   -     yes   yes   yes
    the secretariat      another State   -     -     -     yes   -     yes   -     yes   yes   yes
    the secretariat      another, here   -     -     yes   yes   yes   yes   yes   yes   yes   yes
    the secretariat      the viewer      -     -     yes   yes   yes   yes   yes   yes   yes   yes
    ");
}

#[test]
fn drafts_and_accounts_are_for_some() {
    let mut table = format!("{:<14}{:<8}{}", "", "drafts", "accounts");
    for viewer in viewers() {
        let (drafts, accounts) = (yes(viewer.may_see_drafts()), yes(viewer.may_see_accounts()));
        write!(table, "\n{:<14}{drafts:<8}{accounts}", viewer.kind()).unwrap();
    }
    insta::assert_snapshot!(trimmed(&table), @r"
                  drafts  accounts
    public        -       -
    observer      yes     -
    member        yes     -
    party         -       -
    secretariat   yes     yes
    ");
}

#[test]
fn taking_part_is_a_closer_bond_than_territory() {
    let here = Viewer::Member("KG".into());
    let bond = |phrases: &str| here.bond(&initiative("a", phrases));
    assert_eq!(bond("lead KG, in KG"), Bond::TakesPart);
    assert_eq!(bond("reporter KG, in UZ"), Bond::TakesPart);
    assert_eq!(bond("lead unodc, in UZ KG/Osh"), Bond::Territory);
    assert_eq!(bond("lead \"KG\", in UZ"), Bond::None, "a name that is not settled on a party binds nobody");
    assert_eq!(Viewer::Public.bond(&initiative("a", "lead KG, in KG")), Bond::None);
    assert_eq!(Viewer::Public.party(), None);
    assert_eq!([Bond::TakesPart, Bond::Territory, Bond::None].map(name), ["takes-part", "territory", "none"]);
}
