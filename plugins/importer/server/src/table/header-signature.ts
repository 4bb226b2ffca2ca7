import { createHash } from 'node:crypto';
import { lettersAt, type Header } from './header';

function normal(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, '');
}

/**
 * What a heading is known by when the next file comes from the same program: its words without regard to case and spaces,
 * each with its column. Pure.
 * @returns SHA-256 in hexadecimal
 */
export function headerSignature({ texts }: Pick<Header, 'texts'>): string {
  const words = texts.flatMap((text, index) => {
    const word = normal(text);
    return word === '' ? [] : [[lettersAt(index), word]];
  });
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
