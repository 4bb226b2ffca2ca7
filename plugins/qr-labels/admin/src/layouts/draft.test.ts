import { parseSettings } from '../../../server/src/layouts/settings';
import { movedUp, NEW_PAGE, NEW_SETTINGS, newField } from './draft';

describe('a new layout', () => {
  it('is one that the server takes, on a roll and on a sheet', () => {
    expect(parseSettings(NEW_SETTINGS)).toEqual(NEW_SETTINGS);
    const paper = { ...NEW_SETTINGS.paper, page: NEW_PAGE };
    expect(parseSettings({ ...NEW_SETTINGS, paper })).toMatchObject({ paper });
  });

  it('has its fields in the order that people give them', () => {
    const fields = [newField('name'), newField('size'), newField('code')];
    expect(movedUp(fields, 2).map(({ field }) => field)).toEqual(['name', 'code', 'size']);
    expect(movedUp(fields, 0)).toEqual(fields);
  });
});
