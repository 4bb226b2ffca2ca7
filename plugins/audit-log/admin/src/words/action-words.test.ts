import fs from 'node:fs';
import path from 'node:path';
import { actionWording, knownActions } from './action-words';

const root = path.resolve(__dirname, '../../../../..');

function sources(directory: string): string[] {
  return fs.readdirSync(path.join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const file = `${directory}/${entry.name}`;
    if (entry.isDirectory()) return sources(file);
    return file.endsWith('.ts') && !file.endsWith('.test.ts') ? [file] : [];
  });
}

it('has words for every act that writes an entry', () => {
  const rooms = ['src/tracking/commands', 'src/access', 'plugins/importer/server/src/commit'];
  const actions = rooms
    .flatMap(sources)
    .flatMap((file) => [
      ...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\baction: '([a-z]+(?:-[a-z]+)+)'/g),
    ])
    .map(([, action]) => action ?? '');
  expect(actions.length).toBeGreaterThan(10);
  expect([...new Set(actions)].filter((action) => !actionWording(action))).toEqual([]);
});

it('says an edit by its verb and its subject, and an unknown action not at all', () => {
  expect(actionWording('update-defect-reason')).toEqual({
    key: 'verb.update',
    subject: 'subject.defect-reason',
  });
  expect(actionWording('void-label')).toEqual({ key: 'action.void-label', subject: null });
  expect(actionWording('teleport-part')).toBeNull();
  expect(actionWording('create')).toBeNull();
});

it('offers acts and edits as choices, each once', () => {
  const actions = knownActions();
  expect(new Set(actions).size).toBe(actions.length);
  expect(actions).toEqual(expect.arrayContaining(['record-scan', 'sign-in', 'delete-api-token']));
  expect(actions).not.toContain('create');
});
