import { createHash } from 'node:crypto';

/** Bytes of a SHA-256. */
export const HASH_BYTES = 32;

const NODE_PREFIX = Buffer.from([1]);

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE_PREFIX).update(left).update(right).digest();
}

/**
 * A Merkle tree that only grows, as RFC 6962 section 2.1 defines it, kept as the roots of its perfect
 * subtrees: appending a leaf and telling the root cost a logarithm of the size, in time and memory.
 */
export class MerkleTree {
  private constructor(
    private count: number,
    private readonly subtrees: Buffer[],
  ) {}

  static empty(): MerkleTree {
    return new MerkleTree(0, []);
  }

  /**
   * The tree of this size with these peaks, as `peaks` told them.
   * @throws where the number of peaks does not fit the size
   */
  static from(size: number, peaks: Buffer): MerkleTree {
    const subtrees = splitHashes(peaks);
    const bits = size.toString(2).replaceAll('0', '').length;
    if (subtrees.length !== bits) throw new Error(`A tree of ${size} leaves has ${bits} peaks.`);
    return new MerkleTree(size, subtrees);
  }

  /** Number of leaves. */
  get size(): number {
    return this.count;
  }

  /** The roots of the perfect subtrees, largest first, 32 bytes each. */
  get peaks(): Buffer {
    return Buffer.concat(this.subtrees);
  }

  /** @param leaf the hash of a leaf: SHA-256 of a zero byte and the leaf's bytes */
  append(leaf: Buffer): void {
    let hash = leaf;
    for (let size = this.count; size % 2 === 1; size = (size - 1) / 2) {
      const left = this.subtrees.pop();
      if (!left) throw new Error('A Merkle tree has lost a subtree.');
      hash = nodeHash(left, hash);
    }
    this.subtrees.push(hash);
    this.count += 1;
  }

  /** The tree head: 32 bytes; of an empty tree the SHA-256 of nothing. */
  root(): Buffer {
    const [smallest, ...larger] = [...this.subtrees].reverse();
    if (!smallest) return createHash('sha256').digest();
    return larger.reduce((right, left) => nodeHash(left, right), smallest);
  }
}

/** Hashes that stand one after the other, each on its own. */
export function splitHashes(bytes: Buffer): Buffer[] {
  if (bytes.length % HASH_BYTES !== 0) throw new Error('These bytes are no list of hashes.');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
