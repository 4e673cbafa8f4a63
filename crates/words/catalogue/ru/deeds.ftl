# Что говорится, когда действие выполнено, отклонено или не удалось.

talk-refused = отклонено: { $what }
talk-failed = не удалось: { $what }
talk-usage = не понято: { $what }
talk-begun = Новый реестр начат в { $place } с планом { $plan }.
talk-serving = Сайт открыт по адресу { $address }. Ctrl-C завершает работу.
talk-demo =
    Показ открыт по адресу { $address }
    Откройте его в браузере. За этим компьютером можно смотреть от имени любой стороны; изменения исчезнут по завершении. Ctrl-C завершает работу.
talk-copying = копирование
talk-this-folder = эта папка

change-plan-loaded = план принят
change-edits-loaded = правки вернувшегося файла приняты
change-register-loaded = файл принят
change-load-undone = загрузка отменена
change-initiative-recorded = инициатива внесена
change-initiative-confirmed = подтверждено
change-status-set = статус указан
change-contribution-stated = вклад указан
change-contribution-withdrawn = вклад отозван
change-visibility-set = указано, кто видит
change-initiative-held = не подлежит обнародованию по решению государства
change-initiative-released = государство разрешило обнародовать
change-gap-settled = признано неприменимым
change-gap-reopened = пробел снова учитывается
change-position-taken = позиция занята
change-challenge-recorded = проблема внесена
change-party-recorded = сторона внесена
change-pair-ruled = решение о паре
change-check-made = проверка перед началом
change-initiative-submitted = инициатива подана
change-submission-accepted = поданное принято
change-submission-returned = поданное возвращено
change-submission-held = поданное удержано государством
change-names-settled = названия соотнесены
names-count = названий: { $count }
change-withheld = не публикуется

deed-done = Внесено записью { $entry }: { $change }.

load-counts = новых { $entered }, изменено { $updated }, без изменений { $unchanged }, закрыто { $closed }, отклонено { $rejected }
import-counts = { $name }: прочитано { $read }, новых { $entered }, изменено { $updated }, без изменений { $unchanged }, закрыто { $closed }, отклонено { $rejected }.
import-recorded = Внесено записью журнала { $entry }.
import-nothing-new = Ничего нового; запись не сделана.
import-would-change = изменится { $initiative }: { $fields }
import-would-close = закроется { $initiative }
import-would-more = … и ещё { $more }; все — с --format json.
import-tried = Пробный запуск; запись не сделана.
import-rejects-none = Ничего не отклонено; файл { $place } не записан.
import-rejects-written = Отклонённые записи ({ $count }) — в { $place }, при каждой сказано, что в ней не так.
import-rejects-lost = Отклонённых записей, которые не скопировать (оборваны, слишком велики или их слишком много): { $missing }.
import-rejects-next = Исправьте их там и примите этот файл: jpoa import { $place } --source { $source }
import-next = Посмотреть, что изменилось: jpoa stocktake
findings-more = { $more ->
    [one] Ещё { $more } замечание; все — с --format json.
    [few] Ещё { $more } замечания; все — с --format json.
   *[many] Ещё { $more } замечаний; все — с --format json.
}
count-severity-critical = критических: { $count }
count-severity-error = ошибок: { $count }
count-severity-warning = предупреждений: { $count }
count-severity-advisory = пояснений: { $count }

plan-check-clean = { $name }: записей — { $records }, замечаний нет.
plan-check-sound = { $name }: записей — { $records }; { $findings }. Этот план можно принять.
plan-check-stopped = { $name }: записей — { $records }; { $findings }. Из-за ошибок этот план принять нельзя.

verify-checked = Проверено: записей — { $entries }, блоков данных — { $blobs } ({ $bytes } байт), корней загрузок — { $loads }. Последняя запись — { $head }, её хеш { $hash }. Хеш состояния после неё — { $state }.
verify-orphans = Блоков данных, на которые не ссылается ни одна запись: { $count }; они только занимают место.
verify-sound = Всё верно.
verify-sound-checkpoint = Всё верно, сохранённая контрольная точка тоже.
verify-unsound = Реестр не тот, что был записан. Оставьте его как есть и восстановите резервную копию в другом месте.

problem-entries-missing = Нет записей с { $entry } по { $detail }.
problem-entry-misplaced = Строка стоит под номером { $detail }, где записи быть не может.
problem-entry-altered = Запись { $entry } изменена.
problem-chain-broken = Запись { $entry } не продолжает предыдущую.
problem-entry-unreadable = Запись { $entry } не читается: { $detail }.
problem-entry-misnumbered = Запись { $entry } называет себя записью { $detail }.
problem-entry-not-canonical = Запись { $entry } записана не так, как записываются записи.
problem-blob-missing = Запись { $entry } ссылается на блок данных { $blob }, которого нет.
problem-blob-altered = Блок данных { $blob } изменён.
problem-tail-removed = Контрольная точка — запись { $entry }, а журнал кончается на { $detail }: записи удалены.
problem-history-rewritten = У записи { $entry } не тот хеш, что в контрольной точке: она или запись до неё подменена. Её хеш — { $detail }.
problem-database-damaged = Повреждена сама база данных: { $detail }.
problem-root-differs = Записи загрузки { $entry } не имеют того корня, который был записан.

move-done = Записей: { $entries }; теперь они в { $place }, последний хеш { $hash }. Прежний реестр остаётся как есть.
backup-done = Записей: { $entries }; резервная копия — { $place }, последний хеш { $hash }.
restore-done = Записей: { $entries }; восстановлено в { $place }, последний хеш { $hash }.
restore-aside = Прежний реестр сохранён как { $place }.

refusal-not-yours = вам нельзя { $deed ->
    [record-initiative] вносить эту инициативу
    [make-check] проводить проверку
    [judge-submission] принимать или возвращать поданное
    [load-plan] принимать план
    [import-register] принимать файл
    [set-status] указывать статус этой инициативы
    [confirm-initiative] подтверждать эту инициативу
    [state-contribution] указывать вклад этой инициативы
    [withdraw-contribution] отзывать вклад этой инициативы
    [set-visibility] решать, кто видит эту инициативу
    [hold-initiative] запрещать обнародование этой инициативы
    [release-initiative] разрешать обнародование этой инициативы
    [settle-gap] решать об этом пробеле
    [undo-load] отменять загрузку
    [record-party] вносить сторону
    [rule-pair] решать, чем две инициативы приходятся друг другу
    [settle-names] соотносить названия
    [reopen-gap] возвращать этот пробел
   *[other] делать это
}
    .hint = Это могут участники инициативы и секретариат; государство может запрещать обнародование, соотносить и решать о пробелах на своей территории. Назовите сторону: --viewer.
    .site = Это могут участники инициативы и секретариат; государство может запрещать обнародование, соотносить и решать о пробелах на своей территории. Обратитесь в секретариат или войдите от имени стороны, которая может.
refusal-pair-of-one = пара состоит из двух инициатив, а обе названные — { $initiative }
    .hint = Назовите две разные.
refusal-pair-kept-apart = эти две нельзя признать одной: { $left } и { $right } признаны разными
    .hint = Сначала решите о тех двух или назовите другие.
refusal-pair-tied-together = эти две остаются одной через другие: { $left } и { $right } признаны одной
    .hint = Сначала решите о тех двух.
refusal-public-reads-only = общественность читает, но не вносит
    .hint = Назовите сторону, от имени которой вносите: --viewer secretariat, --viewer KG, --viewer unodc.
    .site = Сначала войдите. У кого нет учётной записи, просит её у секретариата.
refusal-no-register = реестра здесь нет, есть только план из поставки программы
    .hint = Начните реестр: jpoa init --data ПАПКА
    .site = Сообщите тому, кто ведёт этот сайт.
refusal-register-there = в { $place } уже есть реестр
    .hint = Работайте с ним или назовите другое место: --data.
refusal-no-plan = план ещё не принят
    .hint = Примите план: jpoa plan load ПАПКА
    .site = Сначала план принимает секретариат.
refusal-no-plan-there = в { $place } нет файлов TOML
    .hint = Назовите папку плана, например plans/central-asia.
refusal-plan-has-errors = в { $name } есть ошибки, а план принимается целиком или не принимается
    .hint = Посмотрите их: jpoa plan check, исправьте и повторите.
refusal-edition-unknown = редакции { $name } нет
    .hint = Есть: { $known }.
refusal-submission-unknown = поданного с номером { $number } нет, или оно для вас закрыто
    .hint = Посмотрите очередь ещё раз.
refusal-submission-settled = о поданном с номером { $number } уже решено
    .hint = Посмотрите очередь ещё раз.
refusal-untitled = инициативе нужно название
    .hint = Скажите одной строкой, что намечается.
refusal-mail-unfit = { $mail } — не адрес электронной почты
    .hint = Пишите так: name@example.org.
refusal-mail-taken = у { $mail } уже есть учётная запись
    .hint = Сначала завершите её или создайте для неё новую ссылку.
refusal-account-unknown = такой учётной записи ({ $number }) нет, или она завершена
    .hint = Посмотрите список людей.
refusal-invitation-over = эта ссылка больше не действует
    .hint = Попросите новую у того, кто её прислал.
refusal-sign-in-wrong = адрес, пароль или код неверен
    .hint = Попробуйте ещё раз или попросите у администратора новую ссылку для пароля.
refusal-code-missing = эта учётная запись требует одноразовый код
    .hint = Наберите код, который показывает телефон.
refusal-code-wrong = код не тот, что даёт этот ключ сейчас
    .hint = Проверьте часы телефона и попробуйте ещё раз.
refusal-code-used = этот код уже использован
    .hint = Дождитесь следующего, не более полуминуты.
refusal-password-short = пароль короче { $least } знаков
    .hint = Хороший пароль — несколько слов подряд.
refusal-password-unfit = этот пароль нельзя сохранить
    .hint = Выберите другой.
refusal-passwords-differ = пароли не совпадают
    .hint = Наберите их ещё раз.
refusal-check-unknown = проверки { $number }, доступной вам, нет
    .hint = Номер указан в адресе страницы, на которой проверка была сохранена.
refusal-session-unknown = этот вход уже завершён
    .hint = Посмотрите список ещё раз.
refusal-too-many-tries = слишком много попыток с этим адресом
    .hint = Подождите { $minutes } мин.
refusal-role-reads-only = ваша роль только для чтения
    .hint = Попросите у администратора вашей организации другую.
refusal-role-invites-not = приглашают и лишают доступа только администраторы
    .hint = Обратитесь к администратору вашей организации.
refusal-no-chance = ключ создать нельзя: неоткуда взять случайные байты
    .hint = Это ошибка программы; сообщите тем, кто её обслуживает.
refusal-upload-cut = файл пришёл не целиком
    .hint = Отправьте его ещё раз; файл больше 256 МБ принимается через командную строку.
refusal-upload-empty = файла нет, или он пуст
    .hint = Выберите файл.
refusal-upload-gone = этот файл больше не ждёт
    .hint = Загрузите его снова.
refusal-ruling-missing = решение не выбрано
    .hint = Выберите одно из пяти.
refusal-day-unreadable = { $text } — не день
    .hint = Пишите 2011, 2011-11 или 2011-11-30.
refusal-year-unreadable = { $text } — не год между 1900 и 2100
    .hint = Пишите год четырьмя цифрами, например 2026.
refusal-xlsx-too-large = книгу записать нельзя ({ $detail })
    .hint = Возьмите файл CSV.
refusal-state-not-in-matrix = { $name } не входит в число государств { $edition }
    .hint = Государства: jpoa matrix.
    .site = Выберите одно из государств матрицы.
refusal-viewer-unknown = нет стороны { $name }, от имени которой можно читать или вносить
    .hint = Возможно, { $nearest }? Или назовите public либо secretariat.
refusal-party-unknown = стороны { $name } нет
    .hint = Укажите её обозначение: KG для государства, unodc для организации.
refusal-party-misspelt = стороны { $name } нет
    .hint = Возможно, { $nearest }?
refusal-provision-unknown = нет пункта { $name }, который выполняют инициативы
    .hint = Возможно, { $nearest }? Все пункты: jpoa matrix.
    .site = Возможно, { $nearest }? Все пункты — в тексте плана.
refusal-initiative-unknown = здесь ничего не называется { $name }
    .hint = Поищите: jpoa initiatives СЛОВО
    .site = Поищите среди инициатив.
refusal-initiative-ambiguous = несколько инициатив называются { $name }
    .hint = Назовите одну полностью: { $candidates }.
refusal-reason-missing = нужна причина
    .hint = Укажите её: --because.
    .site = Напишите её и повторите.
refusal-ends-before-start = последний день { $end } раньше первого, { $start }
    .hint = Укажите верный день: --end.
    .site = Проверьте обе даты и укажите верные.
refusal-contribution-absent = не указано, что { $initiative } содействует { $provision }
    .hint = Посмотрите, чему она содействует: jpoa show { $initiative }
refusal-held-already = { $state } уже не разрешает обнародовать { $initiative }
    .hint = Больше ничего не нужно.
refusal-held-not = { $state } не запрещает обнародовать { $initiative }
    .hint = Посмотрите, кто запрещает: jpoa show { $initiative }
    .site = Кто запрещает её обнародование, сказано на её странице.
refusal-not-its-territory = { $state } не может решать за { $initiative }
    .hint = Государство решает о том, что происходит на его территории.
refusal-not-a-state-of-the-plan = { $state } не входит в число государств матрицы
    .hint = Посмотрите государства: jpoa matrix.
    .site = Выберите одно из государств матрицы.
refusal-gap-settled-already = { $provision }, { $state }: уже признано неприменимым записью { $entry }, кем: { $by }
    .hint = Чтобы указать другую причину, сначала верните пробел: jpoa reopen { $provision } { $state }
    .site = Чтобы указать другую причину, сначала верните пробел на странице пробелов.
refusal-gap-not-settled = { $provision }, { $state }: неприменимым не признано
    .hint = Посмотрите пробелы: jpoa gaps
    .site = Посмотрите страницу пробелов ещё раз.
refusal-rejects-not-tables = деятельность IATI не пишется в книгу
    .hint = Дайте файлу отклонённых записей другое расширение, например .xml.
refusal-rejects-several-tables = отклонённые строки — из таблиц числом { $tables }, а в текстовой таблице помещается одна
    .hint = Дайте файлу отклонённых записей расширение .xlsx; пробный запуск (--dry-run) тоже его пишет.
refusal-would-close-most = файл закрыл бы инициатив источника { $source }: { $closed }, оставив { $kept }
    .hint = Если это другой источник, назовите его: --source ИМЯ. Если большая часть и правда завершена, укажите --close.
    .site = Если это другой источник, отправьте файл ещё раз и назовите его. Если большая часть и правда завершена, отметьте это ниже.
refusal-load-unknown = запись { $load } — не загрузка
    .hint = Посмотрите загрузки: jpoa log
    .site = Загрузки — на странице приёма файлов.
refusal-undone-already = загрузка записи { $load } уже отменена
    .hint = Больше ничего не нужно.
refusal-undo-plan = запись { $load } приняла папку плана; она не отменяется
    .hint = Примите прежнюю папку: jpoa plan load ПАПКА
    .site = Тот, кто ведёт сайт, принимает прежнюю папку заново.
refusal-undo-settled = по части загрузки записи { $load } секретариат уже принял решение
    .hint = Попросите секретариат отменить её.
refusal-nothing-to-undo = от загрузки записи { $load } ничего не осталось
    .hint = Её целиком заменили более поздние загрузки.
refusal-party-kind-unknown = вида сторон { $kind } нет
    .hint = Есть: { $known }.
refusal-title-missing = стороне { $key } нужно название
    .hint = Укажите его: --title.
refusal-party-there = сторона { $key } уже есть
    .hint = Посмотрите её: jpoa show { $key }
refusal-name-settled-already = { $name } уже означает { $party }
    .hint = Название означает одну сторону; посмотрите её: jpoa show { $party }
    .site = Название означает одну сторону; посмотрите страницу { $party }.
refusal-key-malformed = { $key } не может быть обозначением стороны
    .hint = Используйте латинские буквы, цифры и дефис, например giz или kg-interior.
refusal-nothing-to-record = вносить нечего
    .hint = В реестре так и сказано.
refusal-too-busy = другие вносят записи в то же время
    .hint = Ничего не потеряно; повторите.
refusal-restore-over-register = в { $place } есть реестр, записей — { $entries }
    .hint = Восстановите в другое место или укажите --force: прежний реестр сохранится рядом под другим именем.
refusal-restore-over-database = в { $place } есть реестр, а база данных не заменяется
    .hint = Восстановите в пустую базу данных.

fault-no-register = реестра в { $place } нет
    .hint = Начните его: jpoa init, или назовите место, где он есть.
    .site = Сообщите тому, кто ведёт этот сайт.
fault-not-a-register = { $place } — не реестр
    .hint = Назовите другое место.
fault-no-database = на сервере нет базы данных { $place }
    .hint = Сначала создайте там пустую или назовите другую.
fault-newer-format = { $place } записан более новой версией программы
    .hint = Используйте её; эта версия оставляет реестр как есть.
fault-disk-full = на диске { $place } нет места; ничего не внесено
    .hint = Освободите место и повторите.
fault-read-only = { $place } можно читать, но не изменять; ничего не внесено
    .hint = Разрешите запись или работайте с копией.
fault-access-denied = доступ к { $place } закрыт
    .hint = Проверьте права на файл или имя и пароль базы данных.
fault-database-busy = другая программа пишет в { $place }
    .hint = Ничего не внесено; повторите, когда она закончит.
fault-database-unreachable = сервер базы данных { $place } не отвечает
    .hint = Проверьте, что он работает и адрес верен.
fault-bad-address = { $place } — не адрес базы данных
    .hint = Пишите: postgres://user:password@host:port/database
fault-damaged = { $place }: данные повреждены ({ $detail })
    .hint = Оставьте как есть, посмотрите ошибки: jpoa verify, и восстановите резервную копию в другом месте.
    .site = Сообщите тому, кто ведёт этот сайт; ничего не внесено.
fault-not-empty = { $place } не пусто, а для копии нужно пустое место
    .hint = Назовите другое место.
fault-already-there = файл { $place } уже есть
    .hint = Назовите другой или уберите этот.
fault-source-unreadable = файл не удалось прочесть до конца ({ $detail })
    .hint = Проверьте его и повторите; ничего не внесено.
fault-source-changed = файл изменился во время чтения; ничего не внесено
    .hint = Повторите, когда его никто не изменяет.
fault-misnumbered-entry = у записи неверный номер ({ $detail })
    .hint = Это ошибка программы; пожалуйста, сообщите о ней.
fault-database-fault = сбой базы данных: { $detail }
    .hint = Повторите; если не проходит, сообщите.
fault-file-missing = нет { $place }
    .hint = Проверьте имя и повторите.
fault-file-denied = { $place } нельзя читать
    .hint = Проверьте права доступа.
fault-file-unreadable = { $place } не читается ({ $detail })
    .hint = Проверьте и повторите.
fault-file-unwritable = { $place } не записывается ({ $detail })
    .hint = Проверьте, есть ли место и разрешена ли запись.
fault-machine = программа не запустилась ({ $detail })
    .hint = Повторите; если не проходит, сообщите.

usage-date = { $text } — не дата; пишите 2011, 2011-11 или 2011-11-30
usage-address-taken = адрес { $address } занят другой программой; назовите другой: --listen 127.0.0.1:7851
usage-years = { $text } — не промежуток лет; пишите 2011-2026
usage-columns = в { $place } нет столбцов: { $missing }
usage-rejects-exists = { $place } уже есть, а поверх ничего не пишется
    .hint = Назовите другой файл или уберите этот.
usage-rejects-folder = { $place } — файл, а принимается несколько файлов
    .hint = Назовите папку: копия каждого файла ляжет туда под его именем.
usage-map = { $text } — не СТОЛБЕЦ=ПОЛЕ, например "Ведущее ведомство=lead"
usage-probability = { $text } — не число от 0 до 1
usage-pairs = в таблице пар нет столбцов: { $columns }
usage-word = { $text } — не одно из: { $known }
usage-checkpoint = в { $place } нет контрольной точки ({ $detail })
usage-xlsx-to-terminal = книга не для экрана; запишите её в файл: --format xlsx > stocktake.xlsx
usage-xlsx-too-large = книгу записать нельзя ({ $detail }); используйте --format csv
usage-invalid-value = { $value } — недопустимое значение для { $argument }
usage-unknown-argument = { $argument } здесь неизвестно
usage-unknown-command = команды { $command } нет
usage-missing-argument = не хватает: { $argument }
usage-conflict = { $argument } и { $other } вместе не указываются
usage-other = команду нельзя прочесть
usage-suggest = Возможно, { $suggestion }?
usage-valid = Есть: { $values }.
usage-see-help = Посмотрите, что можно набрать: jpoa --help

ruling-duplicate = одна инициатива, описанная дважды
ruling-overlapping = пересекаются
ruling-complementary = дополняют друг друга
ruling-builds-on = одна опирается на другую
ruling-distinct = различны

refusal-nobody-named = не названо, кто может это видеть
    .hint = Назовите стороны через точку с запятой или выберите другой уровень.
