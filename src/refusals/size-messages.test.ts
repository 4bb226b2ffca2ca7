import { refusalMessage } from './message';

it.each([
  [{}, 'Слишком большой объём. Отправьте по частям.', 'This is too large. Send it in several parts.'],
  [
    { limitMb: 20 },
    'Слишком большой объём: принимается не больше 20 МБ. Отправьте по частям.',
    'This is too large: at most 20 MB are taken. Send it in several parts.',
  ],
  [
    { limitMb: 50, of: 'bill-of-materials' },
    'Файл больше 50 МБ. Сохраните лист с составом изделия отдельным файлом.',
    'The file is larger than 50 MB. Save the sheet with the bill of materials as a file of its own.',
  ],
  [
    { limitMb: 1, of: 'request' },
    'Запрос больше 1 МБ. Большой файл отправьте через REST (multipart/form-data), остальное — по частям.',
    'The request is larger than 1 MB. Send a large file over REST (multipart/form-data), anything else in several parts.',
  ],
])('what is too large is told with its limit: %j', (details, russian, english) => {
  expect([refusalMessage('too-large', details, 'ru'), refusalMessage('too-large', details, 'en')]).toEqual([
    russian,
    english,
  ]);
});
