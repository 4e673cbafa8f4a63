//! What does not belong into a register: addresses of persons. They are taken out of texts before an initiative enters.

use crate::{Initiative, Participants, Texts, Who, Written};

/// Takes e-mail addresses out of the texts of an initiative and the names in it; tells how many there were.
pub fn screen(initiative: &mut Initiative) -> u32 {
    let mut found = 0;
    for texts in [&mut initiative.title, &mut initiative.description] {
        if texts.iter().any(|(_, text)| text.contains('@')) {
            *texts = Texts::collect(texts.iter().map(|(lang, text)| (lang, without_mail(text, &mut found).into())));
        }
    }
    let holds_mail = |who: &Who| matches!(who, Who::Written(written) if written.name.contains('@'));
    if initiative.roles.iter().any(|(_, who)| holds_mail(who)) {
        let roles = initiative.roles.iter().map(|(role, who)| match who {
            Who::Written(written) => {
                let name = without_mail(&written.name, &mut found).into();
                (role, Who::Written(Box::new(Written { name, code: written.code.clone() })))
            }
            Who::Party(_) => (role, who.clone()),
        });
        initiative.roles = Participants::collect(roles.collect::<Vec<_>>());
    }
    found
}

fn without_mail(text: &str, found: &mut u32) -> String {
    let kept = text.split_inclusive(char::is_whitespace).map(|word| {
        let bare = word.trim_end();
        if looks_like_mail(bare) {
            *found += 1;
            format!("[…]{}", &word[bare.len()..])
        } else {
            word.to_owned()
        }
    });
    kept.collect()
}

/// Whether a word is an e-mail address, brackets and full stops around it included.
pub(crate) fn looks_like_mail(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && host.len() > 3)
}
