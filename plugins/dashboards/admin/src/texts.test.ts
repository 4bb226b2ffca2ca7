import { flawsOf } from '../../../../src/admin/kit/texts';
import { TEXTS } from './text-table';

it('has every text of the dashboards in both languages', () => {
  expect(flawsOf(TEXTS, ['held.by', 'reports.axis.percent'])).toEqual([]);
});

it('says of the calls for the foreman what is counted: those that are not done, whoever comes', () => {
  const { ru, en } = TEXTS['calls.definition'];
  expect(ru).toContain(
    'ещё не завершены, идёт к ним кто-то уже или нет; первыми те, к кому ещё никто не идёт',
  );
  expect(en).toContain(
    'not done yet, whether somebody is on the way or not; first those to whom nobody comes yet',
  );
});
