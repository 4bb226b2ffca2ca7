import { madeOf } from './made-headers';

const sent = (headers: Record<string, string>) => ({ content: new Blob([]), headers: new Headers(headers) });

it('reads the name of a report in any letters', () => {
  const disposition = `attachment; filename="????.docx"; filename*=UTF-8''${encodeURIComponent('Бирка № 1.docx')}`;
  expect(madeOf(sent({ 'Content-Disposition': disposition }))).toEqual({
    ...{ fileName: 'Бирка № 1.docx', savedTo: null, notSaved: null },
  });
  expect(madeOf(sent({ 'Content-Disposition': 'attachment; filename="A-1.docx"' })).fileName).toBe(
    'A-1.docx',
  );
  expect(madeOf(sent({})).fileName).toBe('report.docx');
});

it('reads where it was saved, and why it was not', () => {
  expect(madeOf(sent({ 'X-Word-Report-Saved': encodeURIComponent('Готовые/A-1.docx') })).savedTo).toBe(
    'Готовые/A-1.docx',
  );
  expect(madeOf(sent({ 'X-Word-Report-Not-Saved-Why': encodeURIComponent('Нет прав.') })).notSaved).toBe(
    'Нет прав.',
  );
});
