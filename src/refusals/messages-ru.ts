import type { RefusalCode } from '../tracking/contracts';
import { chainOf, listOf, numberOf, textOf, waitingPlaces, type Details } from './details';
import { counted } from './plural';
import { CALL_RUSSIAN } from './call-messages';
import { ONEDRIVE_RUSSIAN } from './onedrive-messages';
import { REPORT_RUSSIAN } from './report-messages';
import { tooLargeRussian } from './size-messages';
import { UNDO_RUSSIAN } from './undo-messages';

function whereTheyWait(details: Details): string {
  const places = waitingPlaces(details).filter(({ waiting }) => waiting > 0);
  if (places.length === 0) return '';
  const list = places.map(
    ({ operation, stage, waiting, operator }) =>
      `${waiting} шт. на операции ${operation} ${stage}${operator ? ` (последним отмечал ${operator})` : ''}`,
  );
  return ` Где лежат детали партии: ${list.join(', ')}.`;
}

function exceedsWaiting(details: Details): string {
  const waiting = Number(details.waiting ?? 0);
  const asked = textOf(details, 'asked');
  const head =
    waiting > 0
      ? `На этой операции ожидает только ${waiting} шт.${asked ? `, а указано ${asked}.` : ''}`
      : 'На этой операции ничего не ожидает.';
  return `${head}${whereTheyWait(details)} Исправьте количество или дождитесь отметки предыдущей операции.`;
}

function partOnHold(details: Details): string {
  const reason = textOf(details, 'reason');
  const by = textOf(details, 'by');
  const why = [by, reason && `«${reason}»`].filter(Boolean).join(': ');
  return `Партия задержана${why ? ` (${why})` : ''}. Отметьте после снятия задержки или обратитесь к мастеру.`;
}

function labelVoided(details: Details): string {
  const valid = textOf(details, 'validCode');
  return valid
    ? `Эта этикетка аннулирована. Действует этикетка ${valid}.`
    : 'Эта этикетка аннулирована. Попросите новую у технолога.';
}

function tooManyAttempts(details: Details): string {
  const wait = textOf(details, 'retryAfterSeconds');
  return `Слишком много неудачных попыток. Повторите ${wait ? `через ${wait} с` : 'позже'}.`;
}

function operationReplaced(details: Details): string {
  const now = textOf(details, 'now');
  return `Маршрут изменён, эта операция заменена${now ? ` операцией ${now}` : ''}. Отсканируйте этикетку ещё раз.`;
}

function malformedRequest(details: Details): string {
  const paths = listOf(details, 'paths');
  return `Запрос составлен неверно${paths ? `: ${paths}` : ''}. Исправьте и отправьте снова.`;
}

function fileRefused(details: Details): string {
  return (
    textOf(details, 'explanation') ?? 'Файл не читается. Выберите файл .xlsx или .csv с составом изделия.'
  );
}

function importInUse(details: Details): string {
  const forms = { one: 'партией', few: 'партиями', many: 'партиями', other: 'партиями' };
  const inUse = counted('ru', numberOf(details, 'inUse'), forms);
  return `С ${inUse} этого импорта уже работали. Отмените только остальные или отмените эти партии по одной.`;
}

function previewOutdated(details: Details): string {
  const parts = listOf(details, 'parts');
  return `Данные изменились после предпросмотра${parts ? `: ${parts}` : ''}. Загрузите файл ещё раз и проверьте новый предпросмотр.`;
}

function tooManyLabels(details: Details): string {
  const limit = textOf(details, 'limit');
  return `Слишком много этикеток для одного файла${limit ? ` (не больше ${limit})` : ''}. Напечатайте их частями.`;
}

function reasonRequired(details: Details): string {
  return textOf(details, 'act')
    ? 'Укажите причину: она останется в истории партии.'
    : 'Укажите причину брака или доработки.';
}

function operationNotFirst(details: Details): string {
  const first = textOf(details, 'first');
  return `Детали добавляются только на первую операцию${first ? ` (${first})` : ''}. Добавьте их туда или не указывайте операцию.`;
}

function exceedsLimit(details: Details): string {
  const limit = textOf(details, 'limit');
  const launched = textOf(details, 'launched');
  const room = limit ? ` (не больше ${limit} шт.${launched ? `, уже запущено ${launched} шт.` : ''})` : '';
  return `Слишком много деталей для одной партии${room}. Укажите меньше.`;
}

function alreadyHeld(details: Details): string {
  const reason = textOf(details, 'reason');
  return `Партия уже задержана${reason ? ` («${reason}»)` : ''}. Чтобы указать другую причину, сначала снимите задержку.`;
}

function lotHasWork(details: Details): string {
  const facts = textOf(details, 'facts');
  return `С этой партией уже работали${facts ? ` (записей: ${facts})` : ''}, отменить разделение нельзя. Изымите её детали или продолжайте работу.`;
}

function compositionCycle(details: Details): string {
  const path = chainOf(details, 'path');
  return `Деталь вошла бы сама в себя${path ? `: ${path}` : ''}. Выберите другую деталь или сначала уберите одну из этих строк состава.`;
}

function stageRetired(details: Details): string {
  const stage = textOf(details, 'stage');
  return `Этап${stage ? ` «${stage}»` : ''} выведен из употребления, для новых работ он не используется. Выберите в маршруте другой этап.`;
}

function routeRetired(details: Details): string {
  const route = textOf(details, 'route');
  return `Маршрут${route ? ` «${route}»` : ''} выведен из употребления и больше не назначается. Выберите другой маршрут.`;
}

function inUse(details: Details): string {
  const kind = textOf(details, 'kind');
  const what = kind === 'stage' ? 'Этап' : kind === 'route' ? 'Маршрут' : null;
  if (!what)
    return 'Это используется, удалить или изменить здесь нельзя. Выведите из употребления или отмените.';
  const name = textOf(details, 'name');
  return `${what}${name ? ` «${name}»` : ''} используется, удалить его нельзя: на него ссылается история. Выведите его из употребления.`;
}

/** What to do, in Russian, by the code of the refusal. */
export const RUSSIAN: Record<RefusalCode, string | ((details: Details) => string)> = {
  ...UNDO_RUSSIAN,
  ...REPORT_RUSSIAN,
  ...CALL_RUSSIAN,
  ...ONEDRIVE_RUSSIAN,
  'part-not-found': 'Партии с таким кодом нет. Проверьте этикетку или спросите технолога.',
  'part-code-malformed':
    'Это не код этикетки: символ потерян или введён неверно. Введите или отсканируйте ещё раз.',
  'scan-not-found': 'Такой отметки нет. Откройте партию заново и выберите отметку из списка.',
  'quantity-exceeds-waiting': exceedsWaiting,
  'quantity-not-positive': 'Количество должно быть больше нуля. Укажите, сколько штук вы отмечаете.',
  'scan-id-reused': 'Под этим номером уже учтена другая отметка. Откройте партию заново и отметьте ещё раз.',
  'part-on-hold': partOnHold,
  'part-without-route': 'У партии ещё нет маршрута. Попросите технолога его назначить.',
  'part-cancelled': 'Партия отменена. Отложите детали и обратитесь к мастеру.',
  'operation-replaced': operationReplaced,
  'operation-not-on-route': 'Такой операции у партии нет. Отсканируйте этикетку и выберите из списка.',
  'operation-not-optional': 'Эту операцию нельзя пропустить. Отметьте её или обратитесь к технологу.',
  'label-voided': labelVoided,
  'rework-target-not-earlier':
    'На доработку возвращают только на более раннюю операцию партии. Выберите её из списка.',
  'reason-required': reasonRequired,
  'reason-unknown': 'Такой причины нет. Выберите причину из списка.',
  'scrap-not-allowed-here': 'На этом этапе брак не отмечают. Передайте детали на контроль.',
  'rework-not-allowed-here': 'На этом этапе на доработку не возвращают. Передайте детали на контроль.',
  'occurred-in-the-future': 'Время работы ещё не наступило. Исправьте часы и отправьте снова.',
  'not-permitted':
    'Для этого входа или ключа такое действие не разрешено. Обратитесь к мастеру или попросите право у администратора.',
  'stage-not-permitted': 'На этом этапе вам отмечать нельзя. Выберите свой этап или обратитесь к мастеру.',
  'operator-not-found': 'Такого оператора нет. Проверьте, кто указан в отметке.',
  'not-signed-in': 'Войдите, чтобы продолжить.',
  'malformed-request': malformedRequest,
  'date-malformed': () =>
    'Дата не разобрана. Нужен вид 2026-01-31, начало не позже конца, не больше трёх лет.',
  'earlier-item-refused':
    'Более ранняя отметка этой партии отклонена, эта не проверялась. Сначала разберитесь с той.',
  'route-not-found': 'Такого маршрута нет. Выберите из списка.',
  'product-fixed': 'Партия остаётся в том изделии, для которого создана. Создайте партию в другом изделии.',
  'route-unchanged': 'Партия уже идёт по этому маршруту. Делать ничего не нужно.',
  'route-leaves-pieces':
    'После такой замены часть деталей осталась бы без операции. Выберите маршрут, который продолжает начатый.',
  'product-not-found': 'Такого изделия нет. Выберите из списка.',
  'part-exists':
    'В изделии уже есть партия с таким обозначением. Добавьте детали в неё или назовите новую иначе.',
  'fact-id-reused': 'Под этим номером уже сделано другое действие. Откройте партию заново и повторите.',
  'already-exists': 'Такая запись уже есть. Откройте её или измените то, чем они различаются.',
  'engine-table': 'Эту таблицу ведёт сама программа. Отметьте, исправьте или отмените вместо правки записи.',
  'too-many-labels': tooManyLabels,
  'layout-not-found': 'Такого макета этикетки больше нет. Выберите другой макет.',
  'nothing-to-print': 'Печатать нечего: этикеток нет. Выберите другие партии или другое изделие.',
  'in-use': inUse,
  'too-many-attempts': tooManyAttempts,
  'sign-in-refused': 'Неверное имя или пароль. Проверьте и попробуйте ещё раз.',
  'pin-not-set': 'У этого бейджа ещё нет ПИН-кода. Придумайте его: от 4 до 8 цифр.',
  'badge-needed': 'Одного ПИН-кода на этом устройстве уже мало. Отсканируйте бейдж.',
  'file-refused': fileRefused,
  'preview-not-found': 'Такого предпросмотра больше нет: он хранится сутки. Загрузите файл ещё раз.',
  'preview-outdated': previewOutdated,
  'preview-has-errors':
    'В файле есть ошибки. Исправьте их и загрузите файл ещё раз или исключите эти строки.',
  'import-not-found': 'Такого импорта нет. Найдите его в списке импортов.',
  'import-in-use': importInUse,
  'import-running': 'Этот файл сейчас записывается. Дождитесь конца или прервите импорт.',
  'import-not-running': 'Прерывать нечего: импорт уже закончен или не начинался.',
  'import-cancelled': 'Импорт прерван. Ничего не записано, его можно начать снова.',
  'order-empty': 'В этом заказе нет действующих партий, повторять нечего. Выберите другой заказ.',
  'export-too-large': (details) =>
    `В выгрузке больше ${counted('ru', numberOf(details, 'limit'), { one: 'детали', other: 'деталей' })}. Выгружайте по одному изделию.`,
  'operation-not-first': operationNotFirst,
  'quantity-exceeds-limit': exceedsLimit,
  'part-already-held': alreadyHeld,
  'part-not-held': 'Партия не задержана. Снимать нечего.',
  'part-not-split': 'Эта партия не отделена от другой: отменять нечего.',
  'lot-has-work': lotHasWork,
  'product-cancelled': 'Заказ отменён. Чтобы продолжить, создайте новый.',
  'composition-cycle': compositionCycle,
  'line-exists': 'Эта деталь уже есть в составе. Измените её количество.',
  'line-not-found': 'Такой детали в составе нет. Откройте состав заново и выберите из него.',
  'child-of-other-product':
    'Эта деталь из другого изделия. Выберите деталь того же изделия или создайте новую в нём.',
  'stage-not-found':
    'Такого этапа нет: возможно, он удалён. Откройте список этапов заново и выберите из него.',
  'stage-retired': stageRetired,
  'route-retired': routeRetired,
  'note-not-found': 'Такой заметки у этой партии нет. Откройте партию заново.',
  'note-of-another': 'Изменить или удалить заметку может только её автор. Напишите свою.',
  'note-deleted': 'Заметка удалена. Напишите новую.',
  'note-id-reused': 'Под этим номером уже есть другая заметка. Откройте партию заново и повторите.',
  'too-many-notes': 'У партии слишком много заметок. Сначала удалите одну из своих.',
  'photo-id-reused': 'Под этим номером уже есть другой снимок. Сделайте снимок ещё раз.',
  'photo-not-accepted': 'Снимок не принят. Нужен JPEG, PNG или WebP не больше 10 МБ: выберите другой снимок.',
  'not-found': 'По этому адресу ничего нет. Откройте список ещё раз и выберите из него.',
  'method-not-allowed':
    'По этому адресу такой запрос не принимается. Нужный метод указан в описании программных дверей.',
  'too-large': tooLargeRussian,
  'file-not-found': 'Такого файла нет. Откройте страницу ещё раз.',
  'tv-link-ended': 'Ссылка этого экрана больше не действует. Попросите у администратора новую.',
  'too-many-tv-links': ({ limit }) =>
    `Открытых ссылок экранов может быть ${Number(limit)}. Отключите ненужные.`,
  'file-not-accepted':
    'Файлы такого вида не принимаются. Выберите изображение (PNG, JPEG, WebP), PDF, .docx или .xlsx с его собственным расширением.',
  'link-expired': 'Срок действия ссылки истёк. Откройте страницу ещё раз.',
  'internal-error': 'Произошла внутренняя ошибка, отметка не учтена. Отправьте её ещё раз.',
  'earlier-item-failed':
    'Более раннюю отметку этой партии записать не удалось, эта не проверялась. Отправьте обе ещё раз.',
  'disk-full':
    'На сервере нет места на диске, поэтому ничего не записано. Скажите администратору; потом повторите.',
  busy: 'Сервер занят. Повторите через несколько секунд.',
};
