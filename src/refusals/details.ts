import type { Amounts, WaitingPlace } from '../tracking/contracts';

/** The details of a refusal as they arrive; nothing about their shape is promised to a message. */
export type Details = Readonly<Record<string, unknown>>;

/** The places where pieces wait, as far as `details.where` holds such. */
export function waitingPlaces(details: Details): WaitingPlace[] {
  if (!Array.isArray(details.where)) return [];
  return details.where.filter(
    (place): place is WaitingPlace =>
      typeof place === 'object' &&
      place !== null &&
      typeof (place as WaitingPlace).operation === 'number' &&
      typeof (place as WaitingPlace).waiting === 'number',
  );
}

/** A detail as text, or null where there is none worth saying. */
export function textOf(details: Details, key: string): string | null {
  const value = details[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A detail as a number; 0 where it is none. */
export function numberOf(details: Details, key: string): number {
  const value = details[key];
  return typeof value === 'number' ? value : 0;
}

/** Amounts by outcome among the details; 0 where one is missing. */
export function amountsOf(details: Details, key: string): Amounts {
  const value = details[key];
  const amounts = typeof value === 'object' && value !== null ? (value as Details) : {};
  return {
    good: numberOf(amounts, 'good'),
    scrapped: numberOf(amounts, 'scrapped'),
    rework: numberOf(amounts, 'rework'),
  };
}

/** A list among the details as short text: at most ten items. */
export function listOf(details: Details, key: string): string {
  const value = details[key];
  if (!Array.isArray(value)) return '';
  const items = value.filter((item): item is string => typeof item === 'string');
  return items.slice(0, 10).join(', ') + (items.length > 10 ? ', …' : '');
}

/** A path among the details as text, link by link; of a long one its beginning and its end. */
export function chainOf(details: Details, key: string): string {
  const value = details[key];
  if (!Array.isArray(value)) return '';
  const links = value.filter((item): item is string => typeof item === 'string');
  const told = links.length > 10 ? [...links.slice(0, 5), '…', ...links.slice(-4)] : links;
  return told.join(' → ');
}
