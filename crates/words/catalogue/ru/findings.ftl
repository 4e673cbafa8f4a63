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
    .hint = Дайте файл деятельности IATI или CSV.
finding-format-workbook = Файл — книга; здесь она пока не читается.
    .hint = Сохраните лист как CSV (UTF-8) и примите его.
finding-format-plan-folder = Файл относится к папке плана.
    .hint = Примите всю папку: jpoa plan load ПАПКА
finding-xml-broken = XML здесь обрывается или неправилен: { $message }.
    .hint = Всё до этой строки прочитано; исправьте и примите файл снова.
finding-not-iati = Корневой элемент — { $root }; это не файл деятельности IATI.
    .hint = Дайте файл с корнем iati-activities.
finding-encoding-unsupported = Файл не в кодировке UTF-8; похоже, это { $encoding }.
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
finding-header-unknown = Строка заголовков не найдена; в первой строке: { $found }.
    .hint = Укажите хотя бы название. Известные заголовки: { $known }.
finding-column-unused = Столбец { $column } не использован.
    .hint = Переименуйте его, если в нём то, что есть в реестре.
finding-row-without-title = В строке { $identifier } нет названия.
    .hint = Впишите название.
finding-identifier-made = Строк без обозначения: { $count }; оно составлено из названия, исполнителя и начала.
    .hint = Добавьте столбец обозначений, чтобы новое название не создавало новой записи.
finding-row-broken = В строке ячеек — { $found }, а в заголовке — { $expected }.
    .hint = Поищите недостающий или лишний разделитель или кавычку.
finding-quote-open = Кавычка в последней строке не закрыта; дальнейшее не прочитано.
    .hint = Закройте её.
finding-kind-unknown = Неизвестный вид: { $value }; внесено как проект.
    .hint = Используйте: программа, проект, этап, мероприятие, сеть, механизм, стратегия, исследование.
finding-provision-unreadable = { $value } — не адрес пункта.
    .hint = Пишите, например, jpoa/2022/II.3.1 или jpoa/2022/II.3.1 (core).
