# Papers: what stands on them besides the reports, and what is said when they are printed.

print-kind-plan = Plan of action
print-kind-stocktake = Stock-take
print-kind-matrix = Matrix
print-kind-country = Country sheet
print-kind-check = Check before launch

print-contents = Contents
print-of = of
print-unset = A letter that the typefaces of this paper do not have is printed as �.

print-adopted = Adopted
print-as-at = As at
print-entry = Journal entry
print-shown-to = Shown to
print-edition-hash = SHA-256 of the edition
print-check-number = Number of the check
print-check-known = Who, where, when
print-map = Running initiatives on the map
print-map-alt = Map. Running initiatives by State: { $states }. { $told }

print-in-brief = In brief
print-bars-sections = Initiatives by section
print-bars-states = Initiatives by State
print-bars-alt = Bar chart. { $title }: { $bars }. The table of balance holds the same figures by life.
print-who-does-what = Who does what
print-nobody = No initiative.
print-running = Running
print-running-more = { $count ->
    [0] Nothing runs here that this reader may see.
    [one] { $count } more runs; all stand in the list behind.
   *[other] { $count } more run; all stand in the list behind.
}
print-strength = Contribution
print-heard = Last heard of
print-rule-who-does-what = Rule: under each provision stand the initiatives that its row of the matrix counts, each once with the States in which it counts; years as the source gave them; last heard of is the later of the last confirmation and the date its source speaks for.

print-about-text = About this text
print-provisions = { $count ->
    [one] one provision
   *[other] { $count } provisions
}
print-sources = Sources
print-invites = Invites
print-positions = Positions
print-party = Party
print-on = On
print-meeting = Meeting
print-statement = Statement

talk-printed = { $file } is written.
talk-unset = { $count ->
    [one] One letter is
   *[other] { $count } letters are
} printed as �, because the typefaces do not have { $count ->
    [one] it
   *[other] them
}: { $letters }
usage-pdf-to-terminal = a PDF cannot be shown in a terminal
    .hint = Name a file: -o stock-take.pdf
fault-not-set = the paper could not be set ({ $detail })
    .hint = This is a mistake of the program. Please report it with this line.
