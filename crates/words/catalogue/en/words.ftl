# Words that stand in many places: dates, lives, modes, roles, viewers.

date-year = { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

life-intended = intended
life-running = running
life-suspended = suspended
life-ended = ended
life-cancelled = cancelled
life-unclear = unclear
life-letter-running = r
life-letter-intended = i
life-letter-ended = e
life-letter-cancelled = c

status-intended = intended
status-planned = planned
status-running = under way
status-completed = completed
status-suspended = suspended
status-cancelled = cancelled
status-unknown = not stated

because-donor-withdrew = the funder withdrew
because-state-declined = the State declined
because-merged = it became part of another initiative
because-no-longer-reported = its source no longer reports it
because-other = another reason

kind-programme = programme
kind-project = project
kind-phase = phase
kind-event = event
kind-network = network
kind-mechanism = mechanism
kind-strategy = strategy
kind-product = study, course or publication

role-funder = Funder
role-lead = Lead
role-implementer = Implementer
role-partner = Partner
role-reporter = Reported by

budget-budget = Budget as reported
budget-commitment = Committed, as reported
budget-disbursement = Spent, as reported

mode-combat = combat
mode-prevent = prevent
mode-capacity = build capacity
mode-rights = protect rights

strength-core = core
strength-related = related
strength-relevant = relevant
contribution-suggested = suggested
contribution-claimed = claimed
contribution-confirmed = confirmed

evidence-official = official wording
evidence-found = found in a public source, in own words
evidence-inferred = inferred, to be replaced by the official wording

trace-kept = kept
trace-merged = merged
trace-split = split
trace-dropped = dropped
trace-new = new
trace-serves = serves

stance-adopted = adopted
stance-observer = observer
stance-supports = supports
stance-withdrawn = withdrawn

challenge-kind-coordination = coordination
challenge-kind-funding = funding
challenge-kind-capacity = capacity
challenge-kind-legal = law
challenge-kind-information = information
challenge-kind-rights = rights
challenge-kind-language = language
challenge-open = open
challenge-answered = being answered
challenge-closed = closed
gravity-low = low
gravity-medium = medium
gravity-high = high

decision-open = open
decision-done = done
decision-carried = carried to a later meeting
decision-dropped = dropped

visibility-public = everybody
visibility-members = members of the plan and the secretariat
visibility-named = { $parties } and the secretariat
visibility-secretariat = the secretariat alone
visibility-held = held back from the public by { $states }

viewer-public = the public
viewer-observer = { $party }, observer
viewer-member = { $party }, member of the plan
viewer-party = { $party }
viewer-secretariat = the secretariat

lead = As at { $date } · { $entry } · seen by { $viewer }
lead-entry = journal entry { $entry }
lead-shipped = plan as it ships, no register yet

reason-never-covered = never covered
reason-ended = ended
reason-donor-withdrew = funder withdrew
reason-cancelled = cancelled
reason-suspended = suspended
reason-unclear = unclear whether it runs
reason-only-planned = only planned
reason-only-borderline = only borderline
reason-unconfirmed = not confirmed in time
reason-withheld = not public
reason-single-provider = one provider alone
standing-covered = covered
standing-not-applicable = does not apply

column-provision = Provision
column-title = Title
column-state = State
column-states = States
column-standing = Standing
column-reason = Reason
column-since = Since
column-running-core = Running, core
column-running-related = Running, related
column-running-relevant = Running, relevant
column-confirmed = Confirmed in time
column-providers = Providers
column-covered-until = Covered until
column-within = Within months
column-part = Part
column-all = All
column-what = What
column-count = Number
column-value = Value
column-id = Identifier
column-name = Name
column-short = Short form
column-provider = Provider
column-term = Term
column-life = Life
column-kind = Kind
column-severity = Severity
column-challenge = Challenge
column-hinders = Hinders
column-entry = Entry
column-at = Recorded, UTC
column-by = By
column-change = Change
column-about = About
