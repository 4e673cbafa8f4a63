//! Words of sources for statuses and kinds, in English and Russian. Not for showing: the catalogue does that.

use plan::{Kind, Status};

/// A word as it is compared: lower case, `ё` as `е`, letters and digits only, words apart by one blank.
pub(crate) fn fold(word: &str) -> String {
    let word = word.to_lowercase().replace('ё', "е");
    word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The status a word means; `None` where it means none that is known here.
pub(crate) fn status(word: &str) -> Option<Status> {
    Some(match fold(word).as_str() {
        "intended" | "idea" | "proposed" | "предложено" | "предлагается" | "намечается" | "намечено" => {
            Status::Intended
        }
        "planned"
        | "pipeline"
        | "pipeline identification"
        | "approved"
        | "board approved"
        | "запланировано"
        | "запланирован"
        | "планируется"
        | "плановый" => Status::Planned,
        "running"
        | "ongoing"
        | "on going"
        | "active"
        | "implementation"
        | "in progress"
        | "under way"
        | "выполняется"
        | "идет"
        | "в работе"
        | "реализуется"
        | "осуществляется"
        | "действует"
        | "продолжается" => Status::Running,
        "completed" | "complete" | "completion" | "post completion" | "finalisation" | "closed" | "finished" | "ended"
        | "done" | "завершено" | "завершен" | "завершена" | "выполнено" | "закончено" | "окончено" | "закрыто" => {
            Status::Completed
        }
        "suspended" | "on hold" | "paused" | "приостановлено" | "приостановлен" | "приостановлена" => {
            Status::Suspended
        }
        "cancelled" | "canceled" | "terminated" | "отменено" | "отменен" | "отменена" | "прекращено" => {
            Status::Cancelled
        }
        "unknown" | "unspecified" | "not known" | "неизвестно" | "не указано" => Status::Unknown,
        _ => return None,
    })
}

/// The kind a word means; `None` where it means none that is known here.
pub(crate) fn kind(word: &str) -> Option<Kind> {
    Some(match fold(word).as_str() {
        "programme" | "program" | "программа" => Kind::Programme,
        "project" | "проект" => Kind::Project,
        "phase" | "stage" | "фаза" | "этап" => Kind::Phase,
        "event"
        | "meeting"
        | "training"
        | "conference"
        | "workshop"
        | "мероприятие"
        | "событие"
        | "встреча"
        | "тренинг"
        | "конференция"
        | "семинар" => Kind::Event,
        "network" | "сеть" => Kind::Network,
        "mechanism" | "механизм" => Kind::Mechanism,
        "strategy" | "стратегия" => Kind::Strategy,
        "product" | "study" | "course" | "publication" | "продукт" | "исследование" | "курс" | "публикация" => {
            Kind::Product
        }
        _ => return None,
    })
}
