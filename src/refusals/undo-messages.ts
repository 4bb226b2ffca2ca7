import type { RefusalCode } from '../tracking/contracts';
import { amountsOf, numberOf, textOf, type Details } from './details';
import { counted } from './plural';

type Messages = Readonly<
  Record<
    Extract<
      RefusalCode,
      | 'pieces-already-moved'
      | 'already-undone'
      | 'undo-of-undo'
      | 'undo-window-passed'
      | 'already-settled'
      | 'settled-report-counted'
    >,
    string | ((details: Details) => string)
  >
>;

/** Who settled a report, where the details say so. */
function settledBy({ settledBy: scan }: Details): string | null {
  return typeof scan === 'object' && scan !== null ? textOf(scan as Details, 'by') : null;
}

function movedEnglish(details: Details): string {
  const { good, scrapped, rework } = amountsOf(details, 'movable');
  const pieces = [
    good > 0 && `${good} good`,
    scrapped > 0 && `${scrapped} scrapped`,
    rework > 0 && `${rework} sent back for rework`,
  ].filter(Boolean);
  return pieces.length > 0
    ? `Not so many pieces can be taken back any more. You can still take back: ${pieces.join(', ')}.`
    : 'The pieces have moved on and cannot be taken back here. Undo the later report first.';
}

function movedRussian(details: Details): string {
  const { good, scrapped, rework } = amountsOf(details, 'movable');
  const pieces = [
    good > 0 && `годных ${good}`,
    scrapped > 0 && `брака ${scrapped}`,
    rework > 0 && `на доработке ${rework}`,
  ].filter(Boolean);
  return pieces.length > 0
    ? `Столько вернуть уже нельзя. Ещё можно вернуть: ${pieces.join(', ')}, в штуках.`
    : 'Детали уже ушли дальше, вернуть их здесь нельзя. Сначала отмените более позднюю отметку.';
}

/** Why a report was dismissed, where it was; its words end in no full stop. */
function dismissedFor({ settledBy: scan }: Details): string | null {
  const reason = typeof scan === 'object' && scan !== null ? textOf(scan as Details, 'dismissed') : null;
  return reason?.replace(/[.\s]+$/u, '') ?? null;
}

function settledEnglish(details: Details): string {
  const dismissed = dismissedFor(details);
  if (dismissed)
    return `The report has been dismissed by ${settledBy(details) ?? '–'}: ${dismissed}. It is not counted.`;
  const by = settledBy(details);
  return `The report has been settled${by ? ` by ${by}` : ''} and is not counted again. Nothing is to be done.`;
}

function settledRussian(details: Details): string {
  const dismissed = dismissedFor(details);
  if (dismissed) return `Эту отметку не учитывают (${settledBy(details) ?? '–'}): ${dismissed}.`;
  const by = settledBy(details);
  return `С этой отметкой уже разобрались${by ? ` (${by})` : ''}, ещё раз она не учитывается. Делать ничего не нужно.`;
}

const MINUTE = { one: 'minute', other: 'minutes' };
const MINUTY = { one: 'минуты', other: 'минут' };

/** Why a report cannot be undone or settled, in English. */
export const UNDO_ENGLISH: Messages = {
  'pieces-already-moved': movedEnglish,
  'already-undone': 'This report is undone already. Nothing of it is left to take back.',
  'already-settled': settledEnglish,
  'settled-report-counted': 'This report was counted, so there is nothing to settle. Undo it if it is wrong.',
  'undo-of-undo': 'An undo cannot be undone. Report the pieces again.',
  'undo-window-passed': (details) =>
    `More than ${counted('en', numberOf(details, 'minutes'), MINUTE)} have passed since the report. Ask the foreman to correct it.`,
};

/** Why a report cannot be undone or settled, in Russian. */
export const UNDO_RUSSIAN: Messages = {
  'pieces-already-moved': movedRussian,
  'already-undone': 'Эта отметка уже отменена. Возвращать больше нечего.',
  'already-settled': settledRussian,
  'settled-report-counted': 'Эта отметка учтена, разбирать нечего. Если она неверна, отмените её.',
  'undo-of-undo': 'Отмену нельзя отменить. Отметьте детали ещё раз.',
  'undo-window-passed': (details) =>
    `После отметки прошло больше ${counted('ru', numberOf(details, 'minutes'), MINUTY)}. Исправить её может мастер.`,
};
