# Files for offices that come back: the matrix as a document, the workbook of a party, and what is said when they return.

form-column-id = ID
form-column-provision = Provision
form-column-title = What is done
form-column-description = Description
form-column-kind = Kind
form-column-providers = By whom
form-column-lead = Lead
form-column-implementer = Implementers
form-column-funder = Funders
form-column-partner = Partners
form-column-where = Where
form-column-states = States
form-column-areas = Provinces, districts
form-column-term = When
form-column-start = First day
form-column-end = Last day
form-column-status = Status
form-column-because = Reason, if stopped
form-column-provisions = Provisions
form-column-strength = Strength
form-column-budgets = Sums as reported
form-column-sum = Amount
form-column-currency = Currency
form-column-sum-kind = What it is
form-column-visibility = May be seen by
form-column-still-right = Still right?
form-column-heard = Last heard of
form-column-due = What is asked
form-column-day = Day

form-page = Page
form-page-of = of
form-mark = From what this file was made; please leave the line as it is:
form-all-states = all States of the plan
form-no-provision = Under no provision of this edition, or in none of its States
form-policy-guidance = Guidance for policy
form-implementation-guidance = Guidance for implementation
form-matrix-how = Corrections are written into the cells and the file is sent back: only what was changed is taken in. Leave the column ID as it is. A new initiative is a row of its own without an ID, below its provision. Several names or States stand apart by semicolons. A row that is taken out changes nothing.

form-visibility-public = everybody
form-visibility-members = members of the plan
form-visibility-secretariat = the secretariat
form-sum-budget = budget
form-sum-commitment = committed
form-sum-disbursement = spent
form-yes = yes
form-choose = Choose a value of the list.

form-sheet-readme = Read me
form-sheet-entries = Entries
form-sheet-due = Due
form-sheet-lists = Lists
form-entries-how = White cells may be filled, grey ones stay as they are. New initiatives go into the open rows at the end.
form-readme-entries = The sheet “Entries” holds the initiatives you take part in, one in each row, and, for a State, behind them those on its territory. White cells may be changed; many of them offer a list. Several names in one cell stand apart by semicolons. Dates are a year, a month or a day: 2027, 2027-03 or 2027-03-31.
form-readme-still = Where a row is right as it stands, choose “yes” in the column “Still right?”. That alone keeps it from being counted as unconfirmed.
form-readme-new = A new initiative goes into one of the open rows at the end, without an ID; the register gives it one.
form-readme-money = Sums stand with their currency, as they were reported; nothing is converted. What a sum is, is chosen beside it: a budget, what was committed, or what was spent. A province or district is written into the column of its State, several apart by commas.
form-readme-locked = Grey cells are locked, because they are not yours to change or name the entry. There is no password. The sheet “Due” tells what is asked of you; it is for reading alone.
form-readme-conflict = Nothing is lost if somebody else has changed an entry in the meantime: the register keeps what it has, and what you wrote is noted beside it, for both to see.
form-readme-return = Bring the file back on the page of your entries, or send it to the secretariat. What would change is shown cell by cell before anything is recorded; on the command line jpoa import FILE --dry-run shows it, and without --dry-run it is recorded. Cells you did not touch change nothing.
form-nothing-due = Nothing is due.

form-due-confirm = Please say whether this is still right; last heard of on the day named
form-due-ends = Ends within a year: will it go on?
form-due-ended = Its last day has passed: how did it end?
form-due-no-provision = Which provisions does it carry out?
form-due-no-state = In which States is it?
form-due-position = Your position on this edition is not recorded
form-due-waits = Handed in, waits for the secretariat
form-due-returned = Sent back by the secretariat

form-note-title = The title in the language of this workbook.
form-note-description = What it does, in a few sentences. No names of persons.
form-note-kind = Choose a kind.
form-note-lead = Who answers for it. Several stand apart by semicolons.
form-note-implementer = Who carries it out. Several stand apart by semicolons.
form-note-funder = Who pays. Several stand apart by semicolons.
form-note-partner = Who takes part. Several stand apart by semicolons.
form-note-states = Choose x where it works in this State; leave the cell empty where it does not.
form-note-areas = Provinces or districts within this State, apart by commas. Empty: all of it.
form-note-start = 2027, 2027-03 or 2027-03-31
form-note-end = 2027, 2027-03 or 2027-03-31
form-note-status = Choose where it stands. For suspended or cancelled, say why in the next column.
form-note-because = Only for what is suspended or cancelled.
form-note-provision = Choose the provision it carries out.
form-note-strength = core: it exists for this. related: this is one of its aims. relevant: it touches this at the edge. Only the first two close a gap.
form-note-sum = A number: 1500000 or 1500000.50. Empty: no sum.
form-note-currency = Choose the currency it was reported in.
form-note-sum-kind = Choose what the sum is. Empty: a budget.
form-note-visibility = Who may see the entry. The secretariat settles this for entries that are there.
form-note-still-right = Choose yes where the row is right as it stands.

circulate-kind-matrix = Matrix: who does what where
circulate-kind-plan = Text of the plan
circulate-kind-workbook = Workbook of { $party }
usage-office-to-terminal = a file for an office cannot be shown in a terminal

import-edit = { $initiative } { $field }: { $was } → { $becomes }
import-empty = nothing
import-waiting = { $count ->
    [one] One initiative waits for the secretariat.
   *[other] { $count } initiatives wait for the secretariat.
}
import-would-wait = { $count ->
    [one] One of these initiatives would wait for the secretariat.
   *[other] { $count } of these initiatives would wait for the secretariat.
}

finding-office-no-table = The file went out from a register, but its table is not there any more.
    .hint = Take the rows over into a fresh file: jpoa circulate.
    .site = Take the rows over into a fresh file from the site.
finding-office-row-unknown = There is no entry { $id } for you in the register.
    .hint = Leave the column ID as it was; for a new initiative leave it empty.
finding-office-rows-many = The file has more than { $most } new rows; from here on they were not read.
    .hint = Bring them in several files, or ask the secretariat to take them in as a table.
finding-office-edits-differ = The rows of { $initiative } say different things in { $field }; none of them was taken.
    .hint = Write the same into all its rows, or change only one.
finding-office-rows-missing = { $count ->
    [one] One row of the file as it went out is not there any more; nothing was withdrawn for that.
   *[other] { $count } rows of the file as it went out are not there any more; nothing was withdrawn for that.
}
    .hint = To take an initiative off a provision: jpoa withdraw ID PROVISION.
    .site = To take an initiative off a provision, correct it on its page.
finding-office-not-yours = “{ $text }” in { $field } of { $initiative } was left out: that is not yours to change.
    .hint = Ask the secretariat, or those who take part in it.
finding-office-value-unknown = “{ $text }” is no value for { $field }.
    .hint = Choose one of the list, or write it as the other rows do.
finding-office-currency-missing = The sum { $text } of { $initiative } has no currency.
    .hint = Choose it in the column beside.
finding-office-conflict = { $field } of { $initiative } was “{ $was }” when the file went out; the file says “{ $text }”, the register by now “{ $is }”. The register's stays, the file's is noted beside it.
    .hint = Settle between you which is right.
finding-office-new-known = The row without an ID has the title of { $initiative }; it was not entered again.
    .hint = Change the row of { $initiative }, or give the new one a title of its own.
finding-office-reason-missing = { $initiative }: what is suspended or cancelled needs a reason.
    .hint = Choose it in the column beside, or: jpoa status ID STATUS --because REASON.
    .site = Choose it in the column beside, or set the status on the page of the initiative.
finding-office-ends-before-start = { $initiative } would end before it begins.
    .hint = Look at both dates.
finding-office-refused = { $initiative }: the rules do not allow it ({ $code }).
    .hint = The code is explained in the book.

refusal-office-of-another-register = the file was made from entry { $entry } of another register
    .hint = Take it in where it was made, with --data or --database.
    .site = Hand it in where it was made.
refusal-office-of-another-party = this is the workbook of { $party }
    .hint = Take it in as --viewer { $party }, or as the secretariat.
    .site = Somebody of { $party } hands it in, or the secretariat.
refusal-office-of-another-release = the file was made by another release of the program, which words its cells otherwise
    .hint = Take the edits over into a fresh file: jpoa circulate.
    .site = Take the edits over into a fresh file from the site.
refusal-office-elsewhere = files that went out are taken back on the command line and on the site
    .hint = jpoa import FILE --dry-run
    .site = Hand it in on the page of your entries.
refusal-upload-from-elsewhere = this is no file that went out from this register
    .hint = Bring back the workbook or the matrix as you got it from here; other files are taken in by the secretariat.
refusal-upload-too-large = the file is larger than { $most } MB
    .hint = Take pictures out of it, or ask the secretariat to take it in.
