# What can be wrong with data: one message a code, with what to do in `.hint`. Codes are permanent.

severity-critical = critical
severity-error = error
severity-warning = warning
severity-advisory = advisory

# Plan folders

finding-plan-file-broken = The file is not valid TOML: { $message }.
    .hint = Correct the line named; the other files were read.
finding-block-unknown = { $block } is not a block of a plan file.
    .hint = Write { $suggestion }.
finding-field-unknown = A { $block } has no field { $field }.
    .hint = Write { $suggestion }.
finding-field-missing = The { $block } lacks the field { $field }.
    .hint = Add it.
finding-word-unknown = { $word } is not a word that can stand in a { $block }.
    .hint = Write { $suggestion }.
finding-block-broken = The { $block } cannot be read: { $message }.
    .hint = Compare it with another block of the same name.
finding-provision-without-edition = The { $block } does not say which edition it belongs to.
    .hint = Put edition = "…" at the head of the file, or write the full address.
finding-region-missing = The folder has no [region].
    .hint = Add one: it says whose plan this is, which edition is read, and which States stand in the matrix.
finding-region-twice = There is a second region, { $key }; the first stands at { $first }.
    .hint = Keep one of them.
finding-key-twice = The { $noun } { $key } is there twice; the first stands at { $first }.
    .hint = Give each its own key, or remove one.
finding-provision-twice = The { $noun } { $key } is numbered twice; the first stands at { $first }.
    .hint = Give each provision its own number.
finding-reference-unknown = { $field } names the { $noun } { $reference }, which is not there.
    .hint = Add it, or correct the address.
finding-reference-misspelt = { $field } names the { $noun } { $reference }, which is not there.
    .hint = Did you mean { $nearest }?
finding-section-missing = The edition { $edition } has no section for the pillar { $pillar } of the strategy.
    .hint = Add a section whose pillar is that one.
finding-mode-missing = The edition { $edition } has no provision to { $mode }.
    .hint = A plan combats and prevents side by side; give each provision its modes.
finding-level-unknown = The framework has no level { $level }.
    .hint = It has: { $known }.
finding-language-missing = The edition { $edition } says that its text in { $lang } is missing.
    .hint = Nothing to do until there is one.
finding-language-unnamed = The edition { $edition } says nothing of the language { $lang }, in which the region works.
    .hint = Add it to languages, with standing missing where there is no text.
finding-translation-missing = The { $field } has no text in { $lang }.
    .hint = Add it, or mark the language as missing.
finding-wording-inferred = Of { $all } provisions of { $edition } { $count } are inferred and not read in a source.
    .hint = Replace them with the official wording, provision by provision.
finding-trace-ends = The trace does not have the ends its kind needs.
    .hint = kept, merged, split and serves have from and to; dropped has from alone; new has to alone.
finding-contribution-uncounted = It contributes to { $provision }, a level on which nothing is counted.
    .hint = Name the provisions below it.
finding-parent-circle = It is part of itself, through its parents.
    .hint = Correct the parent.
finding-closed-without-outcome = The challenge is closed and does not say what changed.
    .hint = Say it in outcome.
finding-date-far = { $field } gives { $date }, which looks like a misprint.
    .hint = Compare it with the source.
finding-personal-data = The text holds an e-mail address; the register has no place for persons.
    .hint = Remove it.
finding-address-malformed = { $address } does not look like a web address.
    .hint = Compare it with the source; a document's name is better than a broken address.

# Files of initiatives

finding-format-unknown = The file is neither IATI nor a table with an initiative per row.
    .hint = Give an IATI activity file, a workbook (XLSX), a document with tables (DOCX) or a CSV.
finding-proposal-line-unread = This line of the proposal is not understood: { $message }
    .hint = Write KEY = "VALUE" on each line, such as title = "Border posts".
finding-proposal-empty = The proposal says nothing that can be compared.
    .hint = Give at least a title, such as title = "Border posts".
finding-format-plan-folder = The file belongs to a plan folder.
    .hint = Take the whole folder in: jpoa plan load DIR
    .site = Plan folders are taken in by whoever runs the site.
finding-xml-broken = The XML breaks off or is not well-formed here: { $message }.
    .hint = Everything before this line was read; correct it and import the file again.
finding-not-iati = The root element is { $root }; this is not an IATI activity file.
    .hint = Give a file whose root is iati-activities.
finding-encoding-unsupported = The file says that it is in { $encoding }, which is not known here.
    .hint = Save it as UTF-8 and import it again.
finding-entities-refused = The file declares entities of its own, which is refused for safety.
    .hint = Remove the DOCTYPE.
finding-iati-version = The file is IATI version { $version }; 2.0x is expected. It was read as well as can be.
    .hint = Ask the publisher for version 2.03.
finding-identifier-missing = { $title ->
    [0] An activity has no identifier.
   *[other] The activity has no identifier: { $title }
}
    .hint = Add iati-identifier.
finding-address-kept = { $count ->
    [one] One entry goes on under the address its source gave it before, not under the world-wide one.
   *[other] { $count } entries go on under the addresses their source gave them before, not under the world-wide ones.
}
    .hint = To let them meet IATI files, take the first load of this source back and the file in again.
finding-identifier-twice = { $identifier } stands in the file twice; the first was kept.
    .hint = Give each its own.
finding-title-missing = There is no title.
    .hint = Add one.
finding-status-missing = The status is not said.
    .hint = Add activity-status.
finding-status-unknown = { $value } is no known status; it stands as not stated.
    .hint = Use planned, running, completed, suspended or cancelled; in IATI 1 to 6.
finding-role-unknown = { $name } has the role { $value }, which is not known; it was entered as a partner.
    .hint = Use the roles 1 to 4.
finding-country-unknown = { $value } is no known country; it was left out.
    .hint = Use the ISO code, such as KG.
finding-date-unreadable = { $value } is not a date; it was left out.
    .hint = Write 2011, 2011-11 or 2011-11-30.
finding-term-reversed = It ends on { $end }, before it begins on { $start }.
    .hint = Compare both dates with the source.
finding-amount-unreadable = { $value } is not an amount; it was left out.
    .hint = Write digits, such as 6150000 or 66666.67.
finding-currency-missing = The amount { $value } has no currency; it was left out.
    .hint = Add the ISO code, such as USD.
finding-entity-unknown = { $entity } is no XML entity; it was kept as written.
    .hint = Write the character itself.
finding-personal-data-left-out = { $count ->
    [one] One contact detail was not read.
   *[other] { $count } contact details were not read.
}
    .hint = Nothing to do; the register holds no data about persons.
finding-personal-data-removed = { $count ->
    [one] An e-mail address was taken out of the text.
   *[other] { $count } e-mail addresses were taken out of the text.
}
    .hint = Nothing to do; the register holds no data about persons.
finding-provision-absent = { $provision } is no provision that initiatives carry out; the contribution was left out.
    .hint = The nearest is { $nearest }; see them all: jpoa matrix.
    .site = The nearest is { $nearest }; all of them stand in the text of the plan.
finding-area-without-state = { $count ->
    [one] One row names a province and no State; the province was left out.
   *[other] { $count } rows name a province and no State; the provinces were left out.
}
    .hint = Name the State of all rows: --state KG.
    .site = Add a column that names the State.
finding-person-left-out = { $count ->
    [one] One mention is the name of a natural person; it was left out.
   *[other] { $count } mentions are names of natural persons; they were left out.
}
    .hint = Nothing to do; the register holds no data about persons.
finding-organisation-unnamed = { $count ->
    [one] One mention names nobody, such as a miscellaneous vendor; it was left out.
   *[other] { $count } mentions name nobody, such as a miscellaneous vendor; they were left out.
}
    .hint = Nothing to do.
finding-header-unknown = No row of headings was found; the first row holds: { $found }
    .hint = Name at least the title. Known headings: { $known }.
finding-column-unused = The column { $column } was not used.
    .hint = Rename it if it holds something the register has.
finding-row-without-title = The row { $identifier } has no title.
    .hint = Fill in the title.
finding-identifier-made = { $count ->
    [one] One row has no reference; one was made of its title, lead and start.
   *[other] { $count } rows have no reference; one was made of title, lead and start.
}
    .hint = Add a column of references, so that a new title does not make a new entry.
finding-row-broken = The row has { $found } cells where the headings have { $expected }.
    .hint = Look for a missing or extra separator or quotation mark.
finding-quote-open = A quotation mark in this row is never closed; the row was left out.
    .hint = Close it.
finding-kind-unknown = { $value } is no known kind; it was entered as a project.
    .hint = Use programme, project, phase, event, network, mechanism, strategy or product.
finding-provision-unreadable = { $value } is not the address of a provision.
    .hint = Write for example II.3.1, or jpoa/2022/II.3.1 (core).

# Files of every kind: letters, limits, archives

finding-encoding-converted = The file is in { $encoding }; its letters were converted.
    .hint = Nothing to do; saved as UTF-8 it is read without a guess.
finding-letters-broken = { $count ->
    [one] One letter is broken; a sign stands in its place.
   *[other] { $count } letters are broken; a sign stands in the place of each.
}
    .hint = Save the file again as UTF-8 where it was made; the first stands on this line.
finding-text-too-long = A text is longer than { $limit } bytes; the rest of it was left out.
    .hint = Shorten it, or give the address of the document.
finding-list-too-long = The list has more than { $limit } entries; the rest of them was left out.
    .hint = Compare the file with its source.
finding-nested-too-deep = Elements stand in each other more than { $limit } deep; the file was not read on.
    .hint = Ask for a file as the standard describes it.
finding-element-too-large = A tag, text or comment is longer than { $limit } bytes; the file was not read on.
    .hint = Everything before this line was read; look for a missing end there.
finding-activity-too-large = The activity is larger than { $limit } bytes and was left out.
    .hint = Ask the publisher to split it.
finding-findings-more = { $count } more findings of the kind { $code } are not listed.
    .hint = Correct those listed and import the file again.
finding-archive-broken = The file cannot be opened: { $message }.
    .hint = Open it in an office program, save it again and import that.
finding-archive-encrypted = The file is protected by a password.
    .hint = Save it without a password and import that.
finding-archive-too-large = Unpacked, a part of the file has { $bytes } bytes; at most { $limit } are read.
    .hint = Split the file, or save the sheet as CSV.
finding-archive-of-files = The archive holds files and is no workbook or document: { $files }.
    .hint = Take the file out and import that.

# Tables

finding-title-column-missing = No column holds the title; the headings are: { $found }.
    .hint = Name the column that does: --map COLUMN=title
    .site = Choose the column that does, above.
finding-field-name-unknown = { $field } is no name of a field.
    .hint = Write { $suggestion }.
finding-map-column-missing = The column { $column } was named and is not there.
    .hint = Write the heading as it stands in the file.
finding-document-without-table = The document has no table.
    .hint = Give the initiatives in a table with headings.
finding-sheet-unused = The sheet { $sheet } was not read.
    .hint = If it holds initiatives, show it and give it headings.
finding-table-unused = The table { $number } of the document was not read.
    .hint = If it holds initiatives, give it headings.
finding-rows-passed-over = { $count ->
    [one] One row is a heading within the table and was passed over: { $first }
   *[other] { $count } rows are headings within the table and were passed over; the first: { $first }
}
    .hint = Nothing to do.
finding-rows-repeated = { $count ->
    [one] One row says nothing that rows before it have not said.
   *[other] { $count } rows say nothing that rows before them have not said.
}
    .hint = Nothing to do; nothing was counted twice.
finding-rows-alike = { $count ->
    [one] One payment is the same, word for word, as one before it; both were added up.
   *[other] { $count } payments are the same, word for word, as others before them; all were added up.
}
    .hint = Remove those that stand there by mistake.
finding-amounts-counted-once = { $count ->
    [one] One initiative has the same amount in all its rows; it was counted once.
   *[other] { $count } initiatives have the same amount in all their rows; it was counted once for each.
}
    .hint = If each row is a sum of its own, name what it is in a column of transaction types.
finding-amounts-added = { $count ->
    [one] One initiative has several rows with amounts; they were added up.
   *[other] { $count } initiatives have several rows with amounts; they were added up.
}
    .hint = If an amount stands there again and again, leave it in one row.
finding-money-left-out = { $count } amounts of the kind { $kind } were left out: { $sum } { $currency } in all.
    .hint = The register keeps budgets, commitments, and what was paid out or spent.
finding-currency-unnamed = No currency is named for the column { $column }; { $count } amounts were left out.
    .hint = Name it: --map "{ $column }=amount:USD", or add a column with the ISO code.
    .site = Add a column with the ISO code of the currency.
finding-currency-unknown = { $value } is no currency; the amount was left out.
    .hint = Use the ISO code, such as USD.

# The IATI standard: code lists and rules

finding-code-unknown = The list { $list } has no code { $code }.
    .hint = Compare it with the list of the IATI standard; the activity entered all the same.
finding-rule-start-missing = There is neither a planned nor an actual start.
    .hint = Add activity-date of type 1 or 2.
finding-rule-sector-missing = No sector is named, neither for the activity nor for a transaction.
    .hint = Add sector.
finding-rule-participant-missing = Nobody takes part.
    .hint = Add participating-org.
finding-rule-place-missing = No country or region is named, neither for the activity nor for a transaction.
    .hint = Add recipient-country.
finding-rule-identifier-organisation = The identifier { $identifier } is that of the reporting organisation.
    .hint = Give the activity one of its own.
finding-rule-identifier-prefix = The identifier { $identifier } does not begin with that of the reporting organisation, { $prefix }.
    .hint = Name the former identifier of the organisation in other-identifier of type B1.
finding-rule-share-range = The share { $value } is not between 0 and 100.
    .hint = Correct it.
finding-rule-shares-sum = The shares add up to { $sum } and not to 100.
    .hint = Correct them.
finding-rule-share-missing = Of several entries not all have a share.
    .hint = Give each its percentage.
finding-rule-budget-reversed = The term of the budget ends on { $end }, before it begins on { $start }.
    .hint = Compare both dates with the source.
finding-rule-budget-long = The budget is for more than a year, from { $start } to { $end }.
    .hint = Split it by years.
