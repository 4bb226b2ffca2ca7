import type { SentFile } from '../../../../../src/admin/kit';

/** What the headers of a report say of it. */
export interface Made {
  fileName: string;
  /** Where in OneDrive it was saved; null: nowhere. */
  savedTo: string | null;
  /** Why it was not saved there although that was asked for, in words. */
  notSaved: string | null;
}

const decoded = (text: string | null): string | null => (text === null ? null : decodeURIComponent(text));

/** Of a file that a door of reports made. */
export function madeOf({ headers }: SentFile): Made {
  const disposition = headers.get('Content-Disposition') ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  const [, plain] = /filename="([^"]+)"/.exec(disposition) ?? [];
  return {
    fileName: encoded === undefined ? (plain ?? 'report.docx') : decodeURIComponent(encoded),
    savedTo: decoded(headers.get('X-Word-Report-Saved')),
    notSaved: decoded(headers.get('X-Word-Report-Not-Saved-Why')),
  };
}
