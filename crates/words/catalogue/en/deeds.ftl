# What is said when something is done, refused or has failed.

talk-refused = refused: { $what }
talk-failed = failed: { $what }
talk-usage = not understood: { $what }
talk-begun = A new register begins in { $place } with the plan { $plan }.
talk-serving = Serving at { $address }. Ctrl-C ends it.
talk-demo =
    A demonstration stands at { $address }
    Open it in a browser. Anybody at this machine may look around as anybody; what is changed is gone when it ends. Ctrl-C ends it.
talk-copying = copying
talk-this-folder = this folder

change-plan-loaded = plan taken in
change-edits-loaded = edits of a file that came back taken in
change-register-loaded = file taken in
change-load-undone = load taken back
change-initiative-recorded = initiative recorded
change-initiative-confirmed = confirmed
change-status-set = status set
change-contribution-stated = contribution stated
change-contribution-withdrawn = contribution withdrawn
change-visibility-set = visibility set
change-initiative-held = held back by a State
change-initiative-released = released by a State
change-gap-settled = settled as not applicable
change-gap-reopened = gap counts again
change-position-taken = position taken
change-challenge-recorded = challenge recorded
change-party-recorded = party recorded
change-pair-ruled = verdict on a pair
change-check-made = check before launch
change-initiative-submitted = initiative handed in
change-submission-accepted = submission taken in
change-submission-returned = submission sent back
change-submission-held = submission held back by a State
change-names-settled = names settled
names-count = { $count ->
    [one] one name
   *[other] { $count } names
}
change-withheld = not public

deed-done = Recorded as entry { $entry }: { $change }.

load-counts = { $entered } new, { $updated } changed, { $unchanged } unchanged, { $closed } closed, { $rejected } rejected
import-counts = { $name }: { $read } read, { $entered } new, { $updated } changed, { $unchanged } unchanged, { $closed } closed, { $rejected } rejected.
import-recorded = Recorded as journal entry { $entry }.
import-nothing-new = Nothing new; nothing was recorded.
import-would-change = would change { $initiative }: { $fields }
import-would-close = would close { $initiative }
import-would-more = … and { $more } more; all of them: --format json.
import-tried = A trial run; nothing was recorded.
import-rejects-none = Nothing was rejected; { $place } was not written.
import-rejects-written = { $count ->
    [one] The record that was rejected is in { $place }, with what is wrong.
   *[other] The { $count } records that were rejected are in { $place }, each with what is wrong.
}
import-rejects-lost = { $missing ->
    [one] One rejected record could not be copied: it is broken off or too large.
   *[other] { $missing } rejected records could not be copied: they are broken off, too large or too many.
}
import-rejects-next = Correct them there and take that file in: jpoa import { $place } --source { $source }
import-next = See what changed: jpoa stocktake
findings-more = { $more ->
    [one] One more finding; all of them: --format json.
   *[other] { $more } more findings; all of them: --format json.
}
count-severity-critical = { $count } critical
count-severity-error = { $count ->
    [one] one error
   *[other] { $count } errors
}
count-severity-warning = { $count ->
    [one] one warning
   *[other] { $count } warnings
}
count-severity-advisory = { $count ->
    [one] one advisory
   *[other] { $count } advisories
}

plan-check-clean = { $name }: { $records } records, nothing to say.
plan-check-sound = { $name }: { $records } records; { $findings }. Nothing stops this plan from being taken in.
plan-check-stopped = { $name }: { $records } records; { $findings }. The errors stop this plan from being taken in.

verify-checked = Checked: entries { $entries }; blobs { $blobs }, with { $bytes } bytes; loads held to their roots { $loads }. The last entry is { $head }, its hash { $hash }. The state after it has the digest { $state }.
verify-orphans = { $count ->
    [one] One blob is named by no entry; it only takes space.
   *[other] { $count } blobs are named by no entry; they only take space.
}
verify-sound = All of it holds.
verify-sound-checkpoint = All of it holds, and so does the saved checkpoint.
verify-unsound = The register is not what was written. Leave it as it is, and restore a backup to another place.

problem-entries-missing = Entries { $entry } to { $detail } are missing.
problem-entry-misplaced = A row stands at number { $detail }, where no entry can be.
problem-entry-altered = Entry { $entry } was altered.
problem-chain-broken = Entry { $entry } does not continue the entry before it.
problem-entry-unreadable = Entry { $entry } cannot be read: { $detail }.
problem-entry-misnumbered = Entry { $entry } says it is entry { $detail }.
problem-entry-not-canonical = Entry { $entry } is not written the way entries are written.
problem-blob-missing = Entry { $entry } names the blob { $blob }, which is not there.
problem-blob-altered = The blob { $blob } was altered.
problem-tail-removed = The checkpoint is of entry { $entry }, and the journal ends at { $detail }: entries were removed.
problem-history-rewritten = Entry { $entry } does not have the hash of the checkpoint: it or an entry before it was replaced. Its hash is { $detail }.
problem-database-damaged = The database itself is damaged: { $detail }.
problem-root-differs = The records of the load in entry { $entry } do not have the root that was recorded.

move-done = Moved to { $place }: entries { $entries }, the last hash { $hash }. The old register stays as it is.
backup-done = Backed up in { $place }: entries { $entries }, the last hash { $hash }.
restore-done = Restored to { $place }: entries { $entries }, the last hash { $hash }.
restore-aside = The register that was there is kept as { $place }.

refusal-not-yours = you may not { $deed ->
    [record-initiative] record this initiative
    [make-check] make a check
    [judge-submission] take in or send back what was handed in
    [load-plan] take in a plan
    [import-register] take in a file
    [set-status] set the status of this initiative
    [confirm-initiative] confirm this initiative
    [state-contribution] state what this initiative contributes to
    [withdraw-contribution] withdraw what this initiative contributes to
    [set-visibility] settle who sees this initiative
    [hold-initiative] hold this initiative back
    [release-initiative] release this initiative
    [settle-gap] settle this gap
    [undo-load] take a load back
    [record-party] enter a party
    [rule-pair] settle what two initiatives are to each other
    [settle-names] settle names
    [reopen-gap] reopen this gap
   *[other] do this
}
    .hint = Those who take part in it and the secretariat may; a State may hold back, align and settle what is on its territory. Name the party with --viewer.
    .site = Those who take part in it and the secretariat may; a State may hold back, align and settle what is on its territory. Ask the secretariat, or sign in for the party that may.
refusal-pair-of-one = a pair is of two initiatives, and both of these are { $initiative }
    .hint = Name two different ones.
refusal-pair-kept-apart = these two cannot be ruled one: { $left } and { $right } were ruled not to be
    .hint = Rule on those two first, or name others.
refusal-pair-tied-together = these two stay one through others: { $left } and { $right } were ruled to be one
    .hint = Rule on those two first.
refusal-public-reads-only = the public reads and does not record
    .hint = Name the party on whose behalf you record: --viewer secretariat, --viewer KG, --viewer unodc.
    .site = Sign in first. Whoever has no account asks the secretariat for one.
refusal-no-register = there is no register here, only the plan as it ships
    .hint = Begin one: jpoa init --data DIR
    .site = Tell whoever runs this site.
refusal-register-there = there is a register in { $place } already
    .hint = Use it as it is, or name another place with --data.
refusal-no-plan = no plan has been taken in yet
    .hint = Take one in: jpoa plan load DIR
    .site = The secretariat takes a plan in first.
refusal-no-plan-there = { $place } holds no TOML file
    .hint = Name the folder of a plan, such as plans/central-asia.
refusal-plan-has-errors = { $name } has errors, and a plan enters whole or not at all
    .hint = See them with jpoa plan check, mend them, and try again.
refusal-edition-unknown = there is no edition { $name }
    .hint = There are: { $known }.
refusal-submission-unknown = there is no submission { $number }, or it is not yours to see
    .hint = Look at the queue again.
refusal-submission-settled = submission { $number } has been settled already
    .hint = Look at the queue again.
refusal-untitled = an initiative needs a title
    .hint = Say in one line what is to be done.
refusal-mail-unfit = { $mail } is no e-mail address
    .hint = Write it as name@example.org.
refusal-mail-taken = { $mail } has an account already
    .hint = End it first, or make a new password link for it.
refusal-account-unknown = there is no such account ({ $number }), or it has ended
    .hint = Look at the list of people.
refusal-invitation-over = this link is good no more
    .hint = Ask whoever sent it for a new one.
refusal-sign-in-wrong = the address, the password or the code is wrong
    .hint = Try again, or ask your administrator for a new password link.
refusal-code-missing = this account asks for a one-time code
    .hint = Type the code that your telephone shows.
refusal-code-wrong = the code is not the one this key gives now
    .hint = Look whether the clock of your telephone is right, and try again.
refusal-code-used = this code was used already
    .hint = Wait for the next one, at most half a minute.
refusal-password-short = the password is shorter than { $least } signs
    .hint = Several words in a row make a good one.
refusal-password-unfit = this password cannot be kept
    .hint = Choose another one.
refusal-passwords-differ = the two passwords are not the same
    .hint = Type them again.
refusal-check-unknown = there is no check { $number } that you may see
    .hint = The number stands in the address of the page on which the check was kept.
refusal-session-unknown = this session has ended already
    .hint = Look at the list again.
refusal-too-many-tries = there were too many tries with this address
    .hint = Wait { $minutes } minutes.
refusal-role-reads-only = your role reads and records nothing
    .hint = Ask the administrator of your organisation for another one.
refusal-role-invites-not = only administrators invite people and let them go
    .hint = Ask the administrator of your organisation.
refusal-no-chance = no key can be made here: nothing gives random bytes
    .hint = This is a fault of the program; tell those who run it.
refusal-upload-cut = the file did not arrive whole
    .hint = Send it again; a file above 256 MB goes in by the command line.
refusal-upload-empty = there was no file, or nothing in it
    .hint = Choose a file.
refusal-upload-gone = this file waits no more
    .hint = Drop it in again.
refusal-ruling-missing = no verdict was chosen
    .hint = Choose one of the five.
refusal-day-unreadable = { $text } is not a day
    .hint = Write 2011, 2011-11 or 2011-11-30.
refusal-year-unreadable = { $text } is not a year between 1900 and 2100
    .hint = Write a year in four digits, such as 2026.
refusal-xlsx-too-large = the workbook cannot be written ({ $detail })
    .hint = Take the CSV file.
refusal-state-not-in-matrix = { $name } is not among the States of { $edition }
    .hint = See the States: jpoa matrix.
    .site = Choose one of the States of the matrix.
refusal-viewer-unknown = there is no party { $name } to read or record for
    .hint = Did you mean { $nearest }? Or name public or secretariat.
refusal-party-unknown = there is no party { $name }
    .hint = Use its address: KG for a State, unodc for an organisation.
refusal-party-misspelt = there is no party { $name }
    .hint = Did you mean { $nearest }?
refusal-provision-unknown = there is no provision { $name } that initiatives carry out
    .hint = Did you mean { $nearest }? See them all: jpoa matrix.
    .site = Did you mean { $nearest }? All of them stand in the text of the plan.
refusal-initiative-unknown = nothing here is called { $name }
    .hint = Search for it: jpoa initiatives WORD
    .site = Search for it among the initiatives.
refusal-initiative-ambiguous = several initiatives are called { $name }
    .hint = Name one by its whole address: { $candidates }.
refusal-reason-missing = a reason is needed
    .hint = Give it with --because.
    .site = Write one, and do it again.
refusal-ends-before-start = the last day { $end } lies before the first, { $start }
    .hint = Give the right day with --end.
    .site = Look at both days, and give the right ones.
refusal-contribution-absent = { $initiative } is not said to contribute to { $provision }
    .hint = See what it contributes to: jpoa show { $initiative }
refusal-held-already = { $state } holds { $initiative } back already
    .hint = Nothing more is needed.
refusal-held-not = { $state } does not hold { $initiative } back
    .hint = See who does: jpoa show { $initiative }
    .site = Who holds it back stands on its page.
refusal-not-its-territory = { $state } cannot speak for { $initiative }
    .hint = A State holds back and releases what happens on its own territory.
refusal-not-a-state-of-the-plan = { $state } is not a State of this plan's matrix
    .hint = See the States with jpoa matrix.
    .site = Choose one of the States of the matrix.
refusal-gap-settled-already = { $provision } in { $state } was settled as not applicable in entry { $entry }, by { $by }
    .hint = To give another reason, let it count again first: jpoa reopen { $provision } { $state }
    .site = To give another reason, let it count again first, on the page of gaps.
refusal-gap-not-settled = { $provision } in { $state } is not settled as not applicable
    .hint = See the gaps: jpoa gaps
    .site = Look at the page of gaps again.
refusal-rejects-not-tables = activities do not go into a workbook
    .hint = Give the file for rejected records another ending, such as .xml.
refusal-rejects-several-tables = the rejected rows belong to { $tables } tables, and a table of text holds one
    .hint = Give the file for rejected records the ending .xlsx; a trial run (--dry-run) writes it as well.
refusal-would-close-most = the file would close { $closed } initiatives of the source { $source } and keep { $kept }
    .hint = If it is another source, name it: --source NAME. If most of it is really over, say --close.
    .site = If it is another source, hand the file in again and name its source. If most of it is really over, tick the box below.
refusal-load-unknown = entry { $load } is no load
    .hint = See the loads: jpoa log
    .site = The loads stand on the page of imports.
refusal-undone-already = the load of entry { $load } was taken back before
    .hint = Nothing more is needed.
refusal-undo-plan = entry { $load } took in a plan folder, which is not taken back
    .hint = Take in the folder as it was before: jpoa plan load DIR
    .site = Whoever runs the site loads the folder again as it was before.
refusal-undo-settled = the secretariat has settled a part of the load of entry { $load }
    .hint = Ask the secretariat to take it back.
refusal-nothing-to-undo = nothing is left of the load of entry { $load }
    .hint = Later loads have replaced all of it.
refusal-party-kind-unknown = there is no kind of party { $kind }
    .hint = There are: { $known }.
refusal-title-missing = the party { $key } needs a name
    .hint = Give it with --title.
refusal-party-there = there is a party { $key } already
    .hint = See it: jpoa show { $key }
refusal-name-settled-already = { $name } means { $party } already
    .hint = A name means one party; see it with jpoa show { $party }
    .site = A name means one party; look at the page of { $party }.
refusal-key-malformed = { $key } is no address of a party
    .hint = Use letters of the Latin alphabet, digits and hyphens, such as giz or kg-interior.
refusal-nothing-to-record = there is nothing to record
    .hint = The register already says so.
refusal-too-busy = others keep recording at the same time
    .hint = Nothing was lost; try again.
refusal-restore-over-register = { $place } holds a register (entries: { $entries })
    .hint = Restore to another place, or say --force: the old register is then kept beside it under another name.
refusal-restore-over-database = { $place } holds a register, and a database is not replaced
    .hint = Restore into an empty database.

fault-no-register = there is no register in { $place }
    .hint = Begin one with jpoa init, or name the place where it is.
    .site = Tell whoever runs this site.
fault-not-a-register = { $place } is not a register
    .hint = Name another place.
fault-no-database = the server has no database { $place }
    .hint = Create an empty one there first, or name another.
fault-newer-format = { $place } was written by a newer version of this program
    .hint = Use that version; this one leaves the register as it is.
fault-disk-full = the disk of { $place } is full; nothing was recorded
    .hint = Free some space and try again.
fault-read-only = { $place } can be read and not written; nothing was recorded
    .hint = Allow writing there, or work on a copy.
fault-access-denied = access to { $place } is refused
    .hint = Check the permissions of the file, or the user and password of the database.
fault-database-busy = another program is writing to { $place }
    .hint = Nothing was recorded; try again when that is done.
fault-database-unreachable = the database server of { $place } does not answer
    .hint = Check that it is running and that its address is right.
fault-bad-address = { $place } is not the address of a database
    .hint = Write postgres://user:password@host:port/database
fault-damaged = { $place } is damaged ({ $detail })
    .hint = Leave it as it is, see what is wrong with jpoa verify, and restore a backup to another place.
    .site = Tell whoever runs this site; nothing was recorded.
fault-not-empty = { $place } is not empty, and a copy needs an empty place
    .hint = Name another place.
fault-already-there = there is a file { $place } already
    .hint = Name another, or move that one away.
fault-source-unreadable = the file could not be read to its end ({ $detail })
    .hint = Check it and try again; nothing was recorded.
fault-source-changed = the file changed while it was read; nothing was recorded
    .hint = Try again when nobody changes it.
fault-misnumbered-entry = an entry has the wrong number ({ $detail })
    .hint = This is a mistake in the program; please report it.
fault-database-fault = { $detail }
    .hint = Try again, and report it when it stays.
fault-file-missing = there is no { $place }
    .hint = Check the name and try again.
fault-file-denied = { $place } may not be read
    .hint = Check its permissions.
fault-file-unreadable = { $place } cannot be read ({ $detail })
    .hint = Check it and try again.
fault-file-unwritable = { $place } cannot be written ({ $detail })
    .hint = Check that there is space and that writing is allowed.
fault-machine = the program could not start ({ $detail })
    .hint = Try again, and report it when it stays.

usage-date = { $text } is not a date; write 2011, 2011-11 or 2011-11-30
usage-address-taken = { $address } is taken by another program; name another one with --listen 127.0.0.1:7851
usage-years = { $text } is no span of years; write 2011-2026
usage-columns = { $place } lacks the columns: { $missing }
usage-rejects-exists = { $place } exists already, and nothing is written over
    .hint = Name another file, or move that one away.
usage-rejects-folder = { $place } is a file, and several files are taken in
    .hint = Name a folder: the copy of each file goes there under its name.
usage-map = { $text } is not COLUMN=FIELD, such as "Lead agency=lead"
usage-probability = { $text } is not a number from 0 to 1
usage-pairs = the table of pairs lacks columns: { $columns }
usage-word = { $text } is not one of: { $known }
usage-checkpoint = { $place } holds no checkpoint ({ $detail })
usage-xlsx-to-terminal = a workbook is not for a terminal; write it to a file: --format xlsx > stocktake.xlsx
usage-xlsx-too-large = the workbook cannot be written ({ $detail }); use --format csv
usage-invalid-value = { $value } is no value for { $argument }
usage-unknown-argument = { $argument } is not known here
usage-unknown-command = there is no command { $command }
usage-missing-argument = { $argument } is missing
usage-conflict = { $argument } and { $other } do not go together
usage-other = the command cannot be read
usage-suggest = Did you mean { $suggestion }?
usage-valid = There are: { $values }.
usage-see-help = See what can be typed: jpoa --help

ruling-duplicate = one initiative, told twice
ruling-overlapping = overlapping
ruling-complementary = complementary
ruling-builds-on = one builds on the other
ruling-distinct = distinct

refusal-nobody-named = nobody is named who may see it
    .hint = Name the parties, apart by semicolons, or choose another level.
