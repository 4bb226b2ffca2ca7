import type { Preview, PreviewOptions } from '../../plugins/importer/server/src/contracts';
import { makeRoute, makeStages, type TestApp } from '../support';
import { importerDoors, startImporter, type ImporterDoors } from '../support/importer';

/** Issues that only a database brings about: fields that every part must have, rights, stages that are in use no more. */

let app: TestApp;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, doors } = await startImporter({ inspector: { type: 'string', required: true } }));
});
afterAll(() => app.stop());

const HEADING = 'Обозначение;Наименование;Кол-во;inspector';
const issuesOf = ({ issues }: Preview) =>
  issues.map(({ severity, code, column, row }) => [severity, code, `${column ?? ''}${row ?? ''}`]);

it('a field that every part must have has no column, or an empty cell of a new part', async () => {
  const without = await doors.previewOf('Обозначение;Наименование;Кол-во\nПОЛЕ;Узел;\nПОЛЕ.1;Вал;1\n');
  expect(issuesOf(without)).toEqual([['error', 'own-field-unmapped', '']]);
  expect(without.issues[0]?.message).toContain('inspector');
  const file = `${HEADING}\nПОЛЕ;Узел;;Петров\nПОЛЕ.1;Вал;1;Иванов\nПОЛЕ.2;Ось;1;\n`;
  const empty = await doors.previewOf(file);
  expect(issuesOf(empty)).toEqual([['error', 'own-value-missing', 'D4']]);
  const refused = await doors.commit(empty.previewId);
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { error: { details: { code: 'preview-has-errors', rows: [4] } } },
  ]);
  expect((await doors.commit(empty.previewId, { exclude: [4] })).status).toBe(201);
});

it('whose token may import and not change quantities is told so of each proposal', async () => {
  const file = (shaft: number, axle: number): string =>
    `${HEADING}\nПРАВО;Узел;;П\nПРАВО.1;Вал;${shaft};П\nПРАВО.2;Ось;${axle};П\n`;
  await doors.imported(file(4, 4));
  const { accessKey } = (await app.strapi.service('admin::api-token')?.create({
    ...{ kind: 'content-api', name: 'import only', description: '', type: 'custom', lifespan: null },
    permissions: ['plugin::importer.preview.create', 'plugin::importer.preview.commit'],
  })) as { accessKey: string };
  const own = importerDoors(app, accessKey);
  const options: PreviewOptions = { duplicates: 'update' };
  const preview = await own.previewOf(file(6, 3), options);
  expect(issuesOf(preview)).toEqual([
    ['warning', 'add-refused', 'C3'],
    ['warning', 'withdraw-refused', 'C4'],
  ]);
  expect(preview.proposals.map(({ id, refused }) => [id, refused?.code])).toEqual([
    ['add d:ПРАВО.1', 'not-permitted'],
    ['withdraw d:ПРАВО.2', 'not-permitted'],
  ]);
  const accepted = await own.commit(preview.previewId, { accept: ['add d:ПРАВО.1'] });
  expect([accepted.status, accepted.body]).toMatchObject([
    422,
    { error: { details: { code: 'preview-has-errors' } } },
  ]);
  expect((await own.commit(preview.previewId)).status).toBe(201);
});

it('the route that new parts would get has a stage that is in use no more', async () => {
  await makeStages(app, ['Слесарная', 'Ручная сварка']);
  await makeRoute(app, 'Обычный', ['Слесарная', 'Ручная сварка'], true);
  await app.sql.query(`update stages set retired = true where name = 'Ручная сварка'`);
  const preview = await doors.previewOf(`${HEADING}\nМАРШ;Узел;;П\nМАРШ.1;Вал;1;П\n`);
  expect(issuesOf(preview)).toEqual([
    ['error', 'default-route-retired', '2'],
    ['error', 'default-route-retired', '3'],
  ]);
  expect((await doors.commit(preview.previewId)).status).toBe(422);
});
