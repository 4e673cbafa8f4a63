# Слова, которые стоят во многих местах: даты, состояния, направленность, роли, читатели.

date-year = { $year } г.
date-month = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
} { $year } г.
date-day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.

life-intended = намечено
life-running = осуществляется
life-suspended = приостановлено
life-ended = завершено
life-cancelled = отменено
life-unclear = неясно
life-letter-running = о
life-letter-intended = н
life-letter-ended = з
life-letter-cancelled = х

status-intended = намечено
status-planned = запланировано
status-running = осуществляется
status-completed = завершено
status-suspended = приостановлено
status-cancelled = отменено
status-unknown = не указано

because-donor-withdrew = донор прекратил финансирование
because-state-declined = государство отказалось
because-merged = стало частью другой инициативы
because-no-longer-reported = источник больше не сообщает о нём
because-other = иная причина

kind-programme = программа
kind-project = проект
kind-phase = этап
kind-event = мероприятие
kind-network = сеть
kind-mechanism = механизм
kind-strategy = стратегия
kind-product = исследование, курс или издание

role-funder = Финансирует
role-lead = Отвечает
role-implementer = Исполняет
role-partner = Партнёр
role-reporter = Сообщает

budget-budget = Бюджет, по данным источника
budget-commitment = Обязательства, по данным источника
budget-disbursement = Израсходовано, по данным источника

mode-combat = борьба
mode-prevent = предупреждение
mode-capacity = наращивание потенциала
mode-rights = защита прав

strength-core = основная цель
strength-related = одна из целей
strength-relevant = косвенно
contribution-suggested = предложено
contribution-claimed = заявлено
contribution-confirmed = подтверждено

evidence-official = официальный текст
evidence-found = по открытому источнику, своими словами
evidence-inferred = выведено; подлежит замене официальным текстом

trace-kept = сохранено
trace-merged = объединено
trace-split = разделено
trace-dropped = исключено
trace-new = новое
trace-serves = служит

stance-adopted = принял
stance-observer = наблюдатель
stance-supports = поддерживает
stance-withdrawn = отозвал

challenge-kind-coordination = координация
challenge-kind-funding = финансирование
challenge-kind-capacity = потенциал
challenge-kind-legal = право
challenge-kind-information = информация
challenge-kind-rights = права человека
challenge-kind-language = язык
challenge-open = не решено
challenge-answered = решается
challenge-closed = снято
gravity-low = низкая
gravity-medium = средняя
gravity-high = высокая

decision-open = не выполнено
decision-done = выполнено
decision-carried = перенесено на следующее совещание
decision-dropped = снято

visibility-public = все
visibility-members = участники Плана и секретариат
visibility-named = { $parties } и секретариат
visibility-secretariat = только секретариат
visibility-held = не подлежит обнародованию по решению: { $states }

viewer-public = общественность
viewer-observer = { $party }, наблюдатель
viewer-member = { $party }, участник Плана
viewer-party = { $party }
viewer-secretariat = секретариат

lead = По состоянию на { $date } · { $entry } · читатель: { $viewer }
lead-entry = запись журнала { $entry }
lead-shipped = план в поставке программы, реестра ещё нет

reason-never-covered = никогда не охвачено
reason-ended = завершено
reason-donor-withdrew = донор прекратил финансирование
reason-cancelled = отменено
reason-suspended = приостановлено
reason-unclear = неясно, осуществляется ли
reason-only-planned = только запланировано
reason-only-borderline = только косвенно
reason-unconfirmed = не подтверждено в срок
reason-withheld = не публикуется
reason-single-provider = один исполнитель
standing-covered = охвачено
standing-not-applicable = не применимо

column-provision = Пункт
column-title = Название
column-state = Государство
column-states = Государства
column-standing = Положение дел
column-reason = Причина
column-since = С какого времени
column-running-core = Осуществляется, основная цель
column-running-related = Осуществляется, одна из целей
column-running-relevant = Осуществляется, косвенно
column-confirmed = Подтверждено в срок
column-providers = Исполнителей
column-covered-until = Охвачено до
column-within = В течение месяцев
column-part = Часть
column-all = Всего
column-what = Что
column-count = Число
column-value = Значение
column-id = Обозначение
column-name = Название
column-short = Сокращение
column-provider = Исполнитель
column-term = Срок
column-life = Состояние
column-kind = Вид
column-severity = Тяжесть
column-challenge = Проблема
column-hinders = Препятствует
column-entry = Запись
column-at = Внесено, UTC
column-by = Кем
column-change = Изменение
column-about = О чём
