import { importPage, type ImportPage } from './import-page';
import { startPanelWorld, type PanelWorld } from './panel-world';

/** A factory with many fields of its own, and a file with many columns: what is dragged and where to stay in view. */

let world: PanelWorld;
let wizard: ImportPage;

const OWN = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`field${index + 10}`, { type: 'string' }]),
);

beforeAll(async () => {
  world = await startPanelWorld({
    NODE_OPTIONS: '--require ./tests/support/own-fields.cjs',
    TEST_PART_ATTRIBUTES: JSON.stringify(OWN),
  });
  wizard = importPage(world);
}, 120_000);
afterAll(() => world?.stop());

const HEADING = [
  'Обозначение',
  'Наименование',
  'Кол-во',
  ...Array.from({ length: 25 }, (_, i) => `Столбец ${i + 1}`),
];
const ROW = ['ШИР-1', 'Вал', '2', ...Array.from({ length: 25 }, (_, i) => `значение ${i + 1}`)];

it('a column is dragged onto a field of the factory that stands below the fold', async () => {
  const { page } = world;
  await wizard.upload('широкая.csv', `${HEADING.join(';')}\n${ROW.join(';')}\n`);
  await wizard.step('Столбцы');
  const chip = page.locator('[data-column="D"]');
  const field = page.locator('[data-field="own.field29"]');
  const isSeen = async (place: typeof chip) => {
    const box = await place.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 900;
  };
  expect([await isSeen(chip), await isSeen(field)]).toEqual([true, false]);
  await field.scrollIntoViewIfNeeded();
  expect([await isSeen(chip), await isSeen(field)]).toEqual([true, true]);
  const read = await wizard.reread(() => chip.dragTo(field));
  expect(read.mapping['own.field29']).toBe('D');
  expect(await field.innerText()).toContain('значение 1');
});
