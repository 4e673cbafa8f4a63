# Справка командной строки. В шаблонах ⟨…⟩ обозначает подставляемые части.

help-template = ⟨about⟩

    Вызов: ⟨usage⟩

    ⟨all-args⟩
help-template-commands = ⟨about⟩

    Вызов: ⟨usage⟩

    ⟨all-args⟩
help-value-options = [ПАРАМЕТРЫ]
help-value-command = КОМАНДА
help-arguments = Аргументы
help-options = Параметры
help-commands = Команды
help-flag-help = Показать эту справку
help-flag-version = Показать версию

help = Совместный план действий как живая программа: план, реестр инициатив и подведение итогов
help-arg-data = Папка реестра (или JPOA_DATA); по умолчанию jpoa-data здесь, а если её нет — план из поставки программы
help-arg-database = База данных PostgreSQL с реестром: postgres://user:password@host:port/database (или JPOA_DATABASE)
help-arg-plan = Другой план, чем у региона: документ, например un-gcts, или папка плана, которую читать вместо реестра
help-arg-edition = Редакция, например 2011; по умолчанию действующая
help-arg-as-at = День отчёта: 2011, 2011-11 или 2011-11-30; по умолчанию сегодня
help-arg-entry = Читать реестр таким, каким он был после этой записи журнала
help-arg-viewer = Для кого читать или вносить: public, secretariat или сторона, например KG или unodc
help-arg-lang = Язык: en или ru (или JPOA_LANG)
help-arg-format = Вид ответа: text, markdown, json, csv или xlsx
help-arg-color = Цвет: auto, always или never; NO_COLOR учитывается
help-arg-dry-run = Показать, что было бы внесено, и ничего не вносить
help-arg-id = Обозначение инициативы, например CA-062
help-arg-state = Государство, например KG
help-arg-provision = Пункт, например II.3 или jpoa/2022/II.3.1

help-demo = Открыть план как сайт на этом компьютере, чтобы осмотреться; ничего не сохраняется
help-serve = Открыть реестр как сайт
help-arg-listen = Адрес, по которому открыть сайт; без указания 127.0.0.1:7850
help-user = Люди, которые входят на сайт
help-user-add = Пригласить человека и вывести ссылку для него
help-user-list = Кто может войти или приглашён
help-user-end = Лишить человека доступа
help-arg-mail = Адрес электронной почты для входа
help-arg-name = Имя человека
help-user-add-arg-party = Сторона, от имени которой он работает; без указания секретариат
help-user-add-arg-role = administrator, focal-point, observer или reader; без указания administrator
help-arg-public = Адрес сайта снаружи, например https://plan.example.org
help-stocktake = Подвести итоги: охват, пробелы, завершения, сбалансированность, актуальность, проблемы
help-matrix = Матрица пунктов и государств
help-matrix-arg-years = По годам вместо государств, например 2011-2026
help-matrix-arg-state = Только это государство, вместе с --years
help-gaps = Что не охвачено и почему
help-gaps-arg-reason = Только пробелы по этой причине, например never-covered или unconfirmed
help-initiatives = Найти инициативы
help-initiatives-arg-words = Слова, которые есть в записи, на любом языке
help-initiatives-arg-party = Только те, в которых участвует эта сторона
help-initiatives-arg-life = Только намеченные, осуществляемые и так далее: intended, running, suspended, ended, cancelled, unclear
help-initiatives-arg-kind = Только этого вида: programme, project, phase, event, network, mechanism, strategy, product
help-initiatives-arg-unaligned = Только те, что не содействуют ни одному пункту редакции
help-show = Показать одно целиком
help-show-arg-id = Инициатива, пункт, сторона, проблема или совещание, например CA-062, II.3.1, unodc
help-log = Журнал: каждое изменение с его автором
help-log-arg-after = Только записи после этого номера
help-log-arg-follow = Показывать и дальше записи по мере внесения
help-plan = Проверить папку плана или принять её
help-plan-check = Проверить папку плана по правилам
help-plan-check-arg-folder = Папка плана
help-plan-load = Принять папку плана в реестр
help-plan-load-arg-folder = Папка плана
help-init = Начать реестр с планом из поставки программы или с другим
help-init-arg-from = Папка другого плана
help-import = Принять файлы инициатив: деятельность IATI или CSV с инициативой в каждой строке
help-import-arg-files = Файлы
help-import-arg-source = Имя, под которым этот источник сравнивается от файла к файлу; по умолчанию имя файла
help-import-arg-columns = Что в столбце, например --map "Ведущее ведомство=lead"; запоминается для источника
help-import-arg-state = Государство тех строк таблицы, где оно не названо, например KG; запоминается для источника
help-import-arg-rejects = Новый файл для записей, которые не приняты, с указанием ошибок: исправить и принять снова; если файлов несколько — папка
help-import-arg-close = Позволить файлу закрыть большую часть того, о чём его источник сообщал раньше
help-overlaps = Пары, похожие на одну инициативу или на пересекающиеся усилия, с причинами
help-overlaps-arg-line = Показать все пары не менее вероятные, чем это число от 0 до 1, каким бы ни было предположение
help-overlaps-arg-against = Вместо этого измерить на размеченных парах: таблица со столбцами id_a, id_b и label (same, related, different)
help-check = Сверить предложение со всем известным до его запуска
help-check-arg-file = Предложение в TOML или JSON, можно неоконченное; - читает его со входа
help-explain = Почему две инициативы могут быть одной, признак за признаком
help-explain-arg-left = Одна инициатива
help-explain-arg-right = Другая
help-rule = Решить, чем две инициативы приходятся друг другу; действует, пока одна из них не изменится
help-rule-arg-left = Одна инициатива
help-rule-arg-right = Другая
help-rule-arg-verdict = duplicate, overlapping, complementary, builds-on или distinct
help-rule-arg-because = Почему
help-link = Что чему соответствует в двух реестрах
help-link-arg-left = Файл с инициативами или папка реестра
help-link-arg-right = Другой такой же
help-link-arg-against = Вместо этого измерить на размеченных парах: таблица со столбцами id_a, id_b и label (same, related, different)
help-align = Предложить положения инициативам, которые не служат ни одному
help-align-arg-id = Только эта инициатива, служит ли она чему-либо или нет
help-undo = Отменить целую загрузку инициатив
help-undo-arg-load = Номер записи журнала, которой сделана загрузка
help-parties = Стороны, названия без стороны и их соотнесение
help-parties-unresolved = Названия, которых не носит ни одна сторона, сначала частые, с возможной стороной
help-parties-settle = Соотнести названия таблицей
help-parties-settle-arg-file = Таблица со столбцами name и party
help-parties-add = Внести сторону
help-parties-add-arg-key = Её обозначение: краткое, строчными буквами, например giz
help-parties-add-arg-kind = Её вид, например un-entity или ngo
help-parties-add-arg-title = Её название по-английски
help-parties-add-arg-title-ru = Её название по-русски
help-confirm = Сказать, что инициатива по-прежнему такова
help-status = Указать, в каком состоянии инициатива
help-status-arg-status = intended, planned, running, completed, suspended, cancelled или unknown
help-status-arg-because = Почему приостановлена или отменена: donor-withdrew, state-declined, merged или other
help-status-arg-end = Её последний день, если он теперь известен
help-contribute = Указать, какой пункт выполняет инициатива
help-contribute-arg-strength = Насколько: core, related или relevant
help-withdraw = Отозвать указанное об инициативе и пункте
help-visibility = Решить, кто может видеть инициативу
help-visibility-arg-level = public, members, secretariat или стороны, которые могут её видеть
help-hold = Запретить обнародование инициативы на территории государства
help-release = Разрешить обнародование инициативы, которую государство запретило
help-settle = Признать, что пункт в государстве неприменим
help-settle-arg-because = Почему он неприменим
help-reopen = Снова учитывать пробел, признанный неприменимым
help-verify = Проверить весь реестр: каждый хеш, каждую загрузку, состояние
help-verify-arg-checkpoint = Сохранённая ранее контрольная точка: доказать, что до неё ничего не изменено и не удалено
help-checkpoint = Напечатать контрольную точку последней записи, чтобы сохранить её в другом месте
help-move = Повторить реестр в другом, пустом месте
help-move-arg-to = Папка или postgres://user:password@host:port/database
help-backup = Записать реестр, каков он сейчас, в один файл; другие могут продолжать работу
help-backup-arg-file = Файл, который записать; его ещё не должно быть
help-restore = Вернуть резервную копию
help-restore-arg-file = Резервная копия
help-restore-arg-force = Заменить имеющийся реестр; прежний сохранится рядом под другим именем
