import type { Existing } from '../plan/existing';
import { ExistingPacker } from './existing-packer';
import { unpackJson } from './packed-json';

const head = {
  product: { id: 1, documentId: 'a', quantity: 2, cancelled: false },
  ...{ stages: [], routes: [], takenOwn: [] },
};
const refusals = { 'add d:А.1': { code: 'part-on-hold' as const, details: {} } };

it.each([
  ['nothing', [], []],
  ['parts in two pieces', ['{"key":"d:А.1"},{"key":"d:А.2"}', '{"key":"d:А.3"}'], []],
  ['lines alone', [], ['{"parent":"d:А.1"}']],
  ['both', ['{"key":"d:А.1"}'], ['{"parent":"d:А.1"}', '{"parent":"d:А.2"}']],
])('%s: comes back as one whole', async (_what, parts, lines) => {
  const packer = new ExistingPacker(head);
  for (const text of parts) packer.take({ parts: text });
  for (const text of lines) packer.take({ lines: text });
  expect(await unpackJson<Existing>(await packer.end(refusals))).toEqual({
    ...head,
    parts: JSON.parse(`[${parts.join(',')}]`) as unknown,
    lines: JSON.parse(`[${lines.join(',')}]`) as unknown,
    refusals,
  });
});
