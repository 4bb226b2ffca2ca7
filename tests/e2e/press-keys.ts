import type { Page } from 'playwright-core';

const LATIN = 'QWERTYUIOPASDFGHJKLZXCVBNM';
const RUSSIAN = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ';

interface Keyboard {
  layout?: 'en' | 'ru';
  gapMs?: number;
  /** Something that happens after so many keys, while the scanner's own clock stands still. */
  pause?: { after: number; meanwhile(): Promise<void> };
}

/** The key that a scanner presses for a character, and what the keyboard layout makes of it. */
function keyOf(character: string, layout: 'en' | 'ru'): { code: string; key: string } {
  if (character === '/') return { code: 'Slash', key: layout === 'ru' ? '.' : '/' };
  if (character === ':') return { code: 'Semicolon', key: layout === 'ru' ? 'Ж' : ':' };
  if (character === '.') return { code: 'Period', key: layout === 'ru' ? 'ю' : '.' };
  if (/\d/.test(character)) return { code: `Digit${character}`, key: character };
  const key = layout === 'ru' ? (RUSSIAN[LATIN.indexOf(character)] ?? character) : character;
  return { code: `Key${character}`, key };
}

/** Keys as a scanner presses them: so far apart by the clock of the events, however busy this machine is. */
export async function scanByWedge(
  page: Page,
  text: string,
  { layout = 'en', gapMs = 5, pause }: Keyboard = {},
): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const startedS = Date.now() / 1_000;
  const pressed = [...text].map((character) => {
    const { code, key } = keyOf(character, layout);
    return { key, code, text: key };
  });
  const events = [...pressed, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }].map(
    (event, place) => ({
      ...event,
      type: 'keyDown' as const,
      timestamp: startedS + (place * gapMs) / 1_000,
    }),
  );
  const press = (some: typeof events) =>
    Promise.all(some.map((event) => keyboard.send('Input.dispatchKeyEvent', event)));
  await press(events.slice(0, pause?.after));
  if (pause) {
    await pause.meanwhile();
    await press(events.slice(pause.after));
  }
  await keyboard.detach();
}
