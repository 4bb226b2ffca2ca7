import PizZip from 'pizzip';
import type { TemplateView } from '../../plugins/word-reports/contracts';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { importerDoors } from '../support/importer';
import { docx, fileOf, linesOf, wordReportDoors } from './word-report-world';

/** Reports of an order with more batches than a run has documents, and one more than a document holds. */

const BATCHES = 20_001;
const LIMIT = 20_000;
const DOCUMENTS = 1_000;
const OPERATIONS = 10;

describe('Word reports of an order of many batches', () => {
  let app: TestApp;
  let doors: ReturnType<typeof wordReportDoors>;
  let token: string;
  let product: string;
  let list: string;

  const keep = async (...lines: string[]): Promise<string> => {
    const made = await doors.send('/templates', await docx(...lines), 'Перечень.docx');
    return (made.body as TemplateView).id;
  };
  const said = async (order: object, language = 'ru') => {
    const asked = doors.as(token).post('/preview', { template: list, language, ...order });
    const { status, body } = await asked.set('Accept-Language', language);
    return [status, body.error?.details, body.error?.message];
  };
  const batches = async (source: object): Promise<string[]> => {
    const [line = ''] = linesOf(fileOf(await doors.make({ template: list, source })));
    return line.split(' ').filter(Boolean);
  };
  /** Give the first batches these operations too, in which no piece waits. */
  const addOperations = (from: number, to: number, batchCount: number) =>
    app.sql.query(
      `insert into operations (part_id, number, sequence, stage_id, stage_name, stage_kind, optional, may_scrap, may_rework,
                               waiting, good, scrapped, reworked, skipped, started, replaced)
       select o.part_id, n, n, o.stage_id, o.stage_name, o.stage_kind, false, true, true, 0, 0, 0, 0, 0, false, false
         from (select * from operations where number = 1 order by part_id limit ${batchCount}) o,
              generate_series(${from}, ${to}) as n`,
    );
  const fileNames = (file: Buffer) => Object.keys(new PizZip(file).files);

  beforeAll(async () => {
    app = await startTestApp();
    token = await createApiToken(app);
    doors = wordReportDoors(app, token);
    const rows = Array.from({ length: BATCHES }, (_, n) => `1;Д-${n + 1};Деталь;1;Сверление`);
    const bom = ['Уровень;Обозначение;Наименование;Кол-во;Операции', ...rows];
    await importerDoors(app, token).imported(bom.join('\r\n'), { orderNumber: '117', quantity: 1 });
    const found = await app.sql.query<{ product: string }>('select document_id as product from products');
    product = found.rows[0]?.product ?? '';
    list = await keep('{{#Детали}}{{Обозначение}} {{/Детали}}');
  });
  afterAll(() => app.stop());

  it('makes one document of as many batches as it holds', async () => {
    const some = await batches({ product, firstBatch: 1, lastBatch: LIMIT });
    expect([some.length, some[0], some.at(-1)]).toEqual([LIMIT, 'Д-1', `Д-${LIMIT}`]);
    expect(await batches({ product, firstBatch: LIMIT, lastBatch: LIMIT + 1 })).toEqual([
      `Д-${LIMIT}`,
      `Д-${BATCHES}`,
    ]);
  });

  it('says of one batch more which to choose, and makes these', async () => {
    const told = {
      code: 'report-block-too-long',
      product: expect.any(String),
      limit: LIMIT,
      firstBatch: 1,
      lastBatch: LIMIT,
    };
    expect(await said({ source: { product } })).toEqual([
      ...[422, { ...told, block: 'Детали' }],
      'В блоке «Детали» было бы больше 20000 партий, в один документ столько не входит. Укажите «Партии с» 1 «по» 20000, а следующие составьте другим документом, начиная с 20001.',
    ]);
    expect(await said({ source: { product, firstBatch: 2 } })).toEqual([200, undefined, undefined]);
    expect((await said({ source: { product } }, 'en'))[2]).toBe(
      'The block “Parts” would have more than 20000 batches, which is more than a document holds. Say “Batches from” 1 “to” 20000, and make another document of the following, from 20001.',
    );
  });

  it('reads no batches for a template that shows none', async () => {
    const head = await keep('{{Изделие}} {{Заказ}}');
    const [line] = linesOf(fileOf(await doors.make({ template: head, source: { product } })));
    expect(line).toMatch(/ 117$/);
  });

  it('says how to have a document of each of more batches than a run has, and makes these', async () => {
    const each = { product, each: 'part' };
    const told = { code: 'too-many-reports', limit: DOCUMENTS };
    expect(await said({ source: each })).toEqual([
      ...[422, { ...told, firstBatch: 1, lastBatch: DOCUMENTS }],
      'По документу на партию выходит больше 1000 документов, за один раз столько не составляется. Укажите «Партии с» 1 «по» 1000, а следующие составьте потом, начиная с 1001.',
    ]);
    expect((await said({ source: { ...each, firstBatch: 501 } }, 'en'))[2]).toBe(
      'A document for each batch makes more than 1000 documents, which is more than are made at once. Say “Batches from” 501 “to” 1500, and make the following afterwards, from 1501.',
    );
    expect((await said({ source: { ...each, firstBatch: 501, lastBatch: 1501 } }))[1]).toEqual({
      ...told,
      ...{ firstBatch: 501, lastBatch: 1500 },
    });
    const template = await keep('{{Обозначение}}');
    const made = await doors.make({
      ...{ template, fileNamePattern: '{{Обозначение}}' },
      source: { ...each, firstBatch: 19_002, lastBatch: 20_001 },
    });
    const names = fileNames(fileOf(made));
    expect([names.length, names[0], names.at(-1)]).toEqual([DOCUMENTS, 'Д-19002.docx', 'Д-20001.docx']);
  });

  it('refuses batches that there are not, and numbers that are none', async () => {
    const beyond = await said({ source: { product, firstBatch: BATCHES + 1 } });
    expect([beyond[0], (beyond[1] as { code: string }).code]).toEqual([422, 'nothing-to-report']);
    const malformed = { code: 'malformed-request', paths: ['source.lastBatch'] };
    expect((await said({ source: { product, firstBatch: 3, lastBatch: 2 } })).slice(0, 2)).toEqual([
      400,
      malformed,
    ]);
    expect((await said({ source: { product, firstBatch: 0 } }))[0]).toBe(400);
  });

  it('bounds what blocks hold together, and says what to do', async () => {
    await addOperations(2, OPERATIONS, BATCHES);
    const template = await keep('{{#Детали}}{{#Операции}}{{№}} {{/Операции}}{{/Детали}}');
    const made = async (lastBatch: number) => {
      const { status, body } = await doors.as(token).post('', { template, source: { product, lastBatch } });
      const { details, message } = (body as { error?: { details: object; message: string } }).error ?? {};
      return [status, details, message];
    };
    expect(await made(LIMIT)).toEqual([200, undefined, undefined]);
    await addOperations(OPERATIONS + 1, OPERATIONS + 1, 1);
    // The check, asked for at every change of the form, looks at the first batches alone.
    expect((await said({ template, source: { product, lastBatch: LIMIT } }))[0]).toBe(200);
    expect(await made(LIMIT)).toEqual([
      ...[422, { code: 'report-entries-too-many', limit: 200_000 }],
      'В отчёте было бы больше 200000 записей операций, состава и истории. Возьмите меньше партий («Партии с» и «по») или уберите из шаблона один из этих блоков.',
    ]);
  }, 240_000);
});
