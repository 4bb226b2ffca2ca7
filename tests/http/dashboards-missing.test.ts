import ExcelJS from 'exceljs';
import { makePart } from '../support';
import { bytesOf } from './answer-bytes';
import { act, scanned, startActs, told, world } from './act-world';

/** What is missing for an assembly: needed by all its parents - finished by all its lots, REPORTS.md's definition. */

let frame: string;
let cart: string;
let axle: string;
let bolt: string;

const ofKind = (
  designation: string,
  kind: 'assembly' | 'part' | 'standard',
  quantity: number,
  routed = true,
) =>
  makePart(world.app, {
    product: world.product,
    designation,
    kind,
    quantity,
    route: routed ? world.route : null,
  });

async function missing(code: string, token = world.apiToken) {
  return world.app
    .http()
    .get(`/api/dashboards/parts/${code}/missing`)
    .set('Authorization', `Bearer ${token}`);
}

async function figures(code: string): Promise<unknown[]> {
  const answer = await missing(code);
  expect(answer.status).toBe(200);
  const { components } = answer.body as { components: Record<string, unknown>[] };
  return components.map((one) => [one.designation, one.perAssembly, one.needed, one.finished, one.missing]);
}

async function finish(code: string, good: number): Promise<void> {
  for (const operation of [1, 2, 3]) await scanned(code, { operation, good });
}

beforeAll(async () => {
  await startActs();
  frame = await ofKind('С-1', 'assembly', 5);
  cart = await ofKind('С-2', 'assembly', 2);
  axle = await ofKind('Д-1', 'part', 20);
  bolt = await ofKind('Б-1', 'standard', 100, false);
  for (const [parent, childCode, quantityPerParent] of [
    [frame, axle, 2],
    [cart, axle, 3],
    [frame, bolt, 8],
  ] as const) {
    expect((await act(parent, 'children', { childCode, quantityPerParent })).status).toBe(201);
  }
}, 120_000);
afterAll(() => world.app.stop());

it('counts what all assemblies in production need, less what is finished; bolts are nobody’s to report', async () => {
  expect(await figures(frame)).toEqual([
    ['Д-1', 2, 16, 0, 16],
    ['Б-1', 8, 40, 0, null],
  ]);
  expect(await figures(cart)).toEqual([['Д-1', 3, 16, 0, 16]]);
  expect(await figures(axle)).toEqual([]);
});

it('follows reports of all lots of the part, and tells where the rest is', async () => {
  await finish(axle, 6);
  const split = await act(axle, 'split', { operation: 1, quantity: 4 });
  expect(split.status).toBe(201);
  await finish(told(split).lot?.code ?? '', 3);
  expect(await figures(cart)).toEqual([['Д-1', 3, 16, 9, 7]]);
  const { components } = (await missing(cart)).body as { components: { stages: { waiting: number }[] }[] };
  expect(components[0]?.stages.map(({ waiting }) => waiting).sort()).toEqual([1, 10]);
});

it('needs less where assemblies are withdrawn, and never less than nothing', async () => {
  expect((await act(frame, 'withdraw', { operation: 1, quantity: 4 })).status).toBe(201);
  expect(await figures(frame)).toEqual([
    ['Д-1', 2, 8, 9, 0],
    ['Б-1', 8, 8, 0, null],
  ]);
});

describe('as a file', () => {
  const DANGEROUS = '=HYPERLINK("http://x.invalid")';
  let box: string;
  let lid: string;

  beforeAll(async () => {
    box = await ofKind('Я-1', 'assembly', 2);
    lid = await ofKind(DANGEROUS, 'part', 6);
    for (const [childCode, quantityPerParent] of [
      [lid, 3],
      [bolt, 4],
    ] as const) {
      expect((await act(box, 'children', { childCode, quantityPerParent })).status).toBe(201);
    }
    await scanned(lid, { operation: 1, good: 2 });
  });

  const file = (format: string, language: string) =>
    bytesOf(
      world.app
        .http()
        .get(`/api/dashboards/parts/${box}/missing`)
        .query({ format })
        .set('Authorization', `Bearer ${world.apiToken}`)
        .set('Accept-Language', language),
    );

  it('says the same as the page, and runs nothing', async () => {
    const { components } = (await missing(box)).body as {
      components: { needed: number; stages: { stage: string; waiting: number }[] }[];
    };
    const [ofLid, ofBolt] = components;
    const where = ofLid?.stages.map(({ stage, waiting }) => `${stage} ${waiting}`).join(', ');
    expect(ofLid?.stages.map(({ waiting }) => waiting)).toEqual([4, 2]);
    const csv = await file('csv', 'ru');
    expect(csv.type).toBe('text/csv');
    expect(csv.disposition).toContain(`missing-parts_${box}.csv`);
    expect(csv.bytes.toString().split('\r\n')).toEqual([
      '\uFEFFОбозначение;Наименование;Код этикетки;На один;Нужно;Готово;Не хватает;Где сейчас',
      `"'${DANGEROUS.replaceAll('"', '""')}";;${lid};3;6;0;6;${where}`,
      `Б-1;;${bolt};4;${ofBolt?.needed};;;без операций, не учитывается`,
      '',
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file('xlsx', 'en')).bytes as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.name).toBe('What is missing');
    expect((sheet?.getSheetValues() as unknown[][])[2]).toEqual(
      [DANGEROUS, undefined, lid, 3, 6, 0, 6, where].reduce<unknown[]>((cells, value, at) => {
        if (value !== undefined) cells[at + 1] = value;
        return cells;
      }, []),
    );
    expect(sheet?.getCell('A2').formula).toBeUndefined();
  });

  it('is in the audit log before it goes out; another format is refused', async () => {
    const { rows } = await world.app.sql.query(
      `select subject_id, difference::json as difference from audit_entries
        where action = 'run-report' order by id desc limit 2`,
    );
    expect(rows.map(({ subject_id: subject, difference }) => [subject, difference])).toEqual(
      ['xlsx', 'csv'].map((format) => [
        'missing-parts',
        { report: 'missing-parts', format, filter: { part: box } },
      ]),
    );
    const { status, body } = await world.app
      .http()
      .get(`/api/dashboards/parts/${box}/missing?format=pdf`)
      .set('Authorization', `Bearer ${world.apiToken}`);
    expect([status, body.error.details]).toEqual([400, { code: 'malformed-request', paths: ['format'] }]);
  });
});

it('refuses what is no code, and who is nobody', async () => {
  expect((await missing('X')).body.error.details.code).toBe('part-code-malformed');
  expect((await missing(bolt.slice(0, -1) + (bolt.endsWith('0') ? '1' : '0'))).status).toBe(400);
  expect((await missing(frame, 'nobody')).status).toBe(401);
  expect((await world.app.http().get(`/dashboards/parts/${frame}/missing`)).status).toBe(401);
});
