import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MerkleTree, splitHashes } from './merkle';

function leaf(bytes: Buffer): Buffer {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(bytes)
    .digest();
}

/** RFC 6962 section 2.1, word by word: the slow, obvious way. */
function obviousRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [obviousRoot(leaves.slice(0, split)), obviousRoot(leaves.slice(split))];
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();
}

const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
/** The roots that Certificate Transparency's implementations test themselves with. */
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it('has the root of nothing', () => {
  expect(MerkleTree.empty().root().toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

it('has the roots of the known trees', () => {
  const tree = MerkleTree.empty();
  const roots = INPUTS.map((input) => {
    tree.append(leaf(Buffer.from(input, 'hex')));
    return tree.root().toString('hex');
  });
  expect(roots).toEqual(ROOTS);
});

it('has the root of RFC 6962 at every size, and goes on from its peaks', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 4 }), { maxLength: 70 }), fc.nat(), (inputs, cut) => {
      const leaves = inputs.map((bytes) => leaf(Buffer.from(bytes)));
      const before = MerkleTree.empty();
      const split = cut % (leaves.length + 1);
      for (const hash of leaves.slice(0, split)) before.append(hash);
      const tree = MerkleTree.from(before.size, before.peaks);
      for (const hash of leaves.slice(split)) tree.append(hash);
      expect([tree.size, tree.root()]).toEqual([leaves.length, obviousRoot(leaves)]);
    }),
  );
});

it('refuses peaks that do not fit the size', () => {
  expect(() => MerkleTree.from(3, Buffer.alloc(32))).toThrow('A tree of 3 leaves has 2 peaks.');
  expect(() => splitHashes(Buffer.alloc(33))).toThrow('no list of hashes');
});
