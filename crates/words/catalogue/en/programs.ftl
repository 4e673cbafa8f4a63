# The interface for programs, and its tokens.

api-title = Interface for programs
api-about = Everything the register holds, for programs: plans and editions, provisions, parties and positions, initiatives with their contributions, suspected pairs, coverage, gaps, checks, submissions and loads. Answers are JSON and say as at when, from which journal entry and for whom they are told. With a token a program also keeps checks and hands in initiatives, as people do with the forms of the site.
api-openapi = Description in OpenAPI 3.1
api-how = How it works
api-token = What is public is read without a key. A token, made on the page of one's account or by the secretariat, is sent as “Authorization: Bearer …” and shows what its account sees. It does what it was made for and no more, and can be ended at any time.
api-part = Lists come in parts, { $count } things at a time unless limit says otherwise. next in the answer and in the header Link leads on; what is entered meanwhile shifts nothing.
api-fresh = Each answer has a mark in the header ETag. Send it back in If-None-Match: as long as nothing was recorded and the day is the same, the answer is 304 and empty.
api-day = as-at tells for another day, as on the pages: 2024, 2024-06 or 2024-06-30.
api-problem = What went wrong is told as problem details (RFC 9457) with a permanent code.
api-anywhere = Pages of any other site may read it in the browser, and do nothing. Cookies do not count.
api-deeds = What can be done
api-sends = It takes JSON, such as
api-scope = It needs a token that may do this: { $scope }.
api-open = It needs no token, and keeps nothing.
api-deed-look = What a proposal may repeat: at most five neighbours, those first that speak most, each with its evidence. Nothing is kept
api-deed-keep = Keep a check before launch, with its neighbours and what is answered to them; its number is that of its journal entry
api-deed-hand-in = Hand in a new initiative. A check is kept before; what others than the secretariat hand in waits for it
api-deed-correct = Correct an initiative: what the body does not name stays as it is. Corrections by others than the secretariat wait for it
api-deed-confirm = Say that an initiative is still as it stands
api-ends-200 = It is done
api-ends-201 = It is in the register
api-ends-202 = It waits for the secretariat
api-location = Where what was made can be read
api-key = A name that the caller chooses for this call; sent again under it within a day, it is answered as before and done once
api-if-match = The mark of an answer that told of this initiative; where it has changed since, nothing is done
scope-read = read what the account sees
scope-check = keep checks before launch
scope-hand-in = hand in initiatives, correct them and confirm them
api-routes = What can be asked
api-answer = What was asked for
api-same = The caller has this answer already
api-mark = The mark of this answer
api-link = Where the list goes on
api-route-plans = Plans and strategies
api-route-plan = One plan with the levels of its text
api-route-editions = Editions of the plans
api-route-edition = One edition
api-route-provisions = The provisions of an edition, in the order of the text
api-route-provision = One provision with the threads that begin or end in it
api-route-parties = States, organisations and donors
api-route-party = One party
api-route-positions = Which party took which position on which edition
api-route-initiatives = Initiatives, each with its life on the day
api-route-initiative = One initiative whole
api-route-contributions = Which initiative carries out which provision, how strongly, and who says so
api-route-pairs = Pairs of initiatives that look like one or like overlapping effort, likeliest first, each with its evidence
api-route-coverage = The matrix: a cell for each provision in each State
api-route-gaps = Cells that are not covered, each with its reason, and cover that ends soon
api-route-checks = Checks before launch that this reader made
api-route-check = One check with what was shown and answered
api-route-submissions = What was handed in and concerns this reader, whether it waits or was settled
api-route-submission = One thing that was handed in, and what became of it
api-route-loads = Files that were taken in
api-parameter-key = Its address
api-parameter-framework = The address of the plan
api-parameter-label = The label of the edition
api-parameter-number = The number of the provision
api-parameter-entry = The number of its journal entry
api-parameter-submission = The number of the submission
api-parameter-plan = Of this plan
api-parameter-edition = Of this edition, by label or address; the one in force where none is named
api-parameter-provision = For this provision or one below it
api-parameter-kind = Of this kind
api-parameter-party = In which this party takes part
api-parameter-state = In this State
api-parameter-words = With these words, forgiving of spelling and word forms
api-parameter-funder = Paid for by this party
api-parameter-life = In this life on the day
api-parameter-unaligned = Those that carry out no provision of the edition
api-parameter-from = Under way in this year or later
api-parameter-to = Under way in this year or before
api-parameter-reason = For this reason
api-parameter-with = What this initiative would close if it ran
api-parameter-initiative = Of this initiative
api-parameter-strength = Of this strength
api-parameter-as-at = The day to tell for; today where none is named
api-parameter-limit = How many at a time
api-parameter-cursor = Where to go on, as the part before said
problem-400 = This cannot be understood
problem-401 = Nobody is let in so
problem-403 = This may not be done
problem-404 = There is nothing here
problem-405 = This cannot be done here
problem-409 = This is being done
problem-412 = It has changed since
problem-413 = This is too long
problem-415 = This is of another kind
problem-422 = The rules say no
problem-503 = The machine failed
refusal-not-there = there is nothing here called { $what }, or it is not open to you
    .hint = Check the address, or look for it in the list.
refusal-method-unknown = this cannot be done here
    .hint = See /api for what can be read and done.
refusal-parameter-unknown = nothing here is asked for with { $name }
    .hint = See /api for what can be asked with.
refusal-parameter-twice = { $name } is given twice
    .hint = Give it once.
refusal-parameter-unfit = { $value } does not fit { $name }
    .hint = See /api for what fits.
refusal-cursor-unreadable = { $value } is not a place in a list
    .hint = Take next from the answer before, or begin the list anew.
refusal-token-wrong = this token is unknown, or it has ended
    .hint = Make a new one on the page of the account; without a token what is public is read.
refusal-token-missing = this needs a token that may { $scope ->
    [check] keep checks
   *[hand-in] hand in initiatives
}
    .hint = Make one on the page of the account, and send it as “Authorization: Bearer …”.
refusal-token-scope = this token may not { $scope ->
    [read] read
    [check] keep checks
   *[hand-in] hand in initiatives
}
    .hint = Make one that may, on the page of the account.
refusal-token-for-nothing = a token is made to do something
    .hint = Choose at least one thing it may do.
refusal-body-of-another-kind = a body of the kind “{ $kind }” is not read here
    .hint = Send { $known }.
refusal-body-too-large = the body is longer than { $most } KiB
    .hint = Send less at once.
refusal-body-unreadable = the body is no JSON object that can be read (line { $line }, column { $column })
    .hint = Mend it there; no field may stand in it twice.
refusal-body-unfit = { $count ->
    [one] one field of the body does not fit
   *[other] { $count } fields of the body do not fit
}
    .hint = errors tells each with its place.
refusal-proposal-unfit = { $count ->
    [one] one thing in the proposal cannot be taken
   *[other] { $count } things in the proposal cannot be taken
}
    .hint = errors tells each with its place.
refusal-field-unknown = there is no field { $name }
    .hint = See /api/v1/openapi.json for the fields there are.
refusal-field-unfit = this does not fit { $name }
    .hint = See /api/v1/openapi.json for what fits.
refusal-answer-astray = { $initiative } is not among the neighbours that are shown
    .hint = Ask for the neighbours again and answer those.
refusal-sums-several = this initiative has { $count } sums, and which of them is meant cannot be told
    .hint = Correct them in a workbook.
refusal-key-used = the key { $key } was given to another call
    .hint = Choose a new key for each call.
refusal-key-under-way = the call with the key { $key } is still being done
    .hint = Wait a moment and send it again.
refusal-changed-since = { $initiative } has changed since it was read, with entry { $entry }
    .hint = Read it again and decide anew.
refusal-token-unnamed = a token needs a name of at most { $most } letters
    .hint = Name the program that works with it.
refusal-token-days = a token lets in for at least one day and at most { $most }
    .hint = Choose fewer days.
token-title = Tokens for programs
token-how = A program with a token sees what you see, and does on your behalf what the token is made for.
token-name = Name
token-until = Until
token-scopes = What it may do
token-or-until = or until
token-days = For how many days
token-make = Make a token
token-once = Copy this token now; it is told once and kept nowhere:
token-made = A token for { $mail } until { $date }, to { $scopes }:
token-ended = The token { $name } of { $mail } lets nobody in any more.
tokens-summary = { $count ->
    [0] { $mail } has no token.
    [one] { $mail } has one token.
   *[other] { $mail } has { $count } tokens.
}
help-user-token = Make a token for a program that works as this person, and print it
help-user-token-arg-name = The program that works with it
help-user-token-arg-scope = What it may do: read, check, hand-in, or several of them with commas between; read where none is named
help-user-token-arg-days = For how many days, at most 365
help-user-token-arg-until = The last day on which it lets in, instead of --days
help-user-tokens = The tokens of a person: what each may do, when it was made and last used, and when it ends
help-user-end-token = End a token
help-user-end-token-arg-name = The name it was made with
data-page = Open data
data-page-about = The register in every form the field uses, as files for programs and for people elsewhere. Each is made once for every entry of the journal, and its address stays.
data-page-counts = These files hold { $initiatives } initiatives; { $withheld } are withheld from this reader and named nowhere.
data-page-manifest = Manifest of all files
data-page-sums = Checksums
data-page-programs = To ask for a part, or to follow changes:
data-page-address = For programs:
data-page-files = { $count ->
    [one] One file
   *[other] { $count } files
}
data-rows = Its first rows:
data-begins = It begins like this:
data-asked = A question to ask it:
data-form-jsonl = JSON Lines
data-form-csv = CSV
data-form-xlsx = XLSX
data-form-hxl = HXL: who does what where
data-form-iati = IATI 2.03
data-form-tables = Tables with a data package
data-form-parquet = Parquet
data-form-sqlite = SQLite
data-form-ical = Calendar
data-form-atom = Feeds
data-form-dcat = Catalogue
data-about-jsonl = One record a line, as the register keeps it, without loss: plan, parties, positions, meetings, initiatives, challenges. For programs.
data-about-csv = A row for each initiative, with codes and what they mean in English and Russian. It reads back in.
data-about-xlsx = The same as a workbook.
data-about-hxl = A row for each initiative in each State and area, below a row of tags of the Humanitarian Exchange Language.
data-about-iati = Activities and organisations by the standard of the International Aid Transparency Initiative, a file for each organisation that reports; the address for programs holds all of them in one. What the standard has no room for stands beside it in a name space of its own.
data-about-tables = Tables that refer to one another, as CSV with a Frictionless data package that says what each column means.
data-about-parquet = The same tables by columns, for statistics: days as days, sums as decimals, nothing known as null.
data-about-sqlite = The same tables in one database, with keys and what everything means in about_table and about_column.
data-about-ical = Meetings, endings and days to confirm, in English and in Russian. Subscribe to the address.
data-about-atom = What was recorded, and which initiatives there are in a State or for a provision, in English and in Russian. Follow the address in a feed reader; /data/search.atom follows a search, with the filters of the list of initiatives.
data-about-dcat = All files with sizes and checksums, for data portals that harvest (DCAT as JSON-LD).
reconcile-title = Parties and provisions: { $region }
reconcile-party = Party
reconcile-provision = Provision
reconcile-property-name-en = Name in English
reconcile-property-name-ru = Name in Russian
reconcile-property-short = Short name
reconcile-property-code = Code
reconcile-property-kind = Kind
reconcile-property-parent = Part of
reconcile-property-edition = Edition
reconcile-property-level = Level
reconcile-property-text-en = Text in English
reconcile-property-text-ru = Text in Russian
