import { differenceOf } from './difference';
import { isSecretName, redacted } from './redact';

const snapshot = (fields: Record<string, unknown>, ...secret: string[]) => ({
  fields,
  secret: new Set(secret),
});

it('tells the fields that differ, and null where none does', () => {
  const before = snapshot({ name: 'Ток', retired: false, dueDate: null });
  expect(differenceOf(before, snapshot({ name: 'Фрез', retired: false }))).toEqual({
    before: { name: 'Ток' },
    after: { name: 'Фрез' },
  });
  expect(differenceOf(before, snapshot({ name: 'Ток', retired: false, dueDate: undefined }))).toBeNull();
});

it('tells of a creation and a deletion what is filled', () => {
  expect(differenceOf(null, snapshot({ name: 'A', size: null }))).toEqual({
    before: { name: null },
    after: { name: 'A' },
  });
  expect(differenceOf(snapshot({ name: 'A' }), null)).toEqual({
    before: { name: 'A' },
    after: { name: null },
  });
});

it('tells that a secret changed and never its value', () => {
  const difference = differenceOf(
    snapshot({ password: 'one' }, 'password'),
    snapshot({ password: 'two' }, 'password'),
  );
  expect(difference).toEqual({ before: { password: '[hidden]' }, after: { password: '[hidden]' } });
});

it('finds secrets at any depth by their names', () => {
  expect(redacted({ google: { enabled: true, key: 'k', secret: 's' }, list: [{ apiToken: 't' }] })).toEqual({
    google: { enabled: true, key: '[hidden]', secret: '[hidden]' },
    list: [{ apiToken: '[hidden]' }],
  });
  expect(
    [
      'password',
      'pin',
      'badgePin',
      'resetPasswordToken',
      'accessKey',
      'clientSecret',
      'pinHash',
      'salt',
    ].filter((name) => !isSecretName(name)),
  ).toEqual([]);
  expect(['name', 'shipping', 'material', 'stages', 'description'].filter(isSecretName)).toEqual([]);
});

it('keeps entries small', () => {
  expect(redacted('x'.repeat(3_000))).toBe(`${'x'.repeat(2_000)}…`);
  expect(redacted(Array.from({ length: 300 }, (_, index) => index))).toHaveLength(200);
});
