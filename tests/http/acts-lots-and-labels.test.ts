import { randomUUID } from 'node:crypto';
import { verifyLedgerAt } from '../../src/tracking';
import { act, pageOf, scanned, startActs, told, waitingOf, world } from './act-world';
import { refusedBy, scanOf } from './scan-world';

beforeAll(startActs);
afterAll(() => world.app.stop());

afterEach(async () => {
  expect(await verifyLedgerAt(world.app.databaseUrl)).toMatchObject({ difference: null });
});

describe('split', () => {
  test('makes a lot of its own that goes on from where the pieces waited', async () => {
    const code = await world.part(10);
    await scanned(code, { good: 6 });
    const body = { factId: randomUUID(), quantity: 4, operation: 2 };
    const split = await world.post(`/api/parts/${code}/split`, body);
    expect(split.status).toBe(201);
    expect(waitingOf(split)).toEqual([4, 2, 0]);
    expect(told(split)).toMatchObject({ part: { quantity: 6, lot: 0 }, proposals: [] });
    const lot = told(split).lot?.code ?? '';
    const page = await pageOf(lot);
    expect(page.part).toMatchObject({ code: lot, lot: 1, quantity: 4, required: 0, status: 'in-work' });
    expect(page.operations.map(({ number, waiting, done }) => [number, waiting, done])).toEqual([
      [1, 0, 4],
      [2, 4, 0],
      [3, 0, 0],
    ]);
    const again = await world.post(`/api/parts/${code}/split`, body);
    expect(again.status).toBe(200);
    expect(told(again)).toMatchObject({ replayed: true, lot: { code: lot } });
    await scanned(lot, { operation: 2, good: 4 });
    const second = await act(lot, 'split', { quantity: 1, operation: 3 });
    expect((await pageOf(told(second).lot?.code ?? '')).part).toMatchObject({ lot: 2, quantity: 1 });
    const { rows } = await world.app.sql.query<{ root: string; lots: number }>(
      `select r.code as root, count(*)::int as lots from part_states s join part_states r on r.part_id = s.root_part_id
        where r.code = $1 group by r.code`,
      [code],
    );
    expect(rows).toEqual([{ root: code, lots: 3 }]);
    expect(refusedBy(await act(code, 'split', { quantity: 5 }))).toMatchObject({ waiting: 4, asked: 5 });
  });

  test('is reversed while nobody has worked on the lot', async () => {
    const code = await world.part(5);
    const lot = told(await act(code, 'split', { quantity: 2 })).lot?.code ?? '';
    const factId = randomUUID();
    const reversed = await world.post(`/api/parts/${lot}/reverse-split`, { factId });
    expect(reversed.status).toBe(201);
    expect(told(reversed)).toMatchObject({
      part: { code: lot, status: 'cancelled', quantity: 0 },
      returnedTo: { code },
    });
    expect(await pageOf(code)).toMatchObject({ part: { quantity: 5 }, operations: [{ waiting: 5 }, {}, {}] });
    const again = await world.post(`/api/parts/${lot}/reverse-split`, { factId });
    expect(told(again)).toMatchObject({ replayed: true, returnedTo: { code } });
    expect(refusedBy(await act(code, 'reverse-split'))).toMatchObject({
      status: 409,
      code: 'part-not-split',
    });
    const next = told(await act(code, 'split', { quantity: 2 })).lot?.code ?? '';
    expect((await pageOf(next)).part.lot).toBe(2);
    await scanned(next, {});
    expect(refusedBy(await act(next, 'reverse-split'))).toEqual({
      status: 409,
      code: 'lot-has-work',
      facts: 1,
    });
  });

  test('takes what describes the batch along, the own fields of the factory included', async () => {
    const { product, app } = world;
    const data = {
      designation: 'PT.LOT',
      name: 'Кронштейн',
      material: 'Ст3',
      quantity: 3,
      product: product.documentId,
      attributes: { colour: 'red' },
    };
    const made = await world.post('/api/parts', { data });
    const { code } = (made.body as { data: { code: string } }).data;
    const lot = told(await act(code, 'split', { quantity: 1 })).lot?.code ?? '';
    const { rows } = await app.sql.query(
      `select p.designation, p.name, p.material, p.attributes::json as attributes, l.product_id
         from parts p join part_states s on s.part_id = p.id join parts_product_lnk l on l.part_id = p.id where s.code = $1`,
      [lot],
    );
    const { quantity: _quantity, product: _product, ...fields } = data;
    expect(rows).toEqual([{ ...fields, product_id: product.id }]);
  });

  test('two splits at once number their lots one after the other', async () => {
    const code = await world.part(8);
    const answers = await Promise.all(Array.from({ length: 4 }, () => act(code, 'split', { quantity: 2 })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const lots = await Promise.all(
      answers.map(async (answer) => (await pageOf(told(answer).lot?.code ?? '')).part.lot),
    );
    expect(lots.sort()).toEqual([1, 2, 3, 4]);
  });
});

describe('void-label', () => {
  test('gives the batch another code, and the old one still finds it', async () => {
    const old = await world.part(3);
    const beforeVoiding = new Date().toISOString();
    const body = { factId: randomUUID(), reason: 'torn' };
    const voided = await world.post(`/api/parts/${old}/void-label`, body);
    expect(voided.status).toBe(201);
    const { code } = told(voided).part;
    expect(code).not.toBe(old);
    expect(await pageOf(old)).toMatchObject({ part: { code }, label: { voided: true, validCode: code } });
    expect(await pageOf(code)).not.toHaveProperty('label');
    expect(refusedBy(await world.post('/api/scans', scanOf(old)))).toMatchObject({
      status: 409,
      code: 'label-voided',
      validCode: code,
    });
    await scanned(old, { occurredAt: beforeVoiding });
    await scanned(code, {});
    expect((await world.post(`/api/parts/${old}/void-label`, body)).status).toBe(200);
    expect(refusedBy(await act(old, 'void-label'))).toMatchObject({ code: 'label-voided', validCode: code });
    const third = told(await act(code, 'void-label')).part.code;
    expect(await pageOf(old)).toMatchObject({ label: { validCode: third } });
    expect(told(await act(old, 'add', { quantity: 1 })).part).toMatchObject({ code: third, quantity: 4 });
  });
});
