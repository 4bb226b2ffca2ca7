/** The start of a factory's day (`2026-01-31`) as an instant (ISO 8601). */
export function startOfDay(day: string, timeZone: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const inZone = new Date(noon.toLocaleString('en-US', { timeZone }));
  const inUtc = new Date(noon.toLocaleString('en-US', { timeZone: 'UTC' }));
  return new Date(Date.parse(`${day}T00:00:00Z`) - (inZone.getTime() - inUtc.getTime())).toISOString();
}

const two = (value: number) => String(value).padStart(2, '0');

/** The day that was picked, by the browser's own clock: `2026-01-31`. */
export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
