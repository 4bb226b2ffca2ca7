import type { SentFile } from '../../../../../src/admin/kit';

/** What was recorded of a print. */
export interface Printed {
  /** Labels or cards of the file. */
  stickers: number;
  /** Labels, stages or operators of it that had never been printed, and those that had. */
  first: number;
  again: number;
  /** Of the file's name. */
  extension: string;
}

/** What the headers of a printed file say of it. */
export function printedOf({ headers }: SentFile): Printed {
  const number = (name: string) => Number(headers.get(`X-Labels-${name}`));
  const [, extension = 'pdf'] =
    /filename="[^"]*\.(\w+)"/.exec(headers.get('Content-Disposition') ?? '') ?? [];
  return { stickers: number('Printed'), first: number('First'), again: number('Again'), extension };
}
