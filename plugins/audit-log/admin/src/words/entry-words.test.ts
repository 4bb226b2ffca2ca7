import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { CALL_REASONS } from '../../../../../src/tracking/contracts';
import { fieldKey, strapiFieldKey } from './action-words';
import { valueWord } from './value-words';

const ROOT = path.resolve(__dirname, '../../../../..');

/** Helpers of the writers, with the place of the argument that becomes the difference of an entry. */
const WRITERS: Readonly<Record<string, number>> = { callDone: 3, noteDone: 3, refusalEntry: 1 };
/** Functions whose answers become a part of one. */
const PARTS_OF_ONE = ['auditedFields', 'ownFieldsOf'];
/** Of a function in a function, such a part too. */
const ARROW = 'lineTold';

/** Sources below a folder of the project that may write entries. */
function sourcesBelow(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourcesBelow(file);
    return /(?<!\.test|\.d)\.ts$/.test(entry.name) ? [file] : [];
  });
}

/** Every name of a field that stands in the expression, however deep. */
function namesIn(node: ts.Node, names: Set<string>): void {
  if (
    (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
    ts.isIdentifier(node.name) &&
    ts.isObjectLiteralExpression(node.parent)
  ) {
    names.add(node.name.text);
  }
  ts.forEachChild(node, (child) => namesIn(child, names));
}

/** What the node gives to the difference of an entry; null: nothing. */
function toldBy(node: ts.Node): ts.Node | null {
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
    const { initializer } = node;
    const name = node.name.getText();
    if (!initializer) return null;
    const isPart = name === ARROW && ts.isArrowFunction(initializer);
    return isPart || name === 'difference' ? initializer : null;
  }
  if (ts.isCallExpression(node)) return node.arguments[WRITERS[node.expression.getText()] ?? -1] ?? null;
  return ts.isFunctionDeclaration(node) && PARTS_OF_ONE.includes(node.name?.text ?? '')
    ? (node.body ?? null)
    : null;
}

/** The names of fields that the writers of the audit log put into its entries, by the files that do. */
function toldKeys(): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  const files = ['src', 'plugins']
    .flatMap(sourcesBelow)
    .filter((file) => !/\/(admin|web)\//.test(file.replace(/^src\/access/, '')));
  for (const file of files) {
    const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
    if (!/appendAudit|AuditEntry|callDone|noteDone|beside: {/.test(text)) continue;
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      const told = toldBy(node);
      if (told) namesIn(told, names);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    keys.set(file, names);
  }
  return keys;
}

/** What holds the fields of an entry and is itself never shown. */
const FRAMES = ['before', 'after'];

function source(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

it('has a text for every field that a writer of the log puts into an entry', () => {
  const all = [...toldKeys().values()].flatMap((names) => [...names]);
  expect(all).toEqual(
    expect.arrayContaining([
      'callId',
      'call',
      'occurredAt',
      'failuresBefore',
      'summary',
      'fileSha256',
      'run',
    ]),
  );
  expect(all).toEqual(expect.arrayContaining(['splitOut', 'quantityPerParent', 'ownFields', 'keepDays']));
  const untold = [...new Set(all)].filter((name) => !FRAMES.includes(name) && !fieldKey(name));
  expect(untold.sort()).toEqual([]);
});

it.each([
  ['plugins/importer/server/src/contracts.ts', 'interface Summary'],
  ['plugins/word-reports/contracts.ts', 'type ReportSource'],
  ['plugins/word-reports/contracts.ts', 'interface ProductSource'],
  ['plugins/word-reports/contracts.ts', 'interface RowChoice'],
  ['plugins/dashboards/server/src/calendar/contracts.ts', 'interface FactoryCalendar'],
  ['plugins/dashboards/server/src/calendar/contracts.ts', 'interface Shift'],
])('has a text for every field that %s declares in its %s, which entries hold whole', (file, declared) => {
  const [, body = ''] = source(file).split(`export ${declared}`);
  const [shape = ''] = body.replace(/\/\*\*.*?\*\//gs, '').split('\n\n');
  const names = [...shape.matchAll(/(?<=[\s{;])(\w+)\??:/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !fieldKey(name) && !strapiFieldKey(name))).toEqual([]);
});

it('says the values that the writers choose from a few', () => {
  const reports = /REPORT_NAMES = \[([^\]]+)\]/.exec(
    source('plugins/dashboards/server/src/reports/contracts.ts'),
  );
  const names = [...(reports?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '');
  expect(names).toContain('throughput');
  const chosen = [
    ...names.map((name) => ['report', name]),
    ...CALL_REASONS.map((reason) => ['call', reason]),
    ...['json', 'csv', 'xlsx', 'pdf', 'zpl'].map((format) => ['format', format]),
    ['provider', 'local'],
    ['password', '[hidden]'],
  ];
  const raw = chosen.filter(([field = '', value = '']) => valueWord(field, value, 'ru') === null);
  expect(raw).toEqual([]);
});
