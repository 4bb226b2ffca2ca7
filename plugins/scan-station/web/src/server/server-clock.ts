/** How far the server's clock is ahead of this device's; 0 until it has answered. Milliseconds. */
let aheadMs = 0;

/** Half a second: answers tell their time in whole ones. */
const ROUNDED_MS = 500;

/** Learn the server's clock from an answer. @param date its `Date` header */
export function learnClock(date: string | null): void {
  const toldMs = Date.parse(date ?? '');
  if (!Number.isNaN(toldMs)) aheadMs = toldMs + ROUNDED_MS - Date.now();
}

/** The time by the server's clock, to a second or two: for what is compared with times that it told. */
export const serverNowMs = (): number => Date.now() + aheadMs;
