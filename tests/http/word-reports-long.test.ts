import PizZip from 'pizzip';
import type { TemplateView } from '../../plugins/word-reports/contracts';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { importerDoors } from '../support/importer';
import { docx, fileOf, linesOf, wordReportDoors } from './word-report-world';

/** Batches with more history and longer compositions than a page of the product holds. */

const CHILDREN = 600;
const ONE_PAGE = 1_000;
const LIMIT = 20_000;

describe('Word reports of what is long', () => {
  let app: TestApp;
  let doors: ReturnType<typeof wordReportDoors>;
  let token: string;
  let code: string;
  let product: string;
  let template: string;

  const keep = async (...lines: string[]): Promise<string> => {
    const made = await doors.send('/templates', await docx(...lines), 'Длинная.docx');
    return (made.body as TemplateView).id;
  };
  /** Of each line how many entries it has. */
  const countsOf = (file: Buffer) => linesOf(file).map((line) => line.split(',').length - 1);
  /** Prints of the batch's label, each an event of its history. */
  const print = (count: number) =>
    app.sql.query(
      `insert into part_events (part_id, revision, kind, data, actor_type, at)
       select part_id, revision, 'label-printed', '{}', 'system', now()
         from part_states, generate_series(1, ${count}) where code = $1`,
      [code],
    );

  beforeAll(async () => {
    app = await startTestApp();
    token = await createApiToken(app);
    doors = wordReportDoors(app, token);
    const children = Array.from({ length: CHILDREN }, (_, n) => `2;Д-${n};Деталь ${n};1;`);
    const bom = ['Уровень;Обозначение;Наименование;Кол-во;Операции', '1;РАМА-1;Рама;1;Сборка', ...children];
    await importerDoors(app, token).imported(bom.join('\r\n'), { orderNumber: '117', quantity: 1 });
    const { rows } = await app.sql.query<{ code: string; product: string }>(
      `select s.code, r.document_id as product from part_states s join parts p on p.id = s.part_id
         join products r on r.id = s.product_id where p.designation = 'РАМА-1'`,
    );
    ({ code, product } = rows[0] ?? { code: '', product: '' });
    template = await keep('{{#История}}{{Что}},{{/История}}', '{{#Состав}}{{Обозначение}},{{/Состав}}');
  });
  afterAll(() => app.stop());

  it('shows all of a history and of a composition, not the first page of them', async () => {
    const order = { template, source: { part: code } };
    const [before = 0, lines] = countsOf(fileOf(await doors.make(order)));
    expect([before > 0 && before < 100, lines]).toEqual([true, CHILDREN]);
    await print(2 * ONE_PAGE + 1);
    expect(countsOf(fileOf(await doors.make(order)))).toEqual([before + 2 * ONE_PAGE + 1, CHILDREN]);
  });

  it('refuses a history that is longer than a report holds, and says whose; without the block it is none', async () => {
    await print(LIMIT);
    const said = async (source: object, language: string) => {
      const asked = doors.as(token).post('/preview', { template, source, language });
      const { status, body } = await asked.set('Accept-Language', language);
      return [status, body.error.details, body.error.message];
    };
    const told = (block: string) => ({ code: 'report-block-too-long', partCode: code, block, limit: LIMIT });
    expect(await said({ part: code }, 'ru')).toEqual([
      ...[422, told('История')],
      `У партии ${code} в блоке «История» больше 20000 записей, в отчёт столько не входит. Уберите этот блок из шаблона или выберите другую партию.`,
    ]);
    expect(await said({ product, each: 'part' }, 'en')).toEqual([
      ...[422, told('History')],
      `Batch ${code} has more than 20000 entries for the block “History”, which is more than a report holds. Take this block out of the template, or choose another batch.`,
    ]);
    const short = await keep('{{№ бирки}}');
    const made = await doors.make({ template: short, source: { product, each: 'part' } });
    expect(Object.keys(new PizZip(fileOf(made)).files)).toHaveLength(CHILDREN + 1);
  });
});
