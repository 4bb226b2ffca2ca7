import type { RepeatedOrder } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors } from '../support/importer';
import { verifyLedgerAt } from '../../src/tracking';

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

const post = (path: string, body: object) =>
  app.http().post(path).set('Authorization', `Bearer ${token}`).send(body);
const repeat = (id: string, body: object) => post(`/api/importer/orders/${id}/repeat`, body);

async function treeOf(order: string): Promise<object[]> {
  const { rows } = await app.sql.query<object>(
    `select p.designation, p.name, p.kind, p.size, p.material, s.required, s.launched, s.route_id, s.route_name,
            (select json_agg(json_build_array(o.stage_name, o.waiting) order by o.sequence)
               from operations o where o.part_id = p.id) as operations,
            (select json_agg(json_build_array(c.item_key, l.quantity) order by c.item_key)
               from bom_lines l join part_states c on c.part_id = l.child_part_id where l.parent_part_id = p.id) as lines
       from part_states s join parts p on p.id = s.part_id join products r on r.id = s.product_id
      where r.order_number = $1 order by s.item_key`,
    [order],
  );
  return rows;
}

it('makes a new order with the composition and the routes of an earlier one, and can be taken back', async () => {
  const { product } = await doors.imported(FIVE_ROWS, { orderNumber: '117', quantity: 2 });
  const answer = await repeat(product.id, { orderNumber: '118', dueDate: '2027-03-01' });
  expect([answer.status, answer.body]).toMatchObject([
    201,
    { quantity: 2, parts: 3, lines: 2, product: { designation: 'АСЦБ-000475', orderNumber: '118' } },
  ]);
  expect(await treeOf('118')).toEqual(await treeOf('117'));
  const { rows } = await app.sql.query<object>(
    `select name, quantity, due_date::text from products where order_number = '118'`,
  );
  expect(rows).toEqual([{ name: 'Наборка №3', quantity: 2, due_date: '2027-03-01' }]);
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null });
  const { importId } = answer.body as RepeatedOrder;
  const undone = await post(`/api/importer/imports/${importId}/undo`, {});
  expect([undone.status, undone.body]).toMatchObject([200, { cancelled: 3 }]);
});

it('makes as many products as are asked for', async () => {
  const { product } = await doors.imported(FIVE_ROWS, { orderNumber: '120', quantity: 2 });
  expect((await repeat(product.id, { orderNumber: '121', quantity: 5 })).status).toBe(201);
  expect((await treeOf('121')).map((part) => (part as { required: number }).required)).toEqual([5, 25, 5]);
});

it('refuses what cannot be repeated, and writes nothing', async () => {
  const { product } = await doors.imported(FIVE_ROWS, { orderNumber: '130' });
  const before = await doors.counts();
  const refused = async (id: string, body: object) => {
    const { status, body: said } = await repeat(id, body);
    return [status, (said as { error: { details: { code: string } } }).error.details.code];
  };
  expect(await refused(product.id, { orderNumber: '130' })).toEqual([409, 'already-exists']);
  expect(await refused('no-such-order', { orderNumber: '131' })).toEqual([404, 'product-not-found']);
  expect(await refused(product.id, { orderNumber: '' })).toEqual([400, 'malformed-request']);
  expect(await refused(product.id, { orderNumber: '131', dueDate: 'soon' })).toEqual([
    400,
    'malformed-request',
  ]);
  expect(await refused(product.id, { orderNumber: '131', quantity: 1_000_000 })).toEqual([
    422,
    'quantity-exceeds-limit',
  ]);
  expect(await doors.counts()).toEqual(before);
});

interface Answer {
  data: Record<string, Record<string, unknown>> | null;
  errors?: { extensions: Record<string, unknown> }[];
}

async function mutate(name: string, type: string, input: object, fields: string): Promise<Answer> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  return (await post('/graphql', { query, variables: { input } })).body as Answer;
}

describe('over GraphQL', () => {
  const content = Buffer.from(FIVE_ROWS).toString('base64');

  it('a file is previewed, committed, repeated and taken back', async () => {
    const input = { fileName: 'bom.csv', content, options: { orderNumber: 'G-1' } };
    const previewed = await mutate(
      'previewImport',
      'PreviewImportInput',
      input,
      'previewId format summary issues',
    );
    expect(previewed.data?.previewImport).toMatchObject({
      format: 'product-row',
      summary: { new: 3 },
      issues: [],
    });
    const previewId = previewed.data?.previewImport?.previewId;
    const fields = 'importId product { id orderNumber }';
    const committed = await mutate('commitImport', 'CommitImportInput', { previewId }, fields);
    const done = committed.data?.commitImport as {
      importId: string;
      product: { id: string; orderNumber: string };
    };
    expect(done.product.orderNumber).toBe('G-1');
    const order = { product: done.product.id, orderNumber: 'G-2', quantity: 3 };
    const repeated = await mutate('repeatOrder', 'RepeatOrderInput', order, `quantity parts ${fields}`);
    expect(repeated.data?.repeatOrder).toMatchObject({
      quantity: 3,
      parts: 3,
      product: { orderNumber: 'G-2' },
    });
    const undone = await mutate(
      'undoImport',
      'UndoImportInput',
      { importId: done.importId },
      'cancelled inUse',
    );
    expect(undone.data?.undoImport).toEqual({ cancelled: 3, inUse: 0 });
  });

  it('refuses with the codes of REST', async () => {
    const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
    const preview = (input: object) => mutate('previewImport', 'PreviewImportInput', input, 'previewId');
    expect(codeOf(await preview({ fileName: 'a.csv', content: '%' }))).toBe('malformed-request');
    expect(codeOf(await preview({ fileName: 'a.csv', content, options: { sheets: 1 } }))).toBe(
      'malformed-request',
    );
    expect(codeOf(await preview({ fileName: 'a.xlsx', content: 'UEsDBAAA' }))).toBe('file-refused');
    const commit = await mutate('commitImport', 'CommitImportInput', { previewId: 'x' }, 'importId');
    expect(codeOf(commit)).toBe('preview-not-found');
    const undo = await mutate('undoImport', 'UndoImportInput', { importId: 'x' }, 'importId');
    expect(codeOf(undo)).toBe('import-not-found');
    const order = { product: 'x', orderNumber: '1' };
    expect(codeOf(await mutate('repeatOrder', 'RepeatOrderInput', order, 'importId'))).toBe(
      'product-not-found',
    );
  });
});
