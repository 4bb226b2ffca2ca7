import { printedOf } from './printed-headers';

const sent = (headers: Record<string, string>) => ({ content: new Blob([]), headers: new Headers(headers) });

it('tells of a printed file what its headers say', () => {
  const headers = {
    ...{ 'X-Labels-Printed': '12', 'X-Labels-First': '5', 'X-Labels-Again': '7' },
    'Content-Disposition': 'inline; filename="labels.zip"',
  };
  expect(printedOf(sent(headers))).toEqual({ stickers: 12, first: 5, again: 7, extension: 'zip' });
});

it('takes a file without a name for a PDF', () => {
  expect(printedOf(sent({ 'X-Labels-Printed': '1' }))).toEqual({
    ...{ stickers: 1, first: 0, again: 0 },
    extension: 'pdf',
  });
});
