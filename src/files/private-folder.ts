import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isAcceptable, TELLING_BYTES } from './content-kind';

/** Names as Strapi makes them of a hash and an extension: no folder, no leading dot. */
const STORED_NAME = /^[A-Za-z0-9_-][\w.-]{0,254}$/;

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** The first bytes of a file. */
export async function firstBytes(handle: fs.FileHandle): Promise<Uint8Array> {
  const buffer = Buffer.alloc(TELLING_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, TELLING_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

/** A folder that no web server looks into; files lie in it flat. */
export class PrivateFolder {
  constructor(private readonly directory: string) {}

  async create(): Promise<void> {
    await fs.mkdir(this.directory, { recursive: true, mode: 0o700 });
  }

  /** Where a file of this name lies; null for a name that is never given. */
  #pathOf(name: string): string | null {
    return STORED_NAME.test(name) ? path.join(this.directory, name) : null;
  }

  /**
   * Keep a file, whole or not at all.
   * @returns false where its content is not what its extension promises; nothing is kept then.
   * @throws for a name that is none.
   */
  async keep(name: string, content: Readable): Promise<boolean> {
    const target = this.#pathOf(name);
    if (!target) throw new Error(`Not a name of a file: ${name}`);
    const coming = `${target}.${process.pid}.part`;
    try {
      await pipeline(content, createWriteStream(coming, { mode: 0o600 }));
      const handle = await fs.open(coming);
      const bytes = await firstBytes(handle).finally(() => handle.close());
      if (!isAcceptable(path.extname(name), bytes)) return false;
      await fs.rename(coming, target);
      return true;
    } finally {
      await fs.rm(coming, { force: true });
    }
  }

  async remove(name: string): Promise<void> {
    const target = this.#pathOf(name);
    if (target) await fs.rm(target, { force: true });
  }

  /** A file, opened for reading; the caller closes it. null where there is none of this name. */
  async open(name: string): Promise<fs.FileHandle | null> {
    const target = this.#pathOf(name);
    if (!target) return null;
    try {
      return await fs.open(target);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
  }

  /** Take over what an earlier version kept where everybody could read it. */
  async takeOver(publicDirectory: string): Promise<void> {
    for (const entry of await fs.readdir(publicDirectory, { withFileTypes: true })) {
      const target = entry.isFile() ? this.#pathOf(entry.name) : null;
      if (!target) continue;
      const source = path.join(publicDirectory, entry.name);
      // Another disk or volume: a rename cannot cross it.
      await fs.copyFile(source, target);
      await fs.rm(source);
    }
  }
}
