import type { EntryTexts } from '../texts/entry';

/**
 * The names of a device's cameras as people say them: Android tells "camera2 0, facing back", others tell a name of their own.
 * @param told what the device calls them; '': nothing
 * @returns a name for each, with a number where several would have the same
 */
export function cameraNames(
  told: readonly string[],
  words: Pick<EntryTexts['camera'], 'back' | 'front' | 'title'>,
): string[] {
  const names = told.map((name) => {
    if (/facing back/.test(name)) return words.back;
    return /facing front/.test(name) ? words.front : name || words.title;
  });
  return names.map((name, place) => {
    const isOnly = names.indexOf(name) === names.lastIndexOf(name);
    const number = names.slice(0, place + 1).filter((other) => other === name).length;
    return isOnly ? name : `${name} ${number}`;
  });
}
