//! A focal point comes by invitation, hands an initiative in, and keeps it right; the secretariat takes it in. On the site for real use.

use crate::barriers::none_on;
use e2e::{Page, Site, tools};
use std::path::Path;
use std::process::Command;

const PASSWORD: &str = "nine quiet rivers";

#[test]
fn a_focal_point_comes_by_invitation_enters_corrects_and_confirms() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    drop(Site::serve(&register));
    let secretary = invited(&register, "secretary@example.org", "unrcca", "administrator");
    let site = Site::serve(&register);
    let mut page = Page::open();

    // The secretariat sets its password, and invites a focal point of UNODC on the page of people.
    welcome(&mut page, &site.at(&secretary), "secretary@example.org");
    page.go(&site.at("/people"));
    page.fill("#name", "Focal Point");
    page.fill("#mail", "focal@example.org");
    page.choose("#role", "focal-point");
    page.choose("#party", "unodc");
    page.loads(|page| page.press("button[value=invite]"));
    let link = page.eval("document.querySelector('main .notice code').innerText");
    let link = path(link.as_str().unwrap_or_default());
    none_on(&mut page);
    in_russian(&mut page, &site, &["/people", "/account", "/entries", "/import"]);
    sign_out(&mut page, &site);

    // The focal point hands an initiative in.
    welcome(&mut page, &site.at(&link), "focal@example.org");
    page.go(&site.at("/check"));
    page.fill("#title", "Bibliotherapy for prison libraries of the Chui region");
    page.press("input[name=state][value=KG]");
    page.fill("#lead", "UNODC");
    page.fill("#start", "2026-01");
    page.fill("#end", "2028-12");
    page.choose("#status", "running");
    page.loads(|page| page.press("button[formaction='/check/hand-in']"));
    page.says("It is handed in");
    page.says("Bibliotherapy");
    none_on(&mut page);
    sign_out(&mut page, &site);

    // The public does not see what only waits; the secretariat takes it in.
    page.go(&site.at("/initiatives?words=bibliotherapy"));
    page.hides("Bibliotherapy for");
    sign_in(&mut page, &site, "secretary@example.org");
    page.go(&site.at("/entries"));
    page.says("Bibliotherapy");
    none_on(&mut page);
    page.loads(|page| page.press("button[value=accept]"));
    page.says("It is recorded");
    sign_out(&mut page, &site);
    page.go(&site.at("/initiatives?words=bibliotherapy"));
    page.follow("Bibliotherapy for");
    let record = page.eval("location.href").as_str().unwrap_or_default().to_owned();

    // The focal point corrects it, and says a while later that it is still so.
    sign_in(&mut page, &site, "focal@example.org");
    page.go(&record);
    none_on(&mut page);
    page.follow("Correct");
    none_on(&mut page);
    page.fill("#title", "Bibliotherapy for prison libraries of Chui and Osh");
    page.loads(|page| page.press("button[formaction='/check/hand-in']"));
    page.says("It is handed in");
    sign_out(&mut page, &site);
    sign_in(&mut page, &site, "secretary@example.org");
    page.go(&site.at("/entries"));
    page.loads(|page| page.press("button[value=accept]"));
    sign_out(&mut page, &site);
    sign_in(&mut page, &site, "focal@example.org");
    page.go(&record);
    page.says("Chui and Osh");
    page.loads(|page| page.press("button[value=confirm]"));
    page.says("It is recorded");
    // A second window of the same person can be seen and ended.
    page.go(&site.at("/account"));
    page.says("focal@example.org");
    none_on(&mut page);
    page.is_calm();
}

/// Examines pages of whoever is signed in, in Russian and dark, and comes back to English.
#[track_caller]
fn in_russian(page: &mut Page, site: &Site, paths: &[&str]) {
    page.go(&site.at("/prefer?language=ru&theme=dark&back=/"));
    for path in paths {
        page.go(&site.at(path));
        assert_eq!(page.eval("document.documentElement.lang"), "ru");
        none_on(page);
    }
    page.go(&site.at("/prefer?language=en&theme=light&back=/"));
}

/// Invites somebody on the command line and gives the path of their invitation.
fn invited(register: &Path, mail: &str, party: &str, role: &str) -> String {
    let mut command = Command::new(tools().jpoa);
    command.arg("--data").arg(register).args(["user", "add", "--name", "Secretary", "--party", party, "--role", role, mail]);
    let done = command.output().expect("jpoa can be run");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    path(said.split_whitespace().find(|word| word.contains("/welcome/")).unwrap_or_else(|| panic!("no link: {said}")))
}

/// The path of an invitation's link.
fn path(link: &str) -> String {
    link.find("/welcome/").map_or_else(|| panic!("no invitation: {link}"), |at| link[at..].to_owned())
}

#[track_caller]
fn welcome(page: &mut Page, link: &str, mail: &str) {
    page.go(link);
    none_on(page);
    page.fill("#password", PASSWORD);
    page.fill("#again", PASSWORD);
    page.loads(|page| page.press("main form button"));
    page.says("The password is set");
    none_on(page);
    knock(page, mail);
}

#[track_caller]
fn sign_in(page: &mut Page, site: &Site, mail: &str) {
    page.go(&site.at("/sign-in"));
    knock(page, mail);
}

#[track_caller]
fn knock(page: &mut Page, mail: &str) {
    page.fill("#mail", mail);
    page.fill("#password", PASSWORD);
    page.loads(|page| page.press("main form button"));
    page.says("My entries");
}

#[track_caller]
fn sign_out(page: &mut Page, site: &Site) {
    page.go(&site.at("/account"));
    page.loads(|page| page.press("form[action='/sign-out'] button"));
    page.says("You are signed out");
}
