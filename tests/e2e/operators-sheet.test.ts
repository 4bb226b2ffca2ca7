import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderPdf, textOfPdf, toolOnPdf } from '../support/decode';
import { runScript } from '../support/run-script';

/** The sheet for the wall prints on one page in each language, with its pictures and to its last words. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sheet-'));
beforeAll(async () => {
  const { code, stderr } = await runScript('scripts/operators-sheet.mjs', [folder]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 60_000);
afterAll(() => fs.rmSync(folder, { recursive: true }));

it.each([
  ['operators.pdf', 'Reporting work', 'after two idle minutes'],
  ['operators.ru.pdf', 'Отметка работы', 'двух минут простоя'],
])('%s is one A4 page', async (name, first, last) => {
  const printed = fs.readFileSync(path.join(folder, name));
  expect(await renderPdf(printed, 20)).toHaveLength(1);
  const text = (await textOfPdf(printed)).replace(/\s+/g, ' ');
  expect([text.includes(first), text.includes(last)]).toEqual([true, true]);
  const pictures = (await toolOnPdf('pdfimages', printed, '-list')).split('\n');
  expect(pictures.filter((line) => / image /.test(line))).toHaveLength(6);
});
