import { ADMIN_ROLES } from './admin-roles';
import { rolesInWords } from './roles-in-words';
import { OPERATOR_ROLES } from './seed-operator-roles';

describe('roles in the reader’s language', () => {
  it('says every role that the program makes in one language', () => {
    for (const { name, description } of [...ADMIN_ROLES, ...OPERATOR_ROLES]) {
      const russian = rolesInWords({ name, description }, 'ru') as { name: string; description: string };
      const english = rolesInWords({ name, description }, 'en') as { name: string; description: string };
      expect(`${russian.name} ${russian.description}`).not.toMatch(/[a-z]/);
      expect(`${english.name} ${english.description}`).not.toMatch(/[а-я]/i);
    }
  });

  it('reaches roles within people and lists, and changes nothing else', () => {
    const at = new Date(0);
    const body = {
      data: [{ username: 'Editor', at, role: { id: 1, name: 'Authenticated', type: 'authenticated' } }],
    };
    expect(rolesInWords(body, 'ru')).toEqual({
      data: [{ username: 'Editor', at, role: { id: 1, name: 'Вошедший, без прав', type: 'authenticated' } }],
    });
    expect(rolesInWords({ name: 'Кладовщик', description: null }, 'en')).toEqual({
      name: 'Кладовщик',
      description: null,
    });
  });

  it('knows a text that was saved in one language', () => {
    expect(rolesInWords([{ name: 'Мастер' }], 'en')).toEqual([{ name: 'Foreman' }]);
  });
});
