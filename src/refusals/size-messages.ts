import { textOf, type Details } from './details';

/**
 * What is too large in Russian. `limitMb` says how much is taken; `of` what it was: a file with a `bill-of-materials`, the
 * body of a `request`, or something that is not told apart.
 */
export function tooLargeRussian(details: Details): string {
  const limit = textOf(details, 'limitMb');
  if (limit === null) return 'Слишком большой объём. Отправьте по частям.';
  if (details.of === 'bill-of-materials')
    return `Файл больше ${limit} МБ. Сохраните лист с составом изделия отдельным файлом.`;
  if (details.of === 'request')
    return `Запрос больше ${limit} МБ. Большой файл отправьте через REST (multipart/form-data), остальное — по частям.`;
  return `Слишком большой объём: принимается не больше ${limit} МБ. Отправьте по частям.`;
}

/** The same in English. */
export function tooLargeEnglish(details: Details): string {
  const limit = textOf(details, 'limitMb');
  if (limit === null) return 'This is too large. Send it in several parts.';
  if (details.of === 'bill-of-materials')
    return `The file is larger than ${limit} MB. Save the sheet with the bill of materials as a file of its own.`;
  if (details.of === 'request')
    return `The request is larger than ${limit} MB. Send a large file over REST (multipart/form-data), anything else in several parts.`;
  return `This is too large: at most ${limit} MB are taken. Send it in several parts.`;
}
