import { parseSettings } from '../../../server/src/layouts/settings';
import { movedBy, NEW_PAGE, NEW_SETTINGS, NEW_SETTINGS_OF, newField } from './draft';

describe('a new layout', () => {
  it('is one that the server takes, on a roll and on a sheet', () => {
    expect(parseSettings(NEW_SETTINGS)).toEqual(NEW_SETTINGS);
    const paper = { ...NEW_SETTINGS.paper, page: NEW_PAGE };
    expect(parseSettings({ ...NEW_SETTINGS, paper })).toMatchObject({ paper });
  });

  it('of cards is one too, and says what such cards say', () => {
    for (const settings of Object.values(NEW_SETTINGS_OF)) expect(parseSettings(settings)).toEqual(settings);
    const [stage, badge] = [NEW_SETTINGS_OF.stage, NEW_SETTINGS_OF.badge];
    expect(parseSettings({ ...stage, fields: [newField('role')] })).toMatchObject({
      details: { paths: ['settings.fields.0.field'] },
    });
    expect(parseSettings({ ...badge, fields: [newField('hint'), newField('designation')] })).toMatchObject({
      details: { paths: ['settings.fields.1.field'] },
    });
    expect(parseSettings({ ...NEW_SETTINGS, fields: [newField('hint')] })).toMatchObject({
      details: { paths: ['settings.fields.0.field'] },
    });
  });

  it('has its fields in the order that people give them', () => {
    const fields = [newField('name'), newField('size'), newField('code')];
    const moved = (index: number, places: -1 | 1) => movedBy(fields, index, places).map(({ field }) => field);
    expect(moved(2, -1)).toEqual(['name', 'code', 'size']);
    expect(moved(0, 1)).toEqual(['size', 'name', 'code']);
    expect(moved(0, -1)).toEqual(['name', 'size', 'code']);
    expect(moved(2, 1)).toEqual(['name', 'size', 'code']);
  });
});
