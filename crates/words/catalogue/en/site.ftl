# The web site: its frame, and the pages everybody reads.

site-skip = Go to the text
site-demo = A demonstration: what is changed here is gone when the program ends. Look around as
site-look = Look
site-as-public = the public
site-as-secretariat = the secretariat
site-menu-open = Menu
site-menu-close = Close the menu
site-menu = Main pages
site-matrix = Matrix
site-plan = Plan
site-initiatives = Initiatives
site-search = Search initiatives
site-find = Search
site-dark = Dark
site-light = Light
site-other-day = You are reading the register as at { $date }.
site-today = Read it as at today
site-day = Read as at
site-go = Read
site-cite = Cite this page
site-citation = { $plan }: { $title }. As at { $date }, journal entry { $entry }. { $address }
site-filters = Filters
site-show = Show
site-clear = Clear
site-no-text = [{ $lang }; no English text yet]
site-lost = This cannot be shown
site-unfit = The address or the form holds something that cannot be read here.
    .hint = Go back, look at what was typed, and send it again.
site-too-large = What was sent is larger than is taken here.
    .hint = Send less at once, or ask the secretariat to take it in.
site-from-elsewhere = This was sent from another site, and nothing was done.
    .hint = Open the page here, and do it from there.
site-not-there = There is nothing here called { $what }, or it is not open to you.
    .hint = Check the address, or look for it in the lists.
site-to-matrix = The matrix
site-to-initiatives = All initiatives
site-to-home = The first page

sieve-edition = Edition
sieve-in-force = in force
sieve-section = Section
sieve-provision = Provision
sieve-state = State
sieve-party = Organisation
sieve-funder = Donor
sieve-life = Stage
sieve-kind = Kind
sieve-strength = Strength
sieve-words = Words
sieve-from = From year
sieve-to = To year
sieve-sort = Order
sieve-any = any
sort-address = by identifier
sort-fit = best match first
sort-title = by title
sort-newest = newest first
sort-ending = ending soonest first
sort-heard = longest not confirmed first

matrix-caption = Initiatives by provision and State: a sign for how the cell stands, how many run, whose, and all by stage
matrix-walk = Arrow keys go from cell to cell, Enter opens the initiatives behind it.
matrix-holds = { $count ->
    [0] No initiative is in this matrix.
    [one] One initiative is in this matrix.
   *[other] { $count } initiatives are in this matrix; a joint one stands in several cells and counts once here.
}
matrix-filtered = Under a filter the cells count what was asked for and bear no sign, since the rest of the register decides how a cell stands.
matrix-leaves-out = Not in it: { $unaligned } not yet aligned with a provision, { $nowhere ->
    [one] { $nowhere } that names no State
   *[other] { $nowhere } that name no State
}, { $elsewhere } in other States only, { $withheld } that this reader may not see.
matrix-signs = The signs
matrix-shades = the darker, the more run

list-empty = Nothing fits. Take a filter away, or look for fewer words.
list-pages = Pages of the list
list-before = Page before
list-after = Next page

record-claims = Where sources disagree
record-claims-rule = What the source says that reported first stands in the register. What others say stays beside it until the parties settle it; nothing is overwritten.
record-field = Field
record-changes = Full history: { $count } entries
journal-of = What was recorded about
journal-all = The whole journal
claims-register = In the register
claims-first = stands, because { $source } reported it first;
claims-of-plan = stands, because it is in the plan folder;
claims-by-person = stands, because a person entered it here
claims-by-hand = set by a person
claims-source = says so in { $file };
claims-own-source = the source of the entry says so in { $file };
claims-party = says so
claims-taken-in = taken in by { $party } on { $date }, entry { $entry }
record-history = Where this comes from

plans-adopted = Adopted
plans-positions = Parties and their positions
plans-party = Party
plans-stance = Position
plans-on = Since
plans-statement = Statement
plans-sources = Sources
plans-below = Its parts
plans-coverage = State by State
plans-lives = Initiatives by stage
plans-invites = Invites
edition-draft = draft
edition-frozen = frozen
edition-adopted = adopted
edition-superseded = superseded
clause-covered = { $alive ->
    [0] nothing runs
   *[other] runs in { $alive } of { $states } States, confirmed in { $covered }
}

home-what = This site shows who does what, in which State, under which provision of the plan, until when, and when that was last confirmed; what is missing and why; and what would be done twice.
home-matrix = Who does what where
home-plan = Read the plan
home-initiatives = Search initiatives
home-sections = The plan, section by section
home-states = State by State
home-bar = Cells of the matrix
home-told = In numbers
home-covered = covered: runs and was confirmed
home-doubtful = in doubt: planned, borderline, suspended, not confirmed
home-open = open: ended, cancelled or never covered
home-share = { $covered } covered, { $doubtful } in doubt, { $open } open of { $all }
home-rule = Rule: each cell is a provision in a State. How it stands is told by the same rule as in the matrix; cells that do not apply are left out.
home-ending = Ends soonest
home-ending-none = Nothing that runs has a known end.
home-ending-all = All by their end
home-lately = Changed last

accessibility-title = Accessibility
accessibility-aim = This site is meant to be used by everybody, by keyboard, by ear and on a small screen. It is held to WCAG 2.2 at level AA.
accessibility-how = How it was examined
accessibility-examined = On { $date }, { $pages } kinds of pages were examined in { $visits } visits by axe-core { $axe } in { $browser }: in English and in Russian, light and dark, as the public and as the secretariat.
accessibility-found = { $count ->
    [0] No violation was found.
    [one] { $count } violation was found.
   *[other] { $count } violations were found.
}
accessibility-journeys = In the same run a browser went through the main tasks: finding initiatives, checking a proposal, entering and confirming an initiative, and holding one back. The matrix, the menu and the form of the check were walked by keyboard alone, and the check was also made without script.
accessibility-rule = Rule: a program finds only part of all barriers. Nobody has examined the site with a screen reader for this statement yet.
accessibility-barrier = If something stands in your way
accessibility-whom = Tell the secretariat: { $party }. Name the page and what you wanted to do. You can ask for any page on paper or as a table.

site-paper-stocktake = Stock-take
site-paper-plan = Plan of action
site-paper-matrix = Matrix
site-paper-country = Country sheet
site-paper-check = For the funding file

across = Across
across-states = States
across-organisations = Organisations
across-years = Years
matrix-caption-turned = Initiatives by provision and by what stands across: how many, each once in a cell
matrix-others = { $count ->
    [one] One organisation with fewer initiatives has no column here; the filter shows it.
   *[other] { $count } organisations with fewer initiatives have no column here; the filter shows each.
}
rule-organisations = Rule: the figure is how many initiatives run under the provision in which the organisation takes part, in whatever role; the words behind it tell all stages. A joint one counts once for each of those who take part.
rule-under-way = Rule: the figure is how many initiatives under the provision were or will be under way in the year, the cancelled ones among them. An unknown start counts as the year of the end; an unknown end lasts to the year of the view where the source says that it runs, else only the year of the start counts. What has no date is in no year.
column-across = Across
shape = Show as
shape-list = List
shape-table = Wide table
shape-timeline = Through the years
timeline-rule = A bar lasts from the start to the end of the term; where one of them is not known, the bar is hatched and ends at the day of the view while it runs. The line is the day of the view.
seen-as = Seen by
seen-as-own = me
