# Кто делает то же самое: виды, признаки и по предложению на каждую степень каждого признака.

factor-title = Название
factor-rarity = Редкие слова
factor-contrast = Различия
factor-numbers = Числа
factor-aspect = Сторона дела
factor-description = Описание
factor-meaning = Смысл
factor-parties = Стороны
factor-reporter = Кто сообщает
factor-places = Места
factor-period = Срок
factor-money = Деньги
factor-subjects = Темы
factor-references = Ссылки

factor-title-other = В названиях нет ничего общего.
factor-title-touching = Названия соприкасаются: сходство { $percent } %.
factor-title-akin = Названия родственны: сходство { $percent } %.
factor-title-alike = Названия похожи: { $percent } %.
factor-title-close = Названия близки: сходство { $percent } %.
factor-title-near = Названия почти одинаковы: сходство { $percent } %.
factor-title-equal = Названия говорят одно и то же.
factor-rarity-common = Общие слова названий обычны: { $words }.
factor-rarity-usual = В названиях общие привычные слова: { $words }.
factor-rarity-uncommon = В названиях общие нечастые слова: { $words }.
factor-rarity-rare = В названиях общие редкие слова: { $words }.
factor-rarity-rarer = В названиях общие очень редкие слова: { $words }.
factor-rarity-singular = В названиях общие слова, которых почти нет у других: { $words }.
factor-contrast-names = Каждое название называет то, чего нет в другом.
factor-contrast-rare = В каждом названии есть редкие слова, которых нет в другом.
factor-contrast-usual = В каждом названии есть слова, которых нет в другом.
factor-contrast-one-sided = Одно название говорит больше другого.
factor-contrast-none = Ни одно название не говорит ничего сверх другого.
factor-numbers-other = Числа в названиях разные: { $left } и { $right }.
factor-numbers-one-sided = Число есть только в одном названии: { $left }{ $right }.
factor-numbers-some = Часть чисел в названиях совпадает: { $left } и { $right }.
factor-numbers-equal = Числа в названиях совпадают: { $left }.
factor-aspect-other = Одно название говорит об этапе, оценке, подготовке, мероприятии или фонде, другое нет.
factor-description-other = В описаниях нет ничего общего.
factor-description-akin = Описания родственны.
factor-description-alike = Описания похожи.
factor-description-close = Описания близки.
factor-description-near = Описания почти одинаковы.
factor-description-equal = Описания говорят одно и то же.
factor-meaning-other = Названия значат разное.
factor-meaning-akin = Названия родственны по смыслу.
factor-meaning-alike = Названия похожи по смыслу.
factor-meaning-close = Названия близки по смыслу.
factor-meaning-near = Названия значат почти одно и то же.
factor-meaning-equal = Названия значат одно и то же.
factor-parties-other = Участвуют разные стороны.
factor-parties-namesake = У сторон похожие имена.
factor-parties-common = Общие стороны, которые участвуют во многом: { $parties }.
factor-parties-known = Общие стороны: { $parties }.
factor-parties-told = Кто сообщает об одной, участвует в другой.
factor-parties-both-told = Кто сообщает о каждой, участвует в другой.
factor-reporter-same = Об обеих сообщает одна организация, а она вряд ли сообщит об одном дважды.
factor-reporter-other = О них сообщают разные организации.
factor-places-other = Они работают в разных местах.
factor-places-some = Часть государств общая: { $places }.
factor-places-within = Одна работает в части государств другой: { $places }.
factor-places-states = Они работают в одних государствах: { $places }.
factor-places-areas = Они работают в одних районах: { $places }.
factor-period-apart = Между ними больше года.
factor-period-before = Одна кончается раньше, чем начинается другая.
factor-period-overlapping = Сроки пересекаются.
factor-period-year = Они начинаются с разницей до года.
factor-period-one-end = Они вместе начинаются или кончаются.
factor-period-month = Они начинаются и кончаются с разницей в несколько недель.
factor-period-day = Они начинаются и кончаются в один день.
factor-money-other = Суммы далеки: { $left } и { $right } { $currency }.
factor-money-order = Суммы одного порядка: { $left } и { $right } { $currency }.
factor-money-share = Суммы недалеки: { $left } и { $right } { $currency }.
factor-money-near = Суммы почти одинаковы: { $left } и { $right } { $currency }.
factor-money-equal = Суммы одинаковы: { $left } { $currency }.
factor-subjects-other = Они служат разным пунктам или секторам.
factor-subjects-field = Они в одной области.
factor-subjects-common = Общие пункты или секторы: { $subjects }.
factor-subjects-rare = Общие пункты или секторы, которым служат немногие: { $subjects }.
factor-references-none = У них разные идентификаторы.
factor-references-tail = Часть идентификаторов общая: { $identifiers }.
factor-references-named = Одна называет идентификатор другой.
factor-references-equal = У них один идентификатор: { $identifiers }.

relation-part = одна — часть другой
relation-siblings = обе — части одной программы
relation-phase = это этапы одного дела
relation-accompanies = одна оценивает или готовит другую
relation-slices = одна организация сообщает об одной инициативе частями: по годам, контрактам или закупкам
pair-went-before = она была раньше: одна опирается на другую
pair-came-after = она идёт следом: одна опирается на другую

section-overlaps = Вероятные пересечения
overlaps-summary = { $count ->
    [0] Среди { $all } инициатив нет двух, похожих на одну и ту же или на пересекающиеся усилия.
    [one] Среди { $all } инициатив { $count } пара похожа на одну и ту же инициативу или на пересекающиеся усилия.
    [few] Среди { $all } инициатив { $count } пары похожи на одну и ту же инициативу или на пересекающиеся усилия.
   *[other] Среди { $all } инициатив { $count } пар похожи на одну и ту же инициативу или на пересекающиеся усилия.
}
overlaps-ruled = { $count ->
    [one] { $count } решённая пара не показана.
    [few] { $count } решённые пары не показаны.
   *[other] { $count } решённых пар не показаны.
}
overlaps-restricted = { $count ->
    [one] Ещё { $count } совпадение касается инициативы с ограниченным доступом; обратитесь в секретариат.
    [few] Ещё { $count } совпадения касаются инициатив с ограниченным доступом; обратитесь в секретариат.
   *[other] Ещё { $count } совпадений касаются инициатив с ограниченным доступом; обратитесь в секретариат.
}
rule-overlaps = Правило: пары, для которых признаки делают более вероятным, чем нет, что это одна инициатива, или не менее чем на 70 % вероятным, что это разные с одной целью, местом и временем; этапы, части и ветви одной программы — ни то ни другое, как и записи, в которых одна организация сообщает о собственной работе; стратегии, административные расходы и стипендии — не усилия; решённые пары опущены, пока ни одна не изменилась.
column-probability = Вероятно, %
column-pair-kind = Предположение
column-left = Первая
column-right = Вторая
column-why = Почему
explain-base = До всех признаков
explain-sum = Всё вместе
explain-likely = Одна и та же инициатива: { $same } %. Пересекающиеся усилия: { $effort } %. Модель { $model }.
explain-ruled = Решение: { $by }, { $date }, запись { $entry }: { $ruling }. { $because }
explain-reopened = Одна из двух с тех пор изменилась; пара снова открыта.
explain-relation = Как они связаны: { $relation }.
explain-rule = Полосы показывают в битах, насколько каждый признак говорит за (вправо) или против (влево) того, что это одна инициатива.
section-check = Перед запуском
check-nothing = Ничто из известного не делает того же в том же месте в то же время.
check-found = { $count ->
    [one] Перед запуском стоит посмотреть { $count } инициативу.
    [few] Перед запуском стоит посмотреть { $count } инициативы.
   *[other] Перед запуском стоит посмотреть { $count } инициатив.
}
check-compared = Сравнено с инициативами: { $count }, на { $date }, запись журнала { $entry }. Предупреждает и никогда не запрещает.
check-heard = известно, что верно: { $date }
check-never-heard = никогда не подтверждалась
section-align = Предлагаемые пункты
align-summary = { $count ->
    [0] Инициатив без пункта нет.
    [one] { $count } инициатива не служит ни одному пункту этой редакции.
    [few] { $count } инициативы не служат ни одному пункту этой редакции.
   *[other] { $count } инициатив не служат ни одному пункту этой редакции.
}
rule-align = Правило: самые вероятные пункты по словам названий и описаний, по формулировкам самих пунктов и по тому, чему служат другие. Только предложения: вклад указывает jpoa contribute.
column-suggestion = Предложение
measured-summary = Точность { $precision }, полнота { $recall }, F1 { $f1 }, средняя точность { $average }; пар оценено: { $judged }, нет в реестре: { $unknown }; не было бы сопоставлено: { $unsought }.
