# The stock-take: headings, summaries, and the rule each figure follows.

stocktake-title = Stock-take · { $edition }

section-coverage = Coverage
coverage-summary = { $covered ->
    [one] One of { $cells } cells is covered
   *[other] { $covered } of { $cells } cells are covered
}: { $provisions } provisions in { $states } States, { $initiatives } initiatives among them.
rule-coverage = Rule: a cell counts each initiative once that contributes to the provision, directly or along the traces between editions, and works in the State; its life is told from its term and status on the day. A cell is covered when a core or related initiative runs there and was confirmed, or told by its source, within the agreed interval.
matrix-legend = ● covered  ◕ by one provider alone  ◑ not confirmed in time  ◔ only borderline  ○ only planned  ? unclear  ∙ ended  × cancelled  – never covered  ▒ not public  ∅ does not apply. The figure says how many initiatives stand behind the sign.
matrix-legend-wide = ● covered  ◕ by one provider alone  ◑ not confirmed in time  ◔ only borderline  ○ only planned  ? unclear  ∙ ended  × cancelled  – never covered  ▒ not public  ∅ does not apply. After the sign: how many stand behind it; then all by life: r running, i intended, e ended, c cancelled.

section-gaps = Gaps
gaps-summary = { $open ->
    [one] One of { $cells } cells is a gap
   *[other] { $open } of { $cells } cells are gaps
}; { $single ->
    [one] one more hangs on one provider alone
   *[other] { $single } more hang on one provider alone
}; { $settled ->
    [0] none is settled as not applicable
    [one] one is settled as not applicable
   *[other] { $settled } are settled as not applicable
}.
gaps-listed = Listed below: { $count }, for the reason “{ $reason }”.
rule-gaps = Rule: a gap is a cell without a core or related initiative that runs and was confirmed in time. Of several reasons the one nearest to cover is told. The date says when the last cover ended or was cancelled.

section-ending = Cover that ends
ending-summary = Cover ends in { $six } cells within 6 months, in { $twelve } within 12, in { $eighteen } within 18.
rule-ending = Rule: the last day of the last confirmed core or related initiative in a covered cell; an open end is no ending. The counts of longer terms contain those of shorter ones.

section-balance = Balance
part-mode = mode
part-all = all
rule-balance = Rule: an initiative counts once in each line it belongs to, whatever its strength; one that serves two pillars stands in two lines, so lines do not add up to the last one.

section-freshness = Freshness
freshness-summary = Of { $running } running initiatives { $fresh } were heard of within { $days } days, { $stale } before that, and of { $never } it is not known when. Of all { $all }, { $confirmed ->
    [0] none has been confirmed here by a party
    [one] one has been confirmed here by a party
   *[other] { $confirmed } have been confirmed here by a party
}.
freshness-fresh = Running, heard of in time
freshness-stale = Running, last heard of before that
freshness-never = Running, not known when last heard of
freshness-ever-confirmed = Ever confirmed by a party
freshness-all = All initiatives seen
rule-freshness = Rule: an initiative is heard of when a party confirms it or on the date its source speaks for, whichever is later; in time means within { $days } days before the day of the report.

section-challenges = Challenges
challenges-summary = { $open } open, { $answered } answered or closed.
rule-challenges = Rule: obstacles on record for this plan, open ones first, the gravest first among them.

section-unaligned = Not yet aligned
unaligned-summary = { $count ->
    [0] Every initiative seen contributes to a provision of this edition.
    [one] One initiative contributes to no provision of this edition.
   *[other] { $count } initiatives contribute to no provision of this edition.
}
unaligned-more = The first { $shown } follow; all of them: jpoa initiatives --unaligned.
rule-unaligned = Rule: initiatives seen whose contributions lead to no counted provision of this edition; they stand in no figure above but freshness.

section-withheld = Withheld and left out
withheld-summary = { $count ->
    [0] Nothing is withheld from this reader.
    [one] One initiative is withheld from this reader.
   *[other] { $count } initiatives are withheld from this reader.
}
withheld-held = Withheld: held back by a State
withheld-members = Withheld: for members of the plan
withheld-named = Withheld: for named parties
withheld-secretariat = Withheld: for the secretariat
left-out-unaligned = Left out of the matrix: not aligned
left-out-no-state = Left out of the matrix: names no State
left-out-elsewhere = Left out of the matrix: works in other States only
rule-withheld = Rule: withheld initiatives are in no figure above; those left out of the matrix are seen and stand in no cell, each counted under the first reason that fits.

section-years = Coverage through the years
rule-years = Rule: an initiative counts once in each cell and in every year its term touches. An unknown start counts as the year of the end; an unknown end lasts to this year where the source says that it runs, else only the year of the start counts. Cancelled ones and those without any date are left out.
section-initiatives = Initiatives
initiatives-summary = { $count ->
    [0] No initiative passes.
    [one] One initiative.
   *[other] { $count } initiatives.
}
rule-initiatives = Rule: all initiatives this reader may see that pass every condition named; life as on the day of the report.

section-parties = Parties
parties-summary = { $count } parties.
section-unresolved = Names not settled on a party
unresolved-summary = { $settled } of { $all } mentions ({ $percent } per cent) are settled on a party; { $names } names are not.
rule-unresolved = Rule: a mention is one organisation in one role of one initiative. Names that differ in case, punctuation or ё only are one. Fill in the column party and hand the table back: jpoa parties settle FILE
section-log = Journal
rule-log = Rule: every entry in its order; an entry about an initiative is as visible as that initiative is now.
