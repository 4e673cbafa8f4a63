# Что может быть не так с данными: одно сообщение на код, что делать — в `.hint`. Коды постоянны.

severity-critical = критическая ошибка
severity-error = ошибка
severity-warning = предупреждение
severity-advisory = пояснение

# Папки плана

finding-plan-file-broken = Файл не является правильным TOML: { $message }.
    .hint = Исправьте указанную строку; остальные файлы прочитаны.
finding-block-unknown = { $block } — не блок файла плана.
    .hint = Пишите { $suggestion }.
finding-field-unknown = У блока { $block } нет поля { $field }.
    .hint = Пишите { $suggestion }.
finding-field-missing = В блоке { $block } не хватает поля { $field }.
    .hint = Добавьте его.
finding-word-unknown = Слово { $word } не может стоять в блоке { $block }.
    .hint = Пишите { $suggestion }.
finding-block-broken = Блок { $block } не читается: { $message }.
    .hint = Сравните его с другим блоком того же названия.
finding-provision-without-edition = Блок { $block } не указывает, к какой редакции относится.
    .hint = Поставьте edition = "…" в начале файла или напишите полный адрес.
finding-region-missing = В папке нет блока [region].
    .hint = Добавьте его: он говорит, чей это план, какая редакция читается и какие государства стоят в матрице.
finding-region-twice = Есть второй регион, { $key }; первый — { $first }.
    .hint = Оставьте один.
finding-key-twice = Обозначение { $key } ({ $noun }) встречается дважды; впервые — { $first }.
    .hint = Дайте каждой записи своё обозначение или уберите одну.
finding-provision-twice = Номер { $key } ({ $noun }) встречается дважды; впервые — { $first }.
    .hint = Дайте каждому пункту свой номер.
finding-reference-unknown = В поле { $field } указано { $reference } ({ $noun }), чего нет.
    .hint = Добавьте или исправьте адрес.
finding-reference-misspelt = В поле { $field } указано { $reference } ({ $noun }), чего нет.
    .hint = Возможно, { $nearest }?
finding-section-missing = В редакции { $edition } нет раздела для основного направления Стратегии: { $pillar }.
    .hint = Добавьте раздел с этим направлением в поле pillar.
finding-mode-missing = В редакции { $edition } нет пункта с направленностью { $mode }.
    .hint = План борется и предупреждает одновременно; укажите направленность пунктов.
finding-level-unknown = Уровня { $level } в документе нет.
    .hint = Есть: { $known }.
finding-language-missing = Редакция { $edition }: сказано, что текста на языке { $lang } нет.
    .hint = Ничего не нужно, пока он не появится.
finding-language-unnamed = Редакция { $edition } не говорит о языке { $lang }, на котором работает регион.
    .hint = Добавьте его в languages; если текста нет — со значением missing.
finding-translation-missing = В поле { $field } нет текста на языке { $lang }.
    .hint = Добавьте его или отметьте язык как отсутствующий.
finding-wording-inferred = Из { $all } пунктов { $edition } выведено, а не прочитано в источнике: { $count }.
    .hint = Замените их официальным текстом, пункт за пунктом.
finding-trace-ends = У связи не те концы, которых требует её вид.
    .hint = kept, merged, split и serves имеют from и to; dropped — только from; new — только to.
finding-contribution-uncounted = Вклад указан в { $provision } — на уровне, на котором учёт не ведётся.
    .hint = Укажите пункты ниже.
finding-parent-circle = Инициатива через вышестоящие входит сама в себя.
    .hint = Исправьте parent.
finding-closed-without-outcome = Проблема снята, но не сказано, что изменилось.
    .hint = Скажите это в outcome.
finding-date-far = В поле { $field } стоит { $date }; похоже на опечатку.
    .hint = Сверьте с источником.
finding-personal-data = В тексте есть адрес электронной почты; в реестре нет места для сведений о лицах.
    .hint = Уберите его.
finding-address-malformed = { $address } не похоже на адрес в сети.
    .hint = Сверьте с источником; название документа лучше неверного адреса.

# Файлы инициатив

finding-format-unknown = Файл — не IATI и не таблица с инициативой в каждой строке.
    .hint = Дайте файл деятельности IATI, книгу (XLSX), документ с таблицами (DOCX) или CSV.
finding-proposal-line-unread = Эта строка предложения непонятна: { $message }
    .hint = Пишите в каждой строке КЛЮЧ = "ЗНАЧЕНИЕ", например title = "Пограничные посты".
finding-proposal-empty = Предложение не говорит ничего, что можно сравнить.
    .hint = Дайте хотя бы название, например title = "Пограничные посты".
finding-format-plan-folder = Файл относится к папке плана.
    .hint = Примите всю папку: jpoa plan load ПАПКА
    .site = Папки планов принимает тот, кто ведёт сайт.
finding-xml-broken = XML здесь обрывается или неправилен: { $message }.
    .hint = Всё до этой строки прочитано; исправьте и примите файл снова.
finding-not-iati = Корневой элемент — { $root }; это не файл деятельности IATI.
    .hint = Дайте файл с корнем iati-activities.
finding-encoding-unsupported = Файл объявлен в кодировке { $encoding }, которая здесь неизвестна.
    .hint = Сохраните его в UTF-8 и примите снова.
finding-entities-refused = Файл объявляет собственные сущности; из осторожности он отклонён.
    .hint = Уберите DOCTYPE.
finding-iati-version = Версия файла IATI — { $version }; ожидается 2.0x. Прочитано, насколько возможно.
    .hint = Попросите у издателя версию 2.03.
finding-identifier-missing = { $title ->
    [0] У деятельности нет идентификатора.
   *[other] У деятельности нет идентификатора: { $title }
}
    .hint = Добавьте iati-identifier.
finding-address-kept = Записей, которые остаются под прежним адресом своего источника, а не под всемирным: { $count }.
    .hint = Чтобы они совпали с файлами IATI, отзовите первую загрузку этого источника и примите файл снова.
finding-identifier-twice = { $identifier } стоит в файле дважды; сохранено первое.
    .hint = Дайте каждой записи своё обозначение.
finding-title-missing = Нет названия.
    .hint = Добавьте его.
finding-status-missing = Статус не указан.
    .hint = Добавьте activity-status.
finding-status-unknown = Неизвестный статус: { $value }; стоит как не указанный.
    .hint = Используйте: запланировано, осуществляется, завершено, приостановлено, отменено; в IATI — от 1 до 6.
finding-role-unknown = Неизвестная роль { $value } ({ $name }); внесено как партнёр.
    .hint = Используйте роли от 1 до 4.
finding-country-unknown = Неизвестная страна: { $value }; опущено.
    .hint = Используйте код ISO, например KG.
finding-date-unreadable = { $value } — не дата; опущено.
    .hint = Пишите 2011, 2011-11 или 2011-11-30.
finding-term-reversed = Окончание { $end } раньше начала { $start }.
    .hint = Сверьте обе даты с источником.
finding-amount-unreadable = { $value } — не сумма; опущено.
    .hint = Пишите цифрами, например 6150000 или 66666.67.
finding-currency-missing = У суммы { $value } нет валюты; опущено.
    .hint = Добавьте код ISO, например USD.
finding-entity-unknown = { $entity } — не сущность XML; оставлено как написано.
    .hint = Напишите сам знак.
finding-personal-data-left-out = Контактных сведений не прочитано: { $count }.
    .hint = Ничего не нужно; реестр не хранит сведений о лицах.
finding-personal-data-removed = Адресов электронной почты изъято из текста: { $count }.
    .hint = Ничего не нужно; реестр не хранит сведений о лицах.
finding-provision-absent = { $provision } — не пункт, который выполняют инициативы; вклад опущен.
    .hint = Ближайший — { $nearest }; все: jpoa matrix.
    .site = Ближайший — { $nearest }; все — в тексте плана.
finding-area-without-state = Строк с областью без государства: { $count }; области опущены.
    .hint = Назовите государство всех строк: --state KG.
    .site = Добавьте столбец с государством.
finding-person-left-out = Упоминаний с именем физического лица: { $count }; опущены.
    .hint = Ничего не нужно; реестр не хранит сведений о лицах.
finding-organisation-unnamed = Упоминаний, не называющих никого (например, «прочие поставщики»): { $count }; опущены.
    .hint = Ничего не нужно.
finding-header-unknown = Строка заголовков не найдена; в первой строке: { $found }
    .hint = Укажите хотя бы название. Известные заголовки: { $known }.
finding-column-unused = Столбец { $column } не использован.
    .hint = Переименуйте его, если в нём то, что есть в реестре.
finding-row-without-title = В строке { $identifier } нет названия.
    .hint = Впишите название.
finding-identifier-made = Строк без обозначения: { $count }; оно составлено из названия, исполнителя и начала.
    .hint = Добавьте столбец обозначений, чтобы новое название не создавало новой записи.
finding-row-broken = В строке ячеек — { $found }, а в заголовке — { $expected }.
    .hint = Поищите недостающий или лишний разделитель или кавычку.
finding-quote-open = Кавычка в этой строке не закрыта; строка опущена.
    .hint = Закройте её.
finding-kind-unknown = Неизвестный вид: { $value }; внесено как проект.
    .hint = Используйте: программа, проект, этап, мероприятие, сеть, механизм, стратегия, исследование.
finding-provision-unreadable = { $value } — не адрес пункта.
    .hint = Пишите, например, II.3.1 или jpoa/2022/II.3.1 (core).

# Файлы любого вида: буквы, пределы, архивы

finding-encoding-converted = Файл в кодировке { $encoding }; буквы преобразованы.
    .hint = Ничего делать не нужно; файл в UTF-8 читается без догадок.
finding-letters-broken = { $count ->
    [one] { $count } буква испорчена; на её месте стоит знак.
    [few] { $count } буквы испорчены; на месте каждой стоит знак.
   *[other] { $count } букв испорчены; на месте каждой стоит знак.
}
    .hint = Сохраните файл заново в UTF-8 там, где он сделан; первая такая буква — в этой строке.
finding-text-too-long = Текст длиннее { $limit } байт; остаток опущен.
    .hint = Сократите его или дайте адрес документа.
finding-list-too-long = В списке больше { $limit } записей; остальные опущены.
    .hint = Сверьте файл с источником.
finding-nested-too-deep = Элементы вложены друг в друга глубже { $limit }; дальше файл не прочитан.
    .hint = Попросите файл, соответствующий стандарту.
finding-element-too-large = Тег, текст или комментарий длиннее { $limit } байт; дальше файл не прочитан.
    .hint = Всё до этой строки прочитано; ищите там пропущенный конец.
finding-activity-too-large = Деятельность больше { $limit } байт и опущена.
    .hint = Попросите издателя разделить её.
finding-findings-more = Ещё { $count } замечаний вида { $code } не показаны.
    .hint = Исправьте показанные и примите файл снова.
finding-archive-broken = Файл не открывается: { $message }.
    .hint = Откройте его в офисной программе, сохраните заново и примите.
finding-archive-encrypted = Файл защищён паролем.
    .hint = Сохраните его без пароля и примите.
finding-archive-too-large = В распакованном виде часть файла занимает { $bytes } байт; читается не больше { $limit }.
    .hint = Разделите файл или сохраните лист как CSV.
finding-archive-of-files = В архиве лежат файлы; это не книга и не документ: { $files }.
    .hint = Извлеките файл и примите его.

# Таблицы

finding-title-column-missing = Ни один столбец не содержит названия; заголовки: { $found }.
    .hint = Укажите такой столбец: --map СТОЛБЕЦ=title
    .site = Выберите такой столбец выше.
finding-field-name-unknown = { $field } — не имя поля.
    .hint = Напишите { $suggestion }.
finding-map-column-missing = Указан столбец { $column }, а его нет.
    .hint = Напишите заголовок так, как он стоит в файле.
finding-document-without-table = В документе нет таблицы.
    .hint = Дайте инициативы таблицей с заголовками.
finding-sheet-unused = Лист { $sheet } не прочитан.
    .hint = Если на нём есть инициативы, сделайте его видимым и дайте заголовки.
finding-table-unused = Таблица { $number } документа не прочитана.
    .hint = Если в ней есть инициативы, дайте ей заголовки.
finding-rows-passed-over = { $count ->
    [one] { $count } строка — заголовок внутри таблицы и пропущена: { $first }
    [few] { $count } строки — заголовки внутри таблицы и пропущены; первая: { $first }
   *[other] { $count } строк — заголовки внутри таблицы и пропущены; первая: { $first }
}
    .hint = Ничего делать не нужно.
finding-rows-repeated = { $count ->
    [one] { $count } строка не говорит ничего, чего не сказали строки до неё.
    [few] { $count } строки не говорят ничего, чего не сказали строки до них.
   *[other] { $count } строк не говорят ничего, чего не сказали строки до них.
}
    .hint = Ничего делать не нужно; ничто не посчитано дважды.
finding-rows-alike = { $count ->
    [one] { $count } платёж слово в слово совпадает с прежним; оба сложены.
    [few] { $count } платежа слово в слово совпадают с прежними; все сложены.
   *[other] { $count } платежей слово в слово совпадают с прежними; все сложены.
}
    .hint = Уберите те, что стоят по ошибке.
finding-amounts-counted-once = { $count ->
    [one] У { $count } инициативы одна и та же сумма во всех строках; она посчитана один раз.
   *[other] У { $count } инициатив одна и та же сумма во всех строках; у каждой она посчитана один раз.
}
    .hint = Если каждая строка — отдельная сумма, назовите её вид в столбце видов операций.
finding-amounts-added = { $count ->
    [one] У { $count } инициативы несколько строк с суммами; они сложены.
   *[other] У { $count } инициатив несколько строк с суммами; они сложены.
}
    .hint = Если сумма повторяется из строки в строку, оставьте её в одной.
finding-money-left-out = Опущены суммы вида { $kind }: { $count }, всего { $sum } { $currency }.
    .hint = Реестр хранит бюджеты, обязательства и то, что выплачено или израсходовано.
finding-currency-unnamed = Для столбца { $column } не названа валюта; опущено сумм: { $count }.
    .hint = Назовите её: --map "{ $column }=amount:USD", или добавьте столбец с кодом ИСО.
    .site = Добавьте столбец с кодом валюты ИСО.
finding-currency-unknown = { $value } — не валюта; сумма опущена.
    .hint = Используйте код ИСО, например USD.

# Стандарт IATI: списки кодов и правила

finding-code-unknown = В списке { $list } нет кода { $code }.
    .hint = Сверьте его со списком стандарта IATI; деятельность всё равно принята.
finding-rule-start-missing = Нет ни планового, ни фактического начала.
    .hint = Добавьте activity-date типа 1 или 2.
finding-rule-sector-missing = Не назван сектор — ни для деятельности, ни для операции.
    .hint = Добавьте sector.
finding-rule-participant-missing = Не назван ни один участник.
    .hint = Добавьте participating-org.
finding-rule-place-missing = Не названы страна или регион — ни для деятельности, ни для операции.
    .hint = Добавьте recipient-country.
finding-rule-identifier-organisation = Идентификатор { $identifier } принадлежит отчитывающейся организации.
    .hint = Дайте деятельности собственный.
finding-rule-identifier-prefix = Идентификатор { $identifier } не начинается с идентификатора отчитывающейся организации, { $prefix }.
    .hint = Назовите прежний идентификатор организации в other-identifier типа B1.
finding-rule-share-range = Доля { $value } не лежит между 0 и 100.
    .hint = Исправьте её.
finding-rule-shares-sum = Доли в сумме дают { $sum }, а не 100.
    .hint = Исправьте их.
finding-rule-share-missing = Из нескольких записей не у всех есть доля.
    .hint = Дайте каждой её процент.
finding-rule-budget-reversed = Срок бюджета кончается { $end }, раньше, чем начинается { $start }.
    .hint = Сверьте обе даты с источником.
finding-rule-budget-long = Бюджет больше чем на год, с { $start } по { $end }.
    .hint = Разделите его по годам.
