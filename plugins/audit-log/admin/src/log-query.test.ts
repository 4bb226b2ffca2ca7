import { logQueryOf } from './log-query';

it('asks for everything about an operator by the number, about anything else by its id', () => {
  const operator = { model: 'plugin::users-permissions.user', documentId: 'abc', id: 12 };
  expect(logQueryOf(operator)).toBe('user=operator%3A12');
  expect(logQueryOf({ model: 'api::route.route', documentId: 'abc', id: 3 })).toBe('subject=abc');
});

it('asks for nothing of what is not saved yet, of batches, which have a log by their label, and of the log', () => {
  expect(logQueryOf({ model: 'api::route.route', documentId: undefined, id: undefined })).toBeNull();
  expect(logQueryOf({ model: 'plugin::users-permissions.user', documentId: 'a', id: undefined })).toBeNull();
  expect(logQueryOf({ model: 'api::part.part', documentId: 'abc', id: 3 })).toBeNull();
  expect(logQueryOf({ model: 'api::audit-entry.audit-entry', documentId: 'abc', id: 3 })).toBeNull();
});
