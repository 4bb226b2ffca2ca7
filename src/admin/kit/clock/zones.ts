/** What a clock in the zone shows at the instant, to the minute. Pure. */
function shown(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/**
 * Whether clocks in the two zones (IANA names) tell different times at the instant; zones of another name but the same
 * time, such as Europe/Moscow and Europe/Minsk, do not differ. Pure.
 */
export function clocksDiffer(at: Date, one: string, other: string): boolean {
  return shown(at, one) !== shown(at, other);
}
