//! The workbook of a party: how to fill it, its entries with cells that offer the plan's own lists, what is due, and the lists.
//! Addresses are locked, and so is every cell the party may not change; there is no password. Not for reading it back.

use super::cell::Field;
use super::lists::{self, Offer, TICK, provision_line};
use super::{Frame, Ground, due, mark};
use crate::sheet::Unwritable;
use plan::{Bond, Date, Deed, Initiative, PartyKey, Viewer};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// How many open rows stand below the entries for new ones.
const OPEN_ROWS: u32 = 25;
/// How many provisions a row has room for, where no entry has more.
const PROVISIONS: usize = 3;
/// How many sums a row has room for, where no entry has more.
const SUMS: usize = 2;
/// The paragraphs that say how to fill it.
const READ_ME: [&str; 7] =
    ["readme-entries", "readme-still", "readme-new", "readme-money", "readme-locked", "readme-conflict", "readme-return"];
/// The row of the permanent names; the entries stand below it.
const NAMES: u32 = 3;

/// A column of the entries.
struct Column {
    /// Its permanent name.
    name: String,
    /// What stands above it.
    heading: String,
    width: f64,
    of: Of,
    offer: Option<Offer>,
}

/// What a column holds.
enum Of {
    Id,
    Field(Field),
    State(PartyKey),
    /// Provinces and districts of a State.
    Areas(PartyKey),
    Number(usize),
    Strength(usize),
    /// A cell of a sum: which sum, and amount, currency or what it is.
    Sum(usize, usize),
    /// When it was last heard of; for reading alone.
    Heard,
}

/// The workbook of a party with the entries it takes part in and, for a State, those on its territory.
pub fn workbook(ground: &Ground<'_>, frame: &Frame, party: &PartyKey) -> Result<Vec<u8>, Unwritable> {
    let viewer = ground.view.viewer();
    let mut entries: Vec<(&Initiative, Bond)> = ground
        .view
        .initiatives()
        .map(|initiative| (initiative.get(), bond(party, initiative.get())))
        .filter(|(_, bond)| *bond != Bond::None)
        .collect();
    entries.sort_by(|(a, stands), (b, other)| (*stands == Bond::Territory, &a.key).cmp(&(*other == Bond::Territory, &b.key)));
    let own: Vec<&Initiative> = entries.iter().filter(|(_, bond)| *bond == Bond::TakesPart).map(|(entry, _)| *entry).collect();
    let mut book = Workbook::new();
    book.set_properties(&properties(frame, ground.view.as_at()));
    let looks = Looks::new();
    let names = ["sheet-readme", "sheet-entries", "sheet-due", "sheet-lists"].map(|name| ground.form(name));
    read_me(book.add_worksheet().set_name(&names[0])?, ground, frame, &looks)?;
    let sheet = book.add_worksheet().set_name(&names[1])?;
    write_entries(sheet, ground, frame, &entries, (viewer, &names[3]), &looks)?;
    sheet.set_active(true);
    write_due(book.add_worksheet().set_name(&names[2])?, ground, &due::due(ground, party, &own), &looks)?;
    let sheet = book.add_worksheet().set_name(&names[3])?;
    lists::write(sheet, ground, &looks.head)?;
    sheet.protect();
    Ok(book.save_to_buffer()?)
}

fn bond(party: &PartyKey, initiative: &Initiative) -> Bond {
    Viewer::Party(party.clone()).bond(initiative)
}

fn properties(frame: &Frame, day: Date) -> DocProperties {
    let properties = DocProperties::new().set_title(&frame.title).set_custom_property(mark::PROPERTY, frame.mark.to_string());
    let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    match parts {
        (Ok(year), Ok(month), Ok(day)) => match ExcelDateTime::from_ymd(year, month, day) {
            Ok(day) => properties.set_creation_datetime(&day),
            Err(_) => properties,
        },
        _ => properties,
    }
}

/// How cells look. What may be filled is white, what may not is grey.
struct Looks {
    title: Format,
    quiet: Format,
    body: Format,
    head: Format,
    open: Format,
    shut: Format,
    id: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Thin);
        let cell = cell.set_border_color(Color::RGB(0xA6_A6A6)).set_num_format("@");
        Self {
            title: Format::new().set_bold().set_font_size(16).set_font_color(Color::RGB(0x1F_3864)),
            quiet: Format::new().set_font_color(Color::RGB(0x59_5959)).set_text_wrap().set_align(FormatAlign::Top),
            body: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            head: cell.clone().set_bold().set_background_color(Color::RGB(0xDC_E6F1)).set_font_color(Color::RGB(0x1F_3864)),
            open: cell.clone().set_unlocked(),
            shut: cell.clone().set_background_color(Color::RGB(0xF2_F2F2)),
            id: cell.set_bold().set_background_color(Color::RGB(0xF2_F2F2)),
        }
    }
}

fn read_me(to: &mut Worksheet, ground: &Ground<'_>, frame: &Frame, looks: &Looks) -> Result<(), XlsxError> {
    to.set_column_width(0, 100)?;
    to.write_string_with_format(0, 0, &frame.title, &looks.title)?;
    to.write_string_with_format(1, 0, &frame.subtitle, &looks.body)?;
    to.write_string_with_format(2, 0, &frame.lead, &looks.quiet)?;
    let mut row = 4;
    for name in READ_ME {
        let text = ground.form(name);
        to.set_row_height(row, height([(text.as_str(), 100.0)]))?;
        to.write_string_with_format(row, 0, text, &looks.body)?;
        row += 2;
    }
    to.write_string_with_format(row, 0, ground.form("mark"), &looks.quiet)?;
    to.write_string_with_format(row + 1, 0, frame.mark.to_string(), &looks.quiet)?;
    to.set_screen_gridlines(false).protect();
    print(to);
    Ok(())
}

/// Sizes of paper by their numbers.
const A3: u8 = 8;
const A4: u8 = 9;

/// Lying pages of A4, as wide as the table.
fn print(to: &mut Worksheet) {
    to.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&R&P / &N");
}

fn columns(ground: &Ground<'_>, entries: &[(&Initiative, Bond)]) -> Vec<Column> {
    let said = |name: &str| ground.form(&format!("column-{name}"));
    let field = |field: Field, width: f64, offer: Option<Offer>| Column {
        name: field.name().to_owned(),
        heading: said(field.name()),
        width,
        of: Of::Field(field),
        offer,
    };
    let mut all = vec![
        Column { name: "id".to_owned(), heading: said("id"), width: 13.0, of: Of::Id, offer: None },
        field(Field::Title, 38.0, None),
        field(Field::Description, 44.0, None),
        field(Field::Kind, 13.0, Some(Offer::Kind)),
        field(Field::Lead, 22.0, None),
        field(Field::Implementer, 22.0, None),
        field(Field::Funder, 20.0, None),
        field(Field::Partner, 22.0, None),
    ];
    for state in ground.view.region().map(|region| &*region.states).unwrap_or_default() {
        all.push(Column {
            name: format!("states:{state}"),
            heading: ground.party(state),
            width: 12.0,
            of: Of::State(state.clone()),
            offer: Some(Offer::Tick),
        });
    }
    for state in ground.view.region().map(|region| &*region.states).unwrap_or_default() {
        let heading = format!("{}: {}", ground.party(state), said("areas"));
        all.push(Column { name: format!("areas:{state}"), heading, width: 20.0, of: Of::Areas(state.clone()), offer: None });
    }
    all.extend([
        field(Field::Start, 12.0, None),
        field(Field::End, 12.0, None),
        field(Field::Status, 14.0, Some(Offer::Status)),
        field(Field::Because, 18.0, Some(Offer::Because)),
    ]);
    let most = entries.iter().map(|(entry, _)| ground.provisions(entry).count()).max().unwrap_or(0).max(PROVISIONS);
    for at in 0..most {
        let number = at + 1;
        let heading = |name: &str| format!("{} {number}", said(name));
        all.push(Column {
            name: format!("provisions:{number}"),
            heading: heading("provision"),
            width: 30.0,
            of: Of::Number(at),
            offer: Some(Offer::Provisions),
        });
        all.push(Column {
            name: format!("provisions:{number}:strength"),
            heading: heading("strength"),
            width: 12.0,
            of: Of::Strength(at),
            offer: Some(Offer::Strength),
        });
    }
    let most = entries.iter().map(|(entry, _)| entry.budgets.len()).max().unwrap_or(0).max(SUMS);
    for at in 0..most {
        let cells = [
            ("sum", "", 16.0, None),
            ("currency", ":currency", 11.0, Some(Offer::Currency)),
            ("sum-kind", ":kind", 14.0, Some(Offer::Sum)),
        ];
        for (cell, (name, behind, width, offer)) in cells.into_iter().enumerate() {
            let heading = format!("{} {}", said(name), at + 1);
            all.push(Column { name: format!("budgets:{}{behind}", at + 1), heading, width, of: Of::Sum(at, cell), offer });
        }
    }
    all.push(field(Field::Visibility, 18.0, Some(Offer::Visibility)));
    all.push(field(Field::Still, 14.0, Some(Offer::Yes)));
    all.push(Column { name: "heard".to_owned(), heading: said("heard"), width: 13.0, of: Of::Heard, offer: None });
    all
}

/// Whether a viewer may change a column of an entry; in a row for a new one all that its address leaves.
fn may(viewer: &Viewer, bond: Option<Bond>, of: &Of) -> bool {
    let deed = match of {
        Of::Id | Of::Heard => return false,
        Of::Field(Field::Still) => Deed::ConfirmInitiative,
        Of::Field(Field::Status | Field::Because) => Deed::SetStatus,
        Of::Field(Field::Visibility) => Deed::SetVisibility,
        Of::Number(_) | Of::Strength(_) => Deed::StateContribution,
        Of::Field(_) | Of::State(_) | Of::Areas(_) | Of::Sum(..) => Deed::RecordInitiative,
    };
    match bond {
        Some(bond) => viewer.may(deed, bond),
        None => !matches!(of, Of::Field(Field::Still)),
    }
}

fn write_entries(
    to: &mut Worksheet,
    ground: &Ground<'_>,
    frame: &Frame,
    entries: &[(&Initiative, Bond)],
    (viewer, list_sheet): (&Viewer, &str),
    looks: &Looks,
) -> Result<(), XlsxError> {
    let columns = columns(ground, entries);
    to.write_string_with_format(0, 0, &frame.title, &looks.title)?;
    to.write_string(1, 0, ground.form("entries-how"))?;
    let last = NAMES + u32::try_from(entries.len()).unwrap_or(u32::MAX / 2) + OPEN_ROWS;
    let rows: Vec<Vec<String>> =
        entries.iter().map(|(entry, _)| columns.iter().map(|column| cell(ground, entry, &column.of)).collect()).collect();
    for (row, cells) in (NAMES + 1..).zip(&rows) {
        to.set_row_height(row, height(cells.iter().zip(&columns).map(|(text, column)| (text.as_str(), column.width))))?;
    }
    to.set_row_height(NAMES - 1, height(columns.iter().map(|column| (column.heading.as_str(), column.width * 0.85))))?;
    for (at, column) in (0..).zip(&columns) {
        to.set_column_width(at, column.width)?;
        to.write_string_with_format(NAMES - 1, at, &column.heading, &looks.head)?;
        to.write_string(NAMES, at, &column.name)?;
        for ((row, (_, bond)), cells) in (NAMES + 1..).zip(entries).zip(&rows) {
            let text = &cells[usize::from(at)];
            let format = match column.of {
                Of::Id => &looks.id,
                _ if may(viewer, Some(*bond), &column.of) => &looks.open,
                _ => &looks.shut,
            };
            to.write_string_with_format(row, at, text, format)?;
        }
        for row in last - OPEN_ROWS + 1..=last {
            to.write_blank(row, at, if may(viewer, None, &column.of) { &looks.open } else { &looks.shut })?;
        }
        if let Some(validation) = validation(ground, column, list_sheet)? {
            to.add_data_validation(NAMES + 1, at, last, at, &validation)?;
        }
    }
    to.set_row_hidden(NAMES)?;
    to.set_freeze_panes(NAMES + 1, 2)?;
    to.set_repeat_rows(NAMES - 1, NAMES - 1)?.set_repeat_columns(0, 1)?;
    to.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    // The table is wider than a page; it goes on, with address and title before each part.
    to.set_paper_size(A3).set_landscape().set_print_scale(70).set_footer("&R&P / &N");
    Ok(())
}

/// How high a row is that shows these texts in columns of these widths. Office programs do not find that out by themselves for
/// files they have not written.
fn height<'t>(cells: impl IntoIterator<Item = (&'t str, f64)>) -> f64 {
    let lines = cells.into_iter().map(|(text, width)| (text.chars().count() as f64 / (width * 0.92)).ceil());
    (lines.fold(1.0, f64::max).min(9.0) * 14.0) + 3.0
}

fn cell(ground: &Ground<'_>, initiative: &Initiative, of: &Of) -> String {
    let provision = |at: usize| ground.provisions(initiative).nth(at);
    match of {
        Of::Id => ground.address(initiative),
        Of::Field(field) => ground.said(*field, initiative),
        Of::State(state) => {
            let works = initiative.places.iter().any(|place| place.state == *state);
            if works { TICK.to_owned() } else { String::new() }
        }
        Of::Areas(state) => ground.areas_in(initiative, state),
        Of::Sum(at, cell) => ground.sums(initiative).nth(*at).map_or_else(String::new, |sum| sum[*cell].clone()),
        Of::Number(at) => provision(*at).map_or_else(String::new, |[number, _]| provision_line(ground, &number)),
        Of::Strength(at) => provision(*at).map_or_else(String::new, |[_, strength]| strength),
        Of::Heard => initiative.heard().map_or_else(String::new, |day| day.to_string()),
    }
}

/// What a cell offers, and the note that stands beside it while it is filled.
fn validation(ground: &Ground<'_>, column: &Column, list_sheet: &str) -> Result<Option<DataValidation>, XlsxError> {
    let note = match &column.of {
        Of::Id | Of::Heard => return Ok(None),
        Of::Field(field) => field.name(),
        Of::State(_) => "states",
        Of::Areas(_) => "areas",
        Of::Sum(_, cell) => ["sum", "currency", "sum-kind"][*cell],
        Of::Number(_) => "provision",
        Of::Strength(_) => "strength",
    };
    let validation = match column.offer {
        Some(offer) => DataValidation::new().allow_list_formula(lists::source(list_sheet, ground, offer)),
        None => DataValidation::new().allow_any_value(),
    };
    let validation = validation.set_error_style(DataValidationErrorStyle::Stop).set_error_message(ground.form("choose"))?;
    validation.set_input_message(ground.form(&format!("note-{note}"))).map(Some)
}

fn write_due(to: &mut Worksheet, ground: &Ground<'_>, all: &[due::Due], looks: &Looks) -> Result<(), XlsxError> {
    to.write_string_with_format(0, 0, ground.form("sheet-due"), &looks.title)?;
    if all.is_empty() {
        to.write_string(2, 0, ground.form("nothing-due"))?;
    }
    for (at, (name, width)) in (0..).zip([("due", 60.0), ("id", 18.0), ("title", 60.0), ("day", 14.0)]) {
        to.set_column_width(at, width)?;
        if !all.is_empty() {
            to.write_string_with_format(2, at, ground.form(&format!("column-{name}")), &looks.head)?;
        }
    }
    for (row, due) in (3..).zip(all) {
        to.set_row_height(row, height([(due.title.as_str(), 60.0), (ground.form(&format!("due-{}", due.what)).as_str(), 60.0)]))?;
        let day = due.day.map_or_else(String::new, |day| day.to_string());
        for (at, text) in (0..).zip([ground.form(&format!("due-{}", due.what)), due.id.clone(), due.title.clone(), day]) {
            to.write_string_with_format(row, at, text, &looks.shut)?;
        }
    }
    to.protect();
    print(to);
    Ok(())
}
