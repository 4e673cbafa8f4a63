//! A file of initiatives on its way in: read, screened, settled on parties and provisions, and held against the register,
//! record by record. A large file is never held as a whole; what needs no order is done on all cores.
//! Not for recording anything (`import_register`).

use crate::import_register::ImportRegister;
use crate::lines::{Line, Lines};
use crate::provisions::Provisions;
use crate::world::{MakeSpool, Spool};
use crate::{By, Directory, Preview};
use exchange::{Format, Notes, Origin, Reading, Rejected};
use plan::{
    Because, Changed, Compared, Finding, Initiative, InitiativeKey, LoadCounts, LoadKind, Ministries, Participants, PartyKey,
    PartyNames, Placed, Record, Roll, Severity, SourceKey, Spot, State, View, Who, compare, difference,
};
use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};
use store::Parcel;

/// How much of a file is looked at to tell what it is.
pub(crate) const START: usize = 4096;

/// How much of a file is read at once.
const BUFFER: usize = 128 << 10;

/// A file made ready to be kept.
type FileParcel = Parcel<Box<dyn Spool>>;

/// What a file comes to, held against a state.
pub(crate) struct Intake {
    pub(crate) counts: LoadCounts,
    pub(crate) findings: Vec<Finding>,
    pub(crate) rejects: Vec<Rejected>,
    pub(crate) rules: Option<&'static str>,
    /// What would become of each initiative, where it was only tried.
    pub(crate) changes: Vec<Changed>,
    /// What is to be put, where it is to be recorded.
    pub(crate) lines: Lines,
    /// The file itself, made ready to be kept.
    pub(crate) file: FileParcel,
    /// The headings of a table, each with the field it was read as.
    pub(crate) headings: Vec<(String, Option<&'static str>)>,
    /// What was said of columns, now or for an earlier file of the source.
    pub(crate) columns: Vec<(String, String)>,
}

/// What is needed beside the state, so that the state may move on while a file is read anew.
pub(crate) struct Around<'a> {
    pub(crate) directory: &'a Directory,
    pub(crate) today: plan::Date,
    pub(crate) by: &'a By,
    pub(crate) preview: Preview,
}

/// Takes a file in. The error is the machine's: the file, or what is written down of it, could not be read or written.
pub(crate) fn take(
    file: &ImportRegister,
    source: &SourceKey,
    state: &State,
    around: &Around<'_>,
    spool: &MakeSpool,
) -> io::Result<Intake> {
    let view = View::new(state, around.by.viewer.clone(), around.today);
    let names = PartyNames::of(view.parties().chain(around.directory.parties()));
    let parties = |code: Option<&str>, name: &str| -> Option<PartyKey> { names.resolve(code, Some(name)) };
    let columns = columns(&view, file, source);
    let origin = Origin { file: &file.name, source, address: source.as_str(), parties: &parties, columns: &columns };
    let ministries = Ministries::of(view.parties().chain(around.directory.parties()));
    let clerk = Clerk { state, source, around, view: &view, provisions: Provisions::of(&view), ministries };
    let mut tray = Tray {
        roll: Roll::new(state, source),
        lines: Lines::new(spool()?),
        changes: Vec::new(),
        notes: Notes::default(),
        unnamed: 0,
        persons: 0,
        addresses_kept: 0,
        new_parties: BTreeMap::new(),
        failed: None,
    };
    let (reading, parcel) = read(file, &origin, &clerk, &mut tray, Parcel::new(spool()?))?;
    tray.finish(&clerk, file, reading, parcel, columns)
}

/// Reads a file as what it is, to its end, and puts it into a parcel on the way.
fn read(
    file: &ImportRegister,
    origin: &Origin<'_>,
    clerk: &Clerk<'_>,
    tray: &mut Tray<'_>,
    parcel: FileParcel,
) -> io::Result<(Reading, FileParcel)> {
    let mut input = BufReader::with_capacity(BUFFER, Kept { inner: file.contents.open()?, parcel });
    let mut start = Vec::new();
    input.by_ref().take(START as u64).read_to_end(&mut start)?;
    let work = |placed| clerk.look_at(placed);
    let mut put = |came| tray.put(came);
    if exchange::detect(&start, &file.name) == Format::Iati {
        let reading = exchange::iati::read(start.as_slice().chain(&mut input), origin, &work, &mut put)?;
        // What was not read for the initiatives is kept as well.
        io::copy(&mut input, &mut io::sink())?;
        return Ok((reading, input.into_inner().parcel));
    }
    let mut bytes = start;
    input.read_to_end(&mut bytes)?;
    let parcel = input.into_inner().parcel;
    let mut put = |placed| put(work(placed));
    Ok((exchange::read(&bytes, origin, &mut put), parcel))
}

/// What the person said of the columns, else what was said for the last file of this source.
fn columns(view: &View<'_>, file: &ImportRegister, source: &SourceKey) -> Vec<(String, String)> {
    if !file.columns.is_empty() {
        return file.columns.clone();
    }
    let last = view.loads().rev().find(|known| known.kind == LoadKind::Register && known.load.source == *source);
    last.into_iter()
        .flat_map(|known| known.load.columns.iter())
        .map(|said| (said.heading.to_string(), said.field.to_string()))
        .collect()
}

/// Looks at initiatives one by one, each for itself.
struct Clerk<'a> {
    state: &'a State,
    source: &'a SourceKey,
    around: &'a Around<'a>,
    view: &'a View<'a>,
    provisions: Provisions<'a>,
    ministries: Ministries,
}

/// An initiative that was looked at.
struct Came {
    compared: Compared,
    line: Option<Line>,
    changed: Option<Changed>,
    findings: Vec<Finding>,
    /// Parties of the directory that it mentions and the register does not know.
    new_parties: Vec<PartyKey>,
    /// How many mentions name nobody.
    unnamed: u64,
    /// How many name a natural person.
    persons: u32,
    /// Whether it goes on under an address of its source alone.
    address_kept: bool,
}

impl Clerk<'_> {
    fn look_at(&self, placed: Placed<Initiative>) -> Came {
        let Placed { value: mut initiative, spot } = placed;
        let mut findings = Vec::new();
        let goes_on = self.former(&initiative.key);
        let address_kept = goes_on.is_some();
        initiative.key = goes_on.unwrap_or(initiative.key);
        initiative.parent = initiative.parent.map(|parent| self.former(&parent).unwrap_or(parent));
        let removed = plan::screen(&mut initiative);
        if removed > 0 {
            findings.push(Finding::new("personal-data-removed", Severity::Warning, spot.clone()).with("count", removed));
        }
        self.provisions.keep_known(&mut initiative, &spot, &mut findings);
        let unnamed = self.drop_unnamed(&mut initiative);
        let persons = plan::leave_persons_out(&mut initiative);
        self.ministries.settle(&mut initiative);
        let parties = initiative.roles.iter().filter_map(|(_, who)| who.party());
        let is_new = |party: &&PartyKey| self.view.party(party).is_none() && self.around.directory.party(party).is_some();
        let new_parties = parties.filter(is_new).cloned().collect();
        initiative.read_at = Some(plan::read_at(&spot));
        let mut compared = compare(self.state, self.source, Record::Initiative(Box::new(initiative)));
        let put = compared.put.take();
        let (changed, line) = match self.around.preview {
            Preview::Only => (put.as_ref().and_then(|record| plan::changed(self.state, record)), None),
            Preview::No => (None, put.map(Line::of)),
        };
        Came { compared, line, changed, findings, new_parties, unnamed, persons, address_kept }
    }

    /// The address under which this source reported an initiative before its references were known to be world-wide ones. The
    /// entry goes on under it, so that it stands there once.
    fn former(&self, key: &InitiativeKey) -> Option<InitiativeKey> {
        let reference = key.as_str().strip_prefix("iati:")?;
        let former = InitiativeKey::within(self.source.as_str(), reference);
        let known = self.view.initiative(&former)?;
        let goes_on = known.source == *self.source && known.because != Some(Because::NoLongerReported);
        (goes_on && former != *key).then_some(former)
    }

    /// Drops participants whose name names nobody, and tells how many those were.
    fn drop_unnamed(&self, initiative: &mut Initiative) -> u64 {
        let directory = self.around.directory;
        let nobody = |who: &Who| matches!(who, Who::Written(written) if directory.names_nobody(&written.name));
        let unnamed = initiative.roles.iter().filter(|(_, who)| nobody(who)).count();
        if unnamed > 0 {
            let named = initiative.roles.iter().filter(|(_, who)| !nobody(who));
            initiative.roles = Participants::collect(named.map(|(role, who)| (role, who.clone())));
        }
        unnamed as u64
    }
}

/// Gathers initiatives as they were looked at, in the order of the file.
struct Tray<'a> {
    roll: Roll<'a>,
    lines: Lines,
    changes: Vec<Changed>,
    notes: Notes,
    unnamed: u64,
    persons: u64,
    addresses_kept: u64,
    new_parties: BTreeMap<PartyKey, ()>,
    /// Why nothing more can be written down.
    failed: Option<io::Error>,
}

impl Tray<'_> {
    fn put(&mut self, came: Came) {
        self.roll.call(&came.compared);
        self.notes.extend(came.findings);
        self.changes.extend(came.changed);
        self.unnamed += came.unnamed;
        self.persons += u64::from(came.persons);
        self.addresses_kept += u64::from(came.address_kept);
        self.new_parties.extend(came.new_parties.into_iter().map(|party| (party, ())));
        if self.failed.is_none()
            && let Some(line) = came.line
        {
            self.failed = self.lines.push(line).err();
        }
    }

    fn finish(
        mut self,
        clerk: &Clerk<'_>,
        file: &ImportRegister,
        reading: Reading,
        parcel: FileParcel,
        columns: Vec<(String, String)>,
    ) -> io::Result<Intake> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let critical = reading.findings.iter().any(|finding| finding.severity == Severity::Critical);
        let (mut counts, closed) = self.roll.finish(!critical && !reading.part);
        counts.read += reading.rejected;
        counts.rejected = reading.rejected;
        match clerk.around.preview {
            Preview::Only => self.changes.extend(closed.iter().filter_map(|record| plan::changed(clerk.state, record))),
            Preview::No => self.lines.push_all(closed)?,
        }
        // A load that changes no initiative brings no party either.
        if !self.lines.is_empty() {
            let known = self.new_parties.keys().filter_map(|party| clerk.around.directory.party(party));
            let parties: Vec<Record> = known.cloned().map(Record::Party).collect::<Vec<_>>();
            self.lines.push_all(difference(clerk.state, clerk.source, &parties, false).puts)?;
        }
        let told =
            [("organisation-unnamed", self.unnamed), ("person-left-out", self.persons), ("address-kept", self.addresses_kept)];
        for (code, count) in told {
            if count > 0 {
                let spot = Spot { file: file.name.as_str().into(), ..Spot::default() };
                self.notes.push(Finding::new(code, Severity::Advisory, spot).with("count", count));
            }
        }
        let mut findings = reading.findings;
        findings.extend(self.notes.finish(&file.name));
        findings.sort_by_key(|finding| (finding.place.line, finding.severity));
        let (rejects, rules, headings) = (reading.rejects, reading.rules, reading.columns);
        let (changes, lines) = (self.changes, self.lines);
        Ok(Intake { counts, findings, rejects, rules, changes, lines, file: parcel, headings, columns })
    }
}

/// A stream that is put into a parcel while it is read.
struct Kept<R> {
    inner: R,
    parcel: FileParcel,
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(to)?;
        self.parcel.add(&to[..count])?;
        Ok(count)
    }
}
