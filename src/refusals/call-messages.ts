import type { RefusalCode } from '../tracking/contracts';
import { textOf, type Details } from './details';

type Messages = Readonly<
  Record<
    Extract<RefusalCode, 'call-not-found' | 'call-taken' | 'call-closed'>,
    string | ((details: Details) => string)
  >
>;

function byWhom(details: Details): string {
  const by = textOf(details, 'by');
  return by ? ` (${by})` : '';
}

export const CALL_RUSSIAN: Messages = {
  'call-not-found': 'Такого вызова у этой партии нет. Обновите список вызовов.',
  'call-taken': (details) => `Этот вызов уже приняли${byWhom(details)}. Идти второй раз не нужно.`,
  'call-closed': (details) =>
    `Этот вызов уже закрыт${byWhom(details)}. Если помощь ещё нужна, вызовите снова.`,
};

export const CALL_ENGLISH: Messages = {
  'call-not-found': 'There is no such call at this batch. Read the list of calls again.',
  'call-taken': (details) => `This call is taken already${byWhom(details)}. Nobody else needs to go.`,
  'call-closed': (details) =>
    `This call has ended already${byWhom(details)}. Call again where help is still needed.`,
};
