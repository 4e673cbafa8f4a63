# Help on the command line. In the templates ⟨…⟩ stands for the parts that are filled in.

help-template = ⟨about⟩

    Usage: ⟨usage⟩

    ⟨all-args⟩
help-template-commands = ⟨about⟩

    Usage: ⟨usage⟩

    ⟨all-args⟩
help-value-options = [OPTIONS]
help-value-command = COMMAND
help-arguments = Arguments
help-options = Options
help-commands = Commands
help-flag-help = Show this help
help-flag-version = Show the version

help = The joint plan of action as living software: the plan, the register of initiatives, and the stock-take
help-arg-data = The folder of the register (or JPOA_DATA); jpoa-data here where none is named, the plan as it ships where there is none
help-arg-database = The PostgreSQL database of the register: postgres://user:password@host:port/database (or JPOA_DATABASE)
help-arg-plan = Another plan than the region's own: a framework such as un-gcts, or the folder of a plan to read instead of a register
help-arg-edition = The edition to read, such as 2011; the one in force where none is named
help-arg-as-at = The day to tell for, as 2011, 2011-11 or 2011-11-30; today where none is named
help-arg-entry = Read the register as it was after this journal entry
help-arg-viewer = For whom to read or record: public, secretariat, or a party such as KG or unodc
help-arg-lang = The language: en or ru (or JPOA_LANG)
help-arg-format = The format of the answer: text, markdown, json, csv or xlsx
help-arg-color = Colour: auto, always or never; NO_COLOR is honoured
help-arg-dry-run = Show what would be recorded, and record nothing
help-arg-id = An initiative's identifier, such as CA-062
help-arg-state = A State, such as KG
help-arg-provision = A provision, such as II.3 or jpoa/2022/II.3.1

help-demo = Open the plan as a site on this machine, to look around; nothing is kept
help-serve = Serve the register as a site
help-arg-listen = The address to listen on, 127.0.0.1:7850 where none is named
help-user = The people who sign in to the site
help-user-add = Invite somebody and print the link for them
help-user-list = Who can sign in or is invited
help-user-end = Let somebody go
help-arg-mail = The e-mail address they sign in with
help-arg-name = The person's name
help-user-add-arg-party = The party they work for; the secretariat where none is named
help-user-add-arg-role = administrator, focal-point, observer or reader; administrator where none is named
help-arg-public = Where the site is reached from outside, such as https://plan.example.org
help-stocktake = Take stock: coverage, gaps, endings, balance, freshness, challenges
help-matrix = The matrix of provisions and States
help-matrix-arg-years = Years across instead of States, such as 2011-2026
help-matrix-arg-state = Only this State, with --years
help-gaps = What is not covered, and why
help-gaps-arg-reason = Only gaps for this reason, such as never-covered or unconfirmed
help-initiatives = Find initiatives
help-initiatives-arg-words = Words that stand in the entry, in any language
help-initiatives-arg-party = Only those this party takes part in
help-initiatives-arg-life = Only those that are intended, running, suspended, ended, cancelled or unclear
help-initiatives-arg-kind = Only programmes, projects, phases, events, networks, mechanisms, strategies or products
help-initiatives-arg-unaligned = Only those that contribute to no provision of the edition
help-show = Show one thing whole
help-show-arg-id = An initiative, a provision, a party, a challenge or a meeting, such as CA-062, II.3.1, unodc
help-log = The journal: every change with its author
help-log-arg-after = Only entries after this number
help-log-arg-follow = Go on showing entries as they are recorded
help-plan = Check a plan folder or take it in
help-plan-check = Hold a plan folder against the rules
help-plan-check-arg-folder = The folder of the plan
help-plan-load = Take a plan folder into the register
help-plan-load-arg-folder = The folder of the plan
help-init = Begin a register with the plan as it ships, or with another
help-init-arg-from = The folder of another plan to begin with
help-import = Take in files of initiatives: IATI activities, or a CSV with an initiative per row
help-import-arg-files = The files
help-import-arg-source = The name under which this source is compared from one file to the next; the file's name where none is given
help-import-arg-columns = What a column holds, such as --map "Lead agency=lead"; remembered for the source
help-import-arg-state = The State of rows in a table that name none, such as KG; remembered for the source
help-import-arg-rejects = A new file for the records that do not enter, each with what is wrong, to be corrected and taken in again; a folder where there are several files
help-import-arg-close = Let the file close most of what its source reported before
help-overlaps = Pairs that look like one initiative or like overlapping effort, with reasons
help-overlaps-arg-line = Show every pair at least as likely as this, from 0 to 1, whatever it is suspected to be
help-overlaps-arg-against = Measure on labelled pairs instead: a table with the columns id_a, id_b and label (same, related, different)
help-check = Hold a proposal against all that is known, before it is launched
help-check-arg-file = The proposal in TOML or JSON, also half finished; - reads it from the input
help-explain = Why two initiatives may be one, factor by factor
help-explain-arg-left = One initiative
help-explain-arg-right = The other
help-rule = Settle what two initiatives are to each other; it lasts until one of them changes
help-rule-arg-left = One initiative
help-rule-arg-right = The other
help-rule-arg-verdict = duplicate, overlapping, complementary, builds-on or distinct
help-rule-arg-because = Why
help-link = What corresponds in two registers
help-link-arg-left = A file of initiatives, or the folder of a register
help-link-arg-right = Another one
help-link-arg-against = Measure on labelled pairs instead: a table with the columns id_a, id_b and label (same, related, different)
help-align = Suggest provisions for initiatives that contribute to none
help-align-arg-id = Only this initiative, whether or not it contributes to any
help-undo = Take a whole load of initiatives back
help-undo-arg-load = The number of the journal entry that recorded the load
help-parties = The parties, the names that are not settled on one, and settling them
help-parties-unresolved = Names that no party bears, the commonest first, with the party each may mean
help-parties-settle = Settle names in bulk
help-parties-settle-arg-file = A table with the columns name and party
help-parties-add = Enter a party
help-parties-add-arg-key = Its address: short, lower case, such as giz
help-parties-add-arg-kind = Its kind, such as un-entity or ngo
help-parties-add-arg-title = Its English name
help-parties-add-arg-title-ru = Its Russian name
help-confirm = Say that an initiative is still as it stands
help-status = Set where an initiative stands
help-status-arg-status = intended, planned, running, completed, suspended, cancelled or unknown
help-status-arg-because = Why it is suspended or cancelled: donor-withdrew, state-declined, merged or other
help-status-arg-end = Its last day, where that is now known
help-contribute = State which provision an initiative carries out
help-contribute-arg-strength = How strongly: core, related or relevant
help-withdraw = Take back what was stated of an initiative and a provision
help-visibility = Settle who may see an initiative
help-visibility-arg-level = public, members, secretariat, or the parties that may see it
help-hold = Hold an initiative on a State's territory back from the public
help-release = Let an initiative go that a State held back
help-settle = Settle that a provision does not apply in a State
help-settle-arg-because = Why it does not apply
help-reopen = Let a settled gap count again
help-verify = Check the whole register: every hash, every load, the state
help-verify-arg-checkpoint = A checkpoint saved earlier, to prove that nothing before it was altered or removed
help-checkpoint = Print a checkpoint of the last entry, to save elsewhere
help-move = Replay the register into another, empty place
help-move-arg-to = A folder, or postgres://user:password@host:port/database
help-backup = Write the register as it is now into one file; others may go on working
help-backup-arg-file = The file to write; it must not be there yet
help-restore = Bring a backup back
help-restore-arg-file = The backup
help-restore-arg-force = Replace the register that is there; the old one is kept beside it under another name
