//! What the codes of the IATI code lists mean in the words of the plan, in version 2 and the versions before.
//! Not for sectors as such: they are passed on under the name of their list.

use compact_str::{CompactString, format_compact};
use plan::{BudgetKind, Role, Status};

/// Organisation roles; the words are those of version 1.
pub(crate) fn role(code: &str) -> Option<Role> {
    Some(match code.to_ascii_lowercase().as_str() {
        "1" | "funding" | "donor" => Role::Funder,
        "2" | "accountable" => Role::Lead,
        "3" | "extending" => Role::Partner,
        "4" | "implementing" => Role::Implementer,
        _ => return None,
    })
}

/// Activity statuses. Finalisation (3) is told as completed: the work is done, the books are not closed.
pub(crate) fn status(code: &str) -> Option<Status> {
    Some(match code {
        "1" => Status::Planned,
        "2" => Status::Running,
        "3" | "4" => Status::Completed,
        "5" => Status::Cancelled,
        "6" => Status::Suspended,
        _ => return None,
    })
}

/// Date types as numbers 0 to 3: planned start, actual start, planned end, actual end.
pub(crate) fn date(code: &str) -> Option<usize> {
    Some(match code {
        "1" | "start-planned" | "start" => 0,
        "2" | "start-actual" => 1,
        "3" | "end-planned" | "completion" => 2,
        "4" | "end-actual" => 3,
        _ => return None,
    })
}

/// Transaction types that say something of the size of an activity; what comes in is another's commitment.
pub(crate) fn transaction(code: &str) -> Option<BudgetKind> {
    Some(match code.to_ascii_lowercase().as_str() {
        "2" | "c" | "commitment" => BudgetKind::Commitment,
        "3" | "4" | "d" | "e" | "disbursement" | "expenditure" => BudgetKind::Disbursement,
        _ => return None,
    })
}

/// A sector code under the name of its list: `dac-5:15130`; the lists without a common meaning are left out.
pub(crate) fn sector(vocabulary: Option<&str>, code: &str) -> Option<CompactString> {
    let list = match (vocabulary.unwrap_or("1"), code.len()) {
        ("1" | "DAC", 5) => "dac-5",
        ("2" | "DAC-3", 3) | ("1" | "DAC", 3) => "dac-3",
        ("7", _) => "sdg-goal",
        ("8", _) => "sdg-target",
        _ => return None,
    };
    Some(format_compact!("{list}:{code}"))
}

/// A tag under the name of its list; only the Sustainable Development Goals are of use here.
pub(crate) fn tag(vocabulary: Option<&str>, code: &str) -> Option<CompactString> {
    match vocabulary {
        Some("2") => Some(format_compact!("sdg-goal:{code}")),
        Some("3") => Some(format_compact!("sdg-target:{code}")),
        _ => None,
    }
}
