# Reading pages of the site: gaps, parties, the map, meetings, challenges, the journal, editions side by side.

site-more = More pages

journal-what = Everything that ever happened to this register, each entry with its number. Nothing is ever taken out of the journal.
journal-caption = Entries, newest first
journal-rule = Rule: every entry; what an entry about an initiative says is as visible as that initiative is now.

meetings-title = Meetings
meetings-what = Where the plan was prepared, adopted and reviewed, and what became of what was decided there.
meetings-none = No meeting is on record.
meetings-count = { $count ->
    [one] One meeting, the latest first
   *[other] { $count } meetings, the latest first
}
meetings-when = When
meetings-meeting = Meeting
meetings-decisions = Decisions
meetings-open = Still open
meetings-owners = Who answers for it
meetings-no-decisions = No decision of this meeting is on record.
meetings-decisions-rule = What was decided or recommended; what was carried to a later meeting is followed there.
meetings-positions = Positions taken here

challenges-what = What stands in the way of the plan, who answers for it, and what answers it.
challenges-owner = Owner
challenges-raised-by = Raised by
challenges-everywhere = the whole region
challenges-hinders-initiatives = Hinders initiatives
challenges-answers = What answers it
challenges-unanswered = No initiative that this reader may see answers it.

gaps-any-reason = any
gaps-open = Open cells
gaps-open-caption = Provisions with open cells: the States by reason, the month since when, and who is near
gaps-none = None here.
gaps-single = Hangs on one provider alone
gaps-single-caption = Covered by one provider alone: a risk, and no gap
gaps-near = Who is near
gaps-near-elsewhere = same provision in { $states }
gaps-near-here = same section in { $states }
gaps-near-rule = Near is a party that answers for something running with the same provision as an aim in another State, or with another provision of the section as an aim in the same State; not one already at work in the cell, nor a State of the matrix or its bodies. At most three are named. To be near is no duty and no promise.
gaps-ending-caption = Cover that ends within eighteen months, soonest first
gaps-with = What if this ran and were confirmed
gaps-with-none = nothing more
gaps-with-heading = What if
gaps-with-told = { $closed ->
    [0] If it ran and were confirmed, no more cell would be covered.
    [one] If it ran and were confirmed, one open cell would close
   *[other] If it ran and were confirmed, { $closed } open cells would close
}{ $closed ->
    [0] { "" }
   *[other] {", "}{ $single ->
        [0] each with more than one provider.
        [one] one of them by one provider alone.
       *[other] { $single } of them by one provider alone.
    }
}
gaps-with-caption = What would close, with the reason it is open for now
gaps-with-rule = Rule: the initiative is counted as if it ran on this day and had been confirmed on it; all else stays as it is recorded. Nothing is recorded by asking.

parties-words = Words of a name
parties-found = { $count ->
    [0] No party is called that.
    [one] One party.
   *[other] { $count } parties.
}
parties-running = Running
parties-all = All
parties-funded = Pays for
parties-more = All of this kind
parties-rule = Rule: initiatives seen in which the party takes part in any role, each once; “pays for” counts those in which it is a funder.
parties-until = until { $date }
parties-former = Was called
parties-bodies = Bodies
parties-follows = Took over from

sheet-figures = { $covered ->
    [0] None of { $cells } provisions is covered here
   *[other] { $covered } of { $cells } provisions are covered here, { $single } of them by one provider alone
}. { $running } of { $all } initiatives run.
sheet-list = All initiatives here
sheet-gaps = Gaps, and who is near
sheet-positions = Positions on the plan
sheet-no-positions = No position is on record.
sheet-running = What runs, ending soonest first
sheet-none-runs = Nothing is known to run.
sheet-until = Until
sheet-more = { $count ->
    [one] One more runs
   *[other] { $count } more run
}
sheet-unaligned = { $count ->
    [one] { $count } of these is not in the matrix: it is not aligned with a provision of this edition.
   *[other] { $count } of these are not in the matrix: they are not aligned with a provision of this edition.
}
sheet-open = What is open, and why
sheet-none-ends = Nothing that is covered is known to end within eighteen months.
sheet-rule = Rule: cells and counts are those of the matrix on this day. Numbers are those of provisions; a month says since when.
sheet-own = Initiatives in which the State itself takes part

party-summary = Takes part in { $all ->
    [one] one initiative
   *[other] { $all } initiatives
}; { $running ->
    [0] none of them runs
   *[other] { $running } of them run
}; { $funded ->
    [0] pays for none
   *[other] pays for { $funded }
}.
party-funded = What it pays for
party-funded-caption = Running ones first. Money is the first amount a source reports for the whole initiative, not the share of this donor
party-money = Money as reported
party-funded-all = All { $count } it pays for
party-meets = Where its money meets that of others
party-meets-none = In no cell does something run that it pays for beside something that others pay for.
party-meets-caption = Cells in which something runs with the provision as an aim that it pays for, and something that others pay for, which may be the same
party-others = Others who pay
party-portfolio = What it does
party-role = As
party-all = All in this stage
party-places = Where
party-places-caption = A joint initiative counts in each of its States
party-provisions = Under which provisions
party-provisions-caption = An initiative counts once for each provision, in however many States it works
party-near = Open cells next to its work
party-near-caption = Those under a provision it works on elsewhere come first; at most twelve provisions
party-near-rule = Rule: open cells where it answers for something running with the same provision as an aim in another State, or with another provision of the section as an aim in the same State.
party-near-money-rule = Rule: open cells where it pays for something running with the same provision as an aim in another State, or with another provision of the section as an aim in the same State.

map-title = Map
map-heading = Running initiatives by State; each State leads to its page
map-told = { $all ->
    [0] No initiative of the matrix is known to run.
    [one] One initiative of the matrix runs.
   *[other] { $all } initiatives of the matrix run, the most in { $there } ({ $most }), the fewest in { $here } ({ $fewest }).
}
map-key = initiatives that run
map-disclaimer = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.
map-source = Source of the boundaries: Natural Earth, in the public domain, simplified; boundaries between other States are not drawn.
map-none = There are no boundaries here for the States of this plan; the figures stand in the table.
map-table = The same as a table
map-caption = Initiatives by State and stage
map-all = All, each once
map-rule = Rule: initiatives that reach a provision of the edition in force, by their stage on this day. A joint one counts in each of its States and once in the last line, so that lines do not add up to it.

beside-title = Two editions side by side
beside-way = Read it beside
beside-caption = Provision by provision in the order of the newer edition; last what is not in it
beside-became = What became of it
beside-counts = Kept { $kept }, merged { $merged }, split { $split }, new { $new }, dropped { $dropped }; not traced { $unknown }, and { $same } more that bear the same number.
beside-kept = kept
beside-merged = merged
beside-split = split
beside-dropped = dropped
beside-new = new
beside-same = not traced, same number
beside-unknown = not traced
beside-rule = Rule: rows follow the traces between the two editions. Where one provision was kept as one, or bears the same number, words removed are struck out on the left and words added are marked on the right; of merged and split ones no word is marked, since it cannot be said which came from where. Not traced means that no trace is on record, and says nothing about the text.

plans-settled = { $by }, journal entry { $entry }: { $because }
plans-settle = Does not apply here
plans-settle-because = Why
plans-settle-do = Settle it
plans-reopen = Let it count again
