# Документы на бумаге: что стоит на них помимо отчётов и что говорится при печати.

print-kind-plan = План действий
print-kind-stocktake = Подведение итогов
print-kind-matrix = Матрица
print-kind-country = Справка по государству
print-kind-check = Проверка перед запуском

print-contents = Содержание
print-of = из
print-unset = Буква, которой нет в шрифтах этого документа, напечатана как �.

print-adopted = Принято
print-as-at = По состоянию на
print-entry = Запись журнала
print-shown-to = Для кого
print-edition-hash = SHA-256 редакции
print-check-number = Номер проверки
print-check-known = Кто, где, когда
print-map = Осуществляемые инициативы на карте
print-map-alt = Карта. Осуществляемые инициативы по государствам: { $states }. { $told }

print-in-brief = Коротко
print-bars-sections = Инициативы по разделам
print-bars-states = Инициативы по государствам
print-bars-alt = Столбчатая диаграмма. { $title }: { $bars }. В таблице сбалансированности те же числа по состояниям.
print-who-does-what = Кто что делает
print-nobody = Инициатив нет.
print-running = Осуществляется
print-running-more = { $count ->
    [0] Здесь не осуществляется ничего, что может видеть этот читатель.
    [one] Осуществляется ещё { $count }; полный список приведён далее.
    [few] Осуществляются ещё { $count }; полный список приведён далее.
   *[other] Осуществляется ещё { $count }; полный список приведён далее.
}
print-strength = Вклад
print-heard = Последние сведения
print-rule-who-does-what = Правило: под каждым пунктом стоят инициативы, учтённые в его строке матрицы, каждая один раз с государствами, в которых она учтена; годы — как в источнике; последние сведения — позднейшее из последнего подтверждения и даты, к которой относится источник.

print-about-text = Об этом тексте
print-provisions = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
print-sources = Источники
print-invites = Приглашает
print-positions = Позиции
print-party = Сторона
print-on = Дата
print-meeting = Совещание
print-statement = Заявление

talk-printed = Записано: { $file }
talk-unset = Напечатано как �, потому что в шрифтах нет: { $letters } ({ $count ->
    [one] { $count } буква
    [few] { $count } буквы
   *[many] { $count } букв
})
usage-pdf-to-terminal = PDF нельзя показать в терминале
    .hint = Назовите файл: -o itogi.pdf
fault-not-set = документ не удалось подготовить ({ $detail })
    .hint = Это ошибка программы. Сообщите о ней, приведя эту строку.
