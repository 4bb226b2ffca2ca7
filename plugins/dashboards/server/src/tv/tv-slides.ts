/**
 * The pages of the screen, as a part of /tv/tv.js: stages, orders, today. Each draws no more than fits; what is more goes
 * onto further pages.
 */
export const TV_SLIDES = `
const TILES = 9, ROWS = 5, FEW_ROWS = 3, MOST_ORDER_PAGES = 5, LONG = 30, LONGEST = 48;

function pagesOf(list, size) {
  const pages = [];
  for (let at = 0; at < list.length; at += size) pages.push(list.slice(at, at + size));
  return pages.length > 0 ? pages : [[]];
}

const isNeckOf = ({ bottleneck }, stage) => bottleneck !== null && bottleneck.stage.id === stage.id;

/** What a figure counts, where a mouse points at it. */
function defined(shown, figure) {
  shown.title = definitions[figure];
  return shown;
}

function grownBy(neck) {
  const hours = neck.grewByHours === null ? neck.stillHours : neck.grewByHours;
  return fill(neck.grewByHours === null ? texts.still : texts.grew, { n: number(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours)) });
}

function drawStages(stages, neck) {
  if (stages.length === 0) return word(texts.nothingWaits);
  const grid = element('div', stages.length <= 4 ? 'tiles few' : 'tiles');
  for (const stage of stages) {
    const isNeck = isNeckOf({ bottleneck: neck }, stage);
    const tile = put(grid, 'section', isNeck ? 'tile neck' : 'tile');
    tile.dataset.stage = stage.name;
    const letters = stage.name.length, isLongest = letters > LONGEST && !isNeck;
    put(tile, 'div', 'name two' + (letters > LONG ? ' long' : '') + (isLongest ? ' longest' : ''), stage.name);
    const row = put(tile, 'div', 'row');
    defined(put(row, 'div', 'count', number(stage.waiting)), 'stagePieces');
    const beside = put(row, 'div', 'beside');
    defined(put(beside, 'div', 'batches', fill(stage.batches === 1 ? texts.oneBatch : texts.batches, { n: number(stage.batches) })), 'stageBatches');
    if (stage.oldestSince) defined(put(beside, 'div', 'age', fill(texts.oldest, { age: largest(serverNow() - Date.parse(stage.oldestSince)) })), 'stageOldest');
    const batch = stage.oldestBatch;
    if (isNeck) defined(put(tile, 'div', 'more grew', '▲ ' + grownBy(neck)), neck.grewByHours === null ? 'still' : 'grew');
    else if (!isLongest || stages.length <= 4) defined(put(tile, 'div', 'more one', batch ? batch.designation || batch.name || batch.code : ''), 'stageBatch');
  }
  return grid;
}

function drawBar(row, progress) {
  const bar = put(row, 'div', 'bar');
  for (const [name, pieces] of [['good', progress.good], ['work', progress.inWork], ['scrap', progress.scrapped]]) {
    const share = progress.pieces > 0 ? (100 * pieces) / progress.pieces : 0;
    put(bar, 'i', name).style.width = share + '%';
  }
}

function dayOf(day, withYear) {
  const looks = withYear && language === 'ru' ? { day: '2-digit', month: '2-digit' } : { day: 'numeric', month: 'short' };
  if (withYear) looks.year = '2-digit';
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', Object.assign({ timeZone: 'UTC' }, looks)).format(Date.parse(day));
}

/** Where it lies after all days that a forecast looks at: after which one, as short as its column is; '' where nothing is said. */
function p85Of({ p85, beyond }) {
  return p85 ? '≈ ' + dayOf(p85) : beyond ? '> ' + dayOf(beyond, true) : '';
}

function drawOrders(orders) {
  if (orders.length === 0) return word(texts.noOrders);
  const list = element('div', orders.length <= FEW_ROWS ? 'orders few' : 'orders');
  for (const order of orders) {
    const row = put(list, 'section', order.late ? 'order late' : 'order');
    row.dataset.order = order.designation;
    // The number first: what does not fit is the end of a name.
    const name = put(row, 'div', 'name two');
    const told = order.orderNumber ? fill(texts.order, { n: order.orderNumber }) : order.name ? order.designation : '';
    if (told) put(name, 'small', '', told + ' · ');
    name.append(order.name || order.designation);
    const { good, pieces, inWork } = order.progress;
    const done = defined(put(row, 'div', 'done', fill(texts.done, { n: number(good), all: number(pieces) })), 'done');
    // Pieces that the day leaves out, or else what the bar shows beside what is finished.
    const lacking = order.forecast ? order.forecast.lacking : 0;
    if (lacking > 0) defined(put(done, 'small', 'lacks', fill(texts.lacking, { n: number(lacking) })), 'lacking');
    else if (inWork > 0) defined(put(done, 'small', '', fill(texts.working, { n: number(inWork) })), 'working');
    const p85 = order.forecast && p85Of(order.forecast);
    const due = order.dueDate ? fill(texts.due, { day: dayOf(order.dueDate) }) : '';
    const when = defined(put(row, 'div', 'when', order.late ? '! ' + texts.late : due), order.late ? 'late' : 'due');
    const second = p85 ? p85 : order.late ? due : '';
    if (second) defined(put(when, 'small', '', second), p85 ? 'forecast' : 'due');
    drawBar(row, order.progress);
  }
  return list;
}

function drawToday(now) {
  const grid = element('div', 'figures');
  const figure = (name, value, looks) => {
    const box = defined(put(grid, 'section', 'figure' + (looks ? ' ' + looks : '')), name);
    box.dataset.figure = name;
    put(box, 'span', 'name', texts[name]);
    put(box, 'b', value.length > 8 ? 'longest' : value.length > 5 ? 'long' : '', value);
  };
  const { numbers, attention } = now;
  const bad = (n, looks) => (n > 0 ? looks : '');
  figure('finishedToday', number(numbers.finishedToday), 'wide good');
  figure('scrapToday', number(numbers.scrapToday), bad(numbers.scrapToday, 'bad'));
  figure('waiting', number(numbers.waiting));
  figure('lateOrders', number(numbers.lateOrders), bad(numbers.lateOrders, 'bad'));
  figure('held', number(attention.held), bad(attention.held, 'held'));
  figure('stuck', number(attention.stuck) + (attention.stuckMore ? '+' : ''), bad(attention.stuck, 'warn'));
  figure('calls', number(attention.calls), bad(attention.calls, 'warn'));
  return grid;
}

function slidesOf(now) {
  const ofStages = pagesOf(now.stages, TILES).map((stages) => ({
    name: 'stages', counts: 'stagePieces', title: texts.stages + ', ' + texts.pieces + (stages.some((stage) => isNeckOf(now, stage)) ? ' · ▲ ' + texts.bottleneck : ''), draw: () => drawStages(stages, now.bottleneck) }));
  const told = (orders) => [texts.orders, now.openOrders > 0 ? number(now.openOrders) : '', orders.some(({ forecast }) => forecast && p85Of(forecast)) ? texts.forecast : ''];
  const ofOrders = pagesOf(now.orders, ROWS).slice(0, MOST_ORDER_PAGES).map((orders) => ({
    name: 'orders', title: told(orders).filter(Boolean).join(' · '), counts: 'openOrders', draw: () => drawOrders(orders) }));
  return ofStages.concat(ofOrders, [{ name: 'today', title: texts.today, draw: () => drawToday(now) }]);
}
`;
