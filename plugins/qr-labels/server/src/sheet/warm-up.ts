import { setTimeout as pause } from 'node:timers/promises';
import { labelUrl, newLabelCode } from '../../../../../src/codes';
import { drawFile, isSomethingDrawn } from './draw-file';
import { LAYOUTS, placesPerPage } from './layouts';
import type { Sticker } from './sticker';

/** Labels of the sheets that are drawn: the first are small, because nothing has been compiled then and they hold up others. */
const FIRST_SHEETS = [1, 3, 9];
/** After so many whole sheets drawing hardly gets faster. */
const WHOLE_SHEETS = 20;
/** Between two sheets whoever waits is served: drawing one takes some tens of milliseconds. */
const PAUSE_MS = 100;

const LAYOUT = LAYOUTS['a4-3x7'];

/** Words with most of the letters and pairs of letters that labels have. */
const NAMES = [
  'Кронштейн поворотный усиленный сварной',
  'Втулка распорная, исполнение 2',
  'Шестерня ведущая цилиндрическая z = 38',
  'Пластина опорная нижняя (левая)',
  'Болт М12×45 ГОСТ 7798-70',
  'Щека эксцентрика с подъёмным механизмом',
  'Вал-шестерня быстроходный, фланец',
];

function example(number: number): Sticker {
  return {
    code: newLabelCode(),
    designation: `АСЦБ.${301_314 + number}.${String(number % 100).padStart(3, '0')}.00.${number % 10}-01 СБ`,
    name: NAMES[number % NAMES.length] ?? null,
    productDesignation: `АСЦБ.${218 + number}.00.00.000`,
    orderNumber: `2026/${number}`,
    quantity: 1 + number,
    piece: null,
  };
}

/** Draw a sheet of so many labels that nobody sees. */
async function drawSheet(labels: number): Promise<void> {
  const { file } = await drawFile({
    ...{ layout: LAYOUT, format: 'pdf', dpi: 203, language: 'ru', title: '' },
    ...{ skip: 0, design: null, cutMarks: false },
    stickers: Array.from({ length: labels }, (_, number) => example(number)),
    textOf: (code) => labelUrl('http://127.0.0.1:1337', code),
  });
  for await (const piece of file) void piece;
}

/** Until nobody's file is drawn, or it is told to end. Nothing waits for it: the process may end meanwhile. */
async function restBetweenSheets(signal: AbortSignal): Promise<void> {
  do await pause(PAUSE_MS, undefined, { ref: false });
  while (isSomethingDrawn() && !signal.aborted);
}

/**
 * Draw sheets that nobody sees, so that the first one somebody prints finds the fonts read, the letters measured and the code
 * compiled: it takes half the time. Nothing is recorded, nothing is kept but what drawing remembers. While somebody's file is
 * drawn it waits.
 * @param signal ends it between two sheets: the process ends
 * @returns how many sheets were drawn
 */
export async function warmUp(signal: AbortSignal): Promise<number> {
  const sheets = [...FIRST_SHEETS, ...Array.from({ length: WHOLE_SHEETS }, () => placesPerPage(LAYOUT))];
  for (const [drawn, labels] of sheets.entries()) {
    if (signal.aborted) return drawn;
    await drawSheet(labels);
    await restBetweenSheets(signal);
  }
  return sheets.length;
}
