//! Where in an IATI file a piece of it begins: which elements are open around its activities. Not for what is in them.

/// Which elements are open between two activities.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    /// Their names, the outermost first.
    pub(crate) open: Vec<Box<str>>,
    pub(crate) root: Root,
    /// The name and line of the first element of the file, while it is none that holds activities.
    pub(crate) outermost: Option<(Box<str>, u32)>,
}

/// The element that holds the activities.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Root {
    /// None yet.
    #[default]
    Awaited,
    /// Open, with so many elements open, itself included.
    Open(usize),
    /// Over.
    Closed,
}

/// How a piece of a file ends.
pub(crate) enum End {
    /// Between two activities, or at the end of the file.
    Between(Place),
    /// In the midst of something: there must be more, or the file is broken off here.
    Within(Broken),
    /// At something for which the rest is not read; the findings say what.
    Stopped,
}

/// How it is to be told if the file ends in the midst of something.
pub(crate) struct Broken {
    /// Whether an activity is lost with it.
    pub(crate) in_activity: bool,
    pub(crate) line: u32,
    /// What XML says of it; none where the file just ends.
    pub(crate) message: Option<String>,
    pub(crate) place: Place,
}
