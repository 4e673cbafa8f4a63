# Who does the same as whom: kinds, factors, and a sentence for each level of each factor.

factor-title = Title
factor-rarity = Rare words
factor-contrast = Differences
factor-numbers = Numbers
factor-aspect = Aspect
factor-description = Description
factor-meaning = Meaning
factor-parties = Parties
factor-reporter = Reporter
factor-places = Places
factor-period = Term
factor-money = Money
factor-subjects = Subjects
factor-references = References

factor-title-other = The titles have nothing in common.
factor-title-touching = The titles touch: { $percent } % alike.
factor-title-akin = The titles are akin: { $percent } % alike.
factor-title-alike = The titles are alike: { $percent } %.
factor-title-close = The titles are close: { $percent } % alike.
factor-title-near = The titles are nearly the same: { $percent } % alike.
factor-title-equal = The titles say the same.
factor-rarity-common = What the titles share are common words: { $words }.
factor-rarity-usual = The titles share usual words: { $words }.
factor-rarity-uncommon = The titles share uncommon words: { $words }.
factor-rarity-rare = The titles share rare words: { $words }.
factor-rarity-rarer = The titles share very rare words: { $words }.
factor-rarity-singular = The titles share words that hardly any other has: { $words }.
factor-contrast-names = Each title names something that the other does not.
factor-contrast-rare = Each title has rare words that the other does not have.
factor-contrast-usual = Each title has words that the other does not have.
factor-contrast-one-sided = One title says more than the other.
factor-contrast-none = Neither title says anything that the other does not.
factor-numbers-other = The numbers in the titles differ: { $left } and { $right }.
factor-numbers-one-sided = Only one title has a number: { $left }{ $right }.
factor-numbers-some = Some numbers in the titles are the same: { $left } and { $right }.
factor-numbers-equal = The numbers in the titles are the same: { $left }.
factor-aspect-other = One title speaks of a phase, review, preparation, event or fund, and the other does not.
factor-description-other = The descriptions have nothing in common.
factor-description-akin = The descriptions are akin.
factor-description-alike = The descriptions are alike.
factor-description-close = The descriptions are close.
factor-description-near = The descriptions are nearly the same.
factor-description-equal = The descriptions say the same.
factor-meaning-other = The titles mean different things.
factor-meaning-akin = The titles are akin in meaning.
factor-meaning-alike = The titles are alike in meaning.
factor-meaning-close = The titles are close in meaning.
factor-meaning-near = The titles mean nearly the same.
factor-meaning-equal = The titles mean the same.
factor-parties-other = Different parties take part.
factor-parties-namesake = The parties have similar names.
factor-parties-common = They share parties that take part in much: { $parties }.
factor-parties-known = They share parties: { $parties }.
factor-parties-told = Who reports the one takes part in the other.
factor-parties-both-told = Who reports each takes part in the other.
factor-reporter-same = The same body reports both, and it would hardly report one initiative twice.
factor-reporter-other = Different bodies report them.
factor-places-other = They work in different places.
factor-places-some = They share some States: { $places }.
factor-places-within = One works in part of the States of the other: { $places }.
factor-places-states = They work in the same States: { $places }.
factor-places-areas = They work in the same areas: { $places }.
factor-period-apart = More than a year lies between them.
factor-period-before = One ends before the other begins.
factor-period-overlapping = Their terms overlap.
factor-period-year = They begin within a year of each other.
factor-period-one-end = They begin or end at the same time.
factor-period-month = They begin and end within some weeks of each other.
factor-period-day = They begin and end on the same day.
factor-money-other = The sums are far apart: { $left } and { $right } { $currency }.
factor-money-order = The sums are of one order: { $left } and { $right } { $currency }.
factor-money-share = The sums are not far apart: { $left } and { $right } { $currency }.
factor-money-near = The sums are nearly the same: { $left } and { $right } { $currency }.
factor-money-equal = The sums are the same: { $left } { $currency }.
factor-subjects-other = They serve different provisions or sectors.
factor-subjects-field = They are in one field.
factor-subjects-common = They share provisions or sectors: { $subjects }.
factor-subjects-rare = They share provisions or sectors that few others serve: { $subjects }.
factor-references-none = They bear different identifiers.
factor-references-tail = Their identifiers share a part: { $identifiers }.
factor-references-named = One names the identifier of the other.
factor-references-equal = They bear the same identifier: { $identifiers }.

relation-part = one is part of the other
relation-siblings = both are parts of one programme
relation-phase = they are phases of one undertaking
relation-accompanies = one evaluates or prepares the other
relation-slices = one body tells of one initiative in parts: years, contracts or purchases
pair-went-before = it went before: one builds on the other
pair-came-after = it came after: one builds on the other

section-overlaps = Likely overlaps
overlaps-summary = { $count ->
    [0] Of { $all } initiatives, no two look like the same or like overlapping effort.
    [one] Of { $all } initiatives, one pair looks like the same initiative or like overlapping effort.
   *[other] Of { $all } initiatives, { $count } pairs look like the same initiative or like overlapping effort.
}
overlaps-ruled = { $count ->
    [one] One pair that was settled is not listed.
   *[other] { $count } pairs that were settled are not listed.
}
overlaps-restricted = { $count ->
    [one] One more concerns a restricted initiative; ask the secretariat.
   *[other] { $count } more concern restricted initiatives; ask the secretariat.
}
rule-overlaps = Rule: pairs whose evidence makes it likelier than not that they are one initiative, or at least 70 % likely that they are different ones with one aim, place and time; phases, parts and siblings of one programme are neither, nor are entries in which one body tells of its own work; strategies, administration and scholarships are no effort; settled pairs are left out while neither has changed.
column-probability = Likely, %
column-pair-kind = Suspected
column-left = First
column-right = Second
column-why = Why
explain-base = Before any evidence
explain-sum = All together
explain-likely = The same initiative: { $same } %. Overlapping effort: { $effort } %. Model { $model }.
explain-ruled = Settled by { $by } on { $date }, entry { $entry }: { $ruling }. { $because }
explain-reopened = One of the two has changed since; the pair is open again.
explain-relation = How they belong together: { $relation }.
explain-rule = Bars show in bits how much each factor speaks for (right) or against (left) their being one initiative.
section-check = Before launch
check-nothing = Nothing that is known does the same in the same place at the same time.
check-found = { $count ->
    [one] One initiative should be looked at before this one is launched.
   *[other] { $count } initiatives should be looked at before this one is launched.
}
check-compared = Compared with { $count } initiatives as at { $date }, journal entry { $entry }. It warns and never blocks.
check-heard = last known to be right { $date }
check-never-heard = never confirmed
section-align = Suggested provisions
align-summary = { $count ->
    [0] No initiative is without a provision.
    [one] One initiative contributes to no provision of this edition.
   *[other] { $count } initiatives contribute to no provision of this edition.
}
rule-align = Rule: the likeliest provisions by the words of titles and descriptions, told from the provisions’ own wording and from what others contribute to. Suggestions only: jpoa contribute states one.
column-suggestion = Suggestion
measured-summary = Precision { $precision }, recall { $recall }, F1 { $f1 }, average precision { $average }; { $judged } pairs judged, { $unknown } not in the register, { $unsought } would not have been compared.
