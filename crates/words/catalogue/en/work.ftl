# The site for those who work with it: checks, entries, what was handed in.

site-check = Check before launch
site-entries = My entries
home-check = Check a proposal
said-recorded = It is recorded.
said-handed-in = It is handed in. The secretariat looks at it; you see here what became of it.
answer-joins = it joins this one
answer-complements = it complements this one
answer-different = it is different
answer-will-stop = it will not be launched
submission-waiting = waits for the secretariat
submission-accepted = in the register
submission-returned = sent back
draft-wrong = Some fields cannot be read
draft-title = Title
draft-description = What it does
draft-states = In which States
draft-start = From
draft-end = Until
draft-names = Several names are set apart by a semicolon. Names of persons are taken out.
draft-money = Budget
draft-currency = Currency
draft-status = Status
draft-provisions = Provisions it carries out
draft-amount = { $text } is not an amount; write 250000 or 250000.50
check-title = Check before launch
check-correct = Correct an initiative
check-about = Say what is planned, as much as is known. Beside it stands what it may repeat, in any language. Nothing is blocked, and nothing is kept until you keep it.
check-beside = What it may repeat
check-type = Begin with a title.
check-near = Look at these first:
check-relates = How does yours relate to it?
check-unanswered = not answered
check-provisions = It may fall under
check-suggests = Suggestions by the words beside them. Tick what is right.
check-look = Check
check-keep = Keep this check
check-enter = Enter it
check-hand-in = Hand it in
check-public = To keep a check with a number, or to hand an initiative in, sign in for your organisation.
check-numbered = Check { $number }
check-made = Made for { $by } on { $date }.
check-proposal = The proposal
check-was-shown = What was shown
check-suspected = Suspected
check-answer = Answer of the owner
check-rule = Rule: at most five neighbours are shown, each at least 15 % likely to be the same initiative or overlapping effort. The likelihood is that of the model:
entries-title = My entries
entries-public = Here an organisation sees what is its own and due. Sign in to see it.
entries-new = Enter an initiative
entries-waiting = Waiting
entries-check = its check
entries-corrects = It corrects
entries-accept = Take it in
entries-because = Why
entries-return = Send it back
entries-hold = Hold it back from the public
entries-release = Let it go
entries-held = Held back by
entries-due = Due
entries-none-due = Nothing is due.
entries-heard = Last heard of
entries-do = What you can do
entries-confirm = Still correct
entries-correct = Correct
entries-own = All else that is yours
entries-none = Nothing else.
entries-settled = Settled
entries-checks = Checks
entries-handed-in = Handed in by { $by } on { $date }
entries-rule = Rule: what runs or is meant and was not heard of within { $days } days.
entries-status = Close, cancel or suspend
entries-end = Last day
entries-set = Set
record-near = Neighbours
record-near-rule = What it may be the same as or overlap with, at most five, likeliest first.

sign-in = Sign in
sign-out = Sign out
sign-in-title = Sign in
sign-in-mail = E-mail address
sign-in-password = Password
sign-in-code = One-time code, where you have one
sign-in-how = Accounts are given by invitation: ask the administrator of your organisation, or the secretariat.
welcome-title = Choose a password
welcome-party = You are invited to work for: { $party }.
welcome-password = Password, at least ten signs
welcome-again = The same again
welcome-set = Set the password
said-password-set = The password is set. You can sign in now.
said-signed-out = You are signed out.
account-title = My account
account-sessions = Where I am signed in
account-device = Browser
account-begun = Since
account-seen = Last used
account-here = here
account-end = End
account-code = One-time codes
account-coded = At every sign-in a one-time code is asked for.
account-no-code = Ask for no code any more
account-code-how = Enter this key into a program for one-time codes on your telephone, then type the code that it shows.
account-set-code = Ask for a code from now on
people-title = People
people-name = Name
people-role = Role
people-invited = invited
people-renew = New password link
people-end = Let go
people-invite = Invite somebody
people-make-link = Make an invitation link
people-link = Send this link to them. It is shown once, and is good for fourteen days.
person-administrator = administrator
person-focal-point = focal point
person-observer = observer
person-reader = reader
user-invited = Invited { $mail } for { $party }. Send them this link; it is shown once and is good for fourteen days:
user-ended = { $mail } signs in no more.
section-users = People
users-summary = { $count ->
    [one] One person can sign in or is invited.
   *[other] { $count } persons can sign in or are invited.
}
column-mail = E-mail
column-party = Party
column-role = Role
column-waits = Invited

site-import = Register
import-title = Register: files, names, pairs
import-not-yours = Files are taken in by the secretariat.
import-about = Drop the old table in, as it is: XLSX, CSV, DOCX, or IATI. It is tried out first; nothing enters before you say so, and a whole load can be taken back.
import-file = File
import-source = Source; the name of the file where none is given
import-try = Try it out
import-loads = What was taken in
import-did = What it did
import-undone = taken back
import-undo = Take back
import-names = { $count ->
    [0] No name waits
    [one] One name waits for its party
   *[other] { $count } names wait for their parties
}
import-unaligned = { $count ->
    [0] Every initiative is aligned
    [one] One initiative is not aligned
   *[other] { $count } initiatives are not aligned
}
import-reading = Reading the file
import-entered = Entered as journal entry
import-next-web = Next:
import-columns = Columns
import-columns-how = What each column was taken for. Set it right where it is wrong, and try again; the source remembers it.
import-heading = Heading in the file
import-field = Field
import-again = Try again
import-close = The file is complete: close what this source reported before and does not report now
import-enter = Enter the good rows
import-changes = What would change
import-found = What was found
import-place = Where
import-says = What
import-more = { $count } more are not shown here.
names-none = Every name has its party.
names-how = Each stands with the party it may mean. Set right what is wrong, empty what nobody knows, and settle them together.
names-mentions = Mentions
names-means = Means
names-settle = Settle these
align-none = Nothing waits.
align-how = Tick what each carries out. Suggestions are by the words beside them.
align-state = State these
docket-title = Suspected pairs
docket-count = { $count ->
    [0] No pair waits for a verdict.
    [one] One pair waits for a verdict.
   *[other] { $count } pairs wait for a verdict.
}
docket-same = the same
docket-evidence = Evidence
docket-factor = Factor
docket-bits = Bits
docket-bar = Against or for
docket-verdict = Verdict
docket-settle = Settle and go on
docket-later = Later
docket-keys = Keys 1 to 5 choose, then type why and press Enter.
import-source-is = Source:

seen-by = Who may see it
seen-by-public = everybody
seen-by-members = members of the plan and the secretariat
seen-by-named = named parties and the secretariat
seen-by-secretariat = the secretariat alone
seen-by-names = Named parties, apart by semicolons
seen-by-change = Change who may see it

import-returns = Bring back the workbook of your organisation, or the matrix as a document, when you have filled it in. It is tried out first: you see cell by cell what would change, and nothing enters before you say so. Other files are taken in by the secretariat.
import-edits = What was edited
import-was = The register says
import-becomes = The file says
entries-workbook = Workbook to fill in offline
entries-bring-back = Bring a filled file back
site-office-matrix = Matrix to edit
site-office-plan = Text to edit
