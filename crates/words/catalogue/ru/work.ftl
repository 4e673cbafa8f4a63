# Сайт для тех, кто с ним работает: проверки, записи, поданное.

site-check = Проверка перед началом
site-entries = Мои записи
home-check = Проверить предложение
said-recorded = Внесено.
said-handed-in = Подано. Секретариат рассмотрит; здесь видно, что из этого вышло.
answer-joins = присоединяется к ней
answer-complements = дополняет её
answer-different = это другое
answer-will-stop = начато не будет
submission-waiting = ждёт секретариата
submission-accepted = в реестре
submission-returned = возвращено
draft-wrong = Некоторые поля прочитать нельзя
draft-title = Название
draft-description = Что делается
draft-states = В каких государствах
draft-start = С
draft-end = До
draft-names = Несколько названий разделяются точкой с запятой. Имена людей изымаются.
draft-money = Бюджет
draft-currency = Валюта
draft-status = Статус
draft-provisions = Пункты, которые она выполняет
draft-amount = { $text } — не сумма; пишите 250000 или 250000.50
check-title = Проверка перед началом
check-correct = Исправить инициативу
check-about = Опишите, что намечается, насколько это известно. Рядом видно, какие инициативы это может повторить, на любом языке. Ничто не запрещается, и ничего не сохраняется, пока вы не сохраните.
check-beside = Что это может повторить
check-type = Начните с названия.
check-near = Сначала посмотрите на эти:
check-relates = Как ваша относится к ней?
check-unanswered = нет ответа
check-provisions = Возможно, относится к пунктам
check-suggests = Предложено по словам рядом. Отметьте верное.
check-look = Проверить
check-keep = Сохранить проверку
check-enter = Внести
check-hand-in = Подать
check-public = Чтобы сохранить проверку под номером или подать инициативу, войдите от имени своей организации.
check-numbered = Проверка { $number }
check-made = Проведена для: { $by }, { $date }.
check-proposal = Предложение
check-was-shown = Что было показано
check-suspected = Предположение
check-answer = Ответ владельца
check-rule = Правило: показывается не более пяти соседних инициатив, каждая с вероятностью не менее 15 %, что это та же инициатива, пересекающаяся работа или более ранняя инициатива с той же целью и в том же месте, на которую можно опереться. Вероятность даёт модель:
entries-title = Мои записи
entries-public = Здесь организация видит своё и то, чему пришёл срок. Войдите, чтобы увидеть.
entries-new = Внести инициативу
entries-waiting = Ждут решения
entries-check = её проверка
entries-corrects = Исправляет
entries-accept = Принять
entries-because = Почему
entries-return = Вернуть
entries-hold = Не обнародовать
entries-release = Разрешить обнародование
entries-held = Не обнародуется по слову
entries-due = Пора подтвердить
entries-none-due = Подтверждать нечего.
entries-heard = Последние сведения
entries-do = Что можно сделать
entries-confirm = Всё верно
entries-correct = Исправить
entries-own = Остальное ваше
entries-none = Больше ничего.
entries-settled = Решено
entries-checks = Проверки
entries-handed-in = Подано: { $by }, { $date }
entries-rule = Правило: осуществляется или намечено, и сведений не было более { $days } дней.
entries-status = Завершить, отменить или приостановить
entries-end = Последний день
entries-set = Указать
record-near = Соседние инициативы
record-near-rule = С чем она может совпадать или пересекаться: не более пяти, сначала вероятнейшие.

sign-in = Войти
sign-out = Выйти
sign-in-title = Вход
sign-in-mail = Адрес электронной почты
sign-in-password = Пароль
sign-in-code = Одноразовый код, если он у вас есть
sign-in-how = Учётные записи даются по приглашению: обратитесь к администратору вашей организации или в секретариат.
welcome-title = Выберите пароль
welcome-party = Вы приглашены работать от имени: { $party }.
welcome-password = Пароль, не менее десяти знаков
welcome-again = Ещё раз
welcome-set = Установить пароль
said-password-set = Пароль установлен. Теперь можно войти.
said-signed-out = Вы вышли.
account-title = Моя учётная запись
account-sessions = Где выполнен вход
account-device = Браузер
account-begun = С
account-seen = Последнее обращение
account-here = здесь
account-end = Завершить
account-code = Одноразовые коды
account-coded = При каждом входе спрашивается одноразовый код.
account-no-code = Больше не спрашивать код
account-code-how = Введите этот ключ в программу одноразовых кодов на телефоне, затем наберите показанный ею код.
account-set-code = Спрашивать код отныне
people-title = Люди
people-name = Имя
people-role = Роль
people-invited = приглашение отправлено
people-renew = Новая ссылка для пароля
people-end = Лишить доступа
people-invite = Пригласить
people-make-link = Создать ссылку-приглашение
people-link = Отправьте эту ссылку приглашённому. Она показывается один раз и действует четырнадцать дней.
person-administrator = администратор
person-focal-point = координатор
person-observer = наблюдатель
person-reader = читатель
user-invited = Приглашение для { $mail }, сторона: { $party }. Отправьте эту ссылку; она показывается один раз и действует четырнадцать дней:
user-ended = { $mail } больше не может войти.
section-users = Люди
users-summary = { $count ->
    [one] { $count } человек может войти или приглашён.
    [few] { $count } человека могут войти или приглашены.
   *[many] { $count } человек могут войти или приглашены.
}
column-mail = Почта
column-party = Сторона
column-role = Роль
column-waits = Приглашён

site-import = Реестр
import-title = Реестр: файлы, названия, пары
import-not-yours = Файлы принимает секретариат.
import-about = Загрузите старую таблицу как есть: XLSX, CSV, DOCX или IATI. Сначала она проверяется; ничего не вносится без вашего слова, и загрузку можно отменить целиком.
import-file = Файл
import-source = Источник; без указания – имя файла
import-try = Проверить
import-loads = Что принято
import-did = Итог
import-undone = отменено
import-undo = Отменить
import-names = { $count ->
    [0] Все названия соотнесены
    [one] { $count } название ждёт своей стороны
    [few] { $count } названия ждут своих сторон
   *[many] { $count } названий ждут своих сторон
}
import-unaligned = { $count ->
    [0] Все инициативы отнесены к пунктам
    [one] { $count } инициатива не отнесена к пункту
    [few] { $count } инициативы не отнесены к пунктам
   *[many] { $count } инициатив не отнесено к пунктам
}
import-reading = Чтение файла
import-entered = Внесено, запись журнала
import-next-web = Далее:
import-columns = Столбцы
import-columns-how = За что принят каждый столбец. Исправьте неверное и проверьте ещё раз; источник это запомнит.
import-heading = Заголовок в файле
import-field = Поле
import-again = Проверить ещё раз
import-close = Файл полон: закрыть то, о чём источник сообщал раньше и не сообщает теперь
import-enter = Внести годные строки
import-changes = Что изменилось бы
import-found = Что обнаружено
import-place = Где
import-says = Что
import-more = Ещё { $count } здесь не показано.
names-none = У каждого названия есть сторона.
names-how = Рядом с каждым – сторона, которую оно может означать. «Ввод» соотносит строку, в которой вы находитесь, и ведёт к следующей; неизвестное может подождать.
names-mentions = Упоминаний
names-means = Означает
names-settle = Соотнести
names-settle-one = Соотнести: { $name }
names-settle-all = Соотнести все, для которых есть предложение ({ $count }), как предложено
names-list = где может упоминаться { $name }
names-unknown = Стороны «{ $name }» нет. Выберите из списка или оставьте название ждать.
align-none = Ничего не ждёт.
align-how = Отметьте, что выполняет каждая. Предложено по словам рядом.
align-state = Указать
docket-title = Возможные совпадения
docket-count = { $count ->
    [0] Ни одна пара не ждёт решения.
    [one] { $count } пара ждёт решения.
    [few] { $count } пары ждут решения.
   *[many] { $count } пар ждут решения.
}
docket-same = одинаково
docket-evidence = Свидетельства
docket-factor = Признак
docket-bits = Вес
docket-rule = Полосы вправо говорят за то, что это одна инициатива, влево – против: чем длиннее, тем сильнее.
docket-bar = Против или за
docket-verdict = Решение
docket-settle = Решить и дальше
docket-later = Позже
docket-keys = Клавиши 1–5 выбирают, затем напишите почему и нажмите «Ввод».
import-source-is = Источник:

seen-by = Кто может видеть
seen-by-public = все
seen-by-members = участники плана и секретариат
seen-by-named = названные стороны и секретариат
seen-by-secretariat = только секретариат
seen-by-names = Названные стороны, через точку с запятой
seen-by-change = Изменить, кто может видеть

import-returns = Верните сюда заполненную рабочую книгу вашей организации или матрицу в виде документа. Сначала файл пробуется: вы увидите, ячейка за ячейкой, что изменится; без вашего согласия ничего не вносится. Другие файлы принимает секретариат.
import-edits = Что исправлено
import-was = В реестре
import-becomes = В файле
entries-workbook = Книга для заполнения без сети
entries-bring-back = Вернуть заполненный файл
site-office-matrix = Матрица для правки
site-office-plan = Текст для правки

import-field-identifier = Идентификатор
import-field-title = Название
import-field-description = Описание
import-field-lead = Ведущая организация
import-field-implementer = Исполнитель
import-field-funder = Донор
import-field-partner = Партнёр
import-field-reporter = Кто сообщает
import-field-state = Государство
import-field-area = Область внутри государства
import-field-start = Первый день
import-field-end = Последний день
import-field-term = Первый и последний день в одной ячейке
import-field-year = Год
import-field-quarter = Квартал
import-field-status = Состояние
import-field-kind = Вид
import-field-amount = Сумма
import-field-commitment = Обязательства, сумма
import-field-disbursement = Выплаты, сумма
import-field-currency = Валюта
import-field-budget-kind = Что означает сумма
import-field-sector = Код отрасли
import-field-provision = Пункт
import-field-source = Адрес источника
import-field-parent = Часть чего
import-field-ignore = не используется
