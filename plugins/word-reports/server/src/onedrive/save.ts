import { FileUpload, LargeFileUploadTask } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { OnConflict, SavedFile } from '../../../contracts';
import { asked, type Connection } from './connection';
import { addressOf } from './drive';
import { browserAddress, inFolder, lastName } from './paths';
import { waited } from './patience';
import { problemOf, thrown } from './problem';

/** Above, a file goes in pieces. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;
/** A multiple of 320 KiB, as OneDrive wants it. */
const PIECE_BYTES = 10 * 320 * 1024;

const saved = z.object({ id: z.string(), name: z.string(), webUrl: z.string().optional() });

function savedFile(folder: string, answer: unknown): SavedFile {
  const result = saved.safeParse(answer);
  if (!result.success) throw thrown('onedrive-answer-unexpected');
  const { name, webUrl } = result.data;
  return { path: inFolder(folder, name), webUrl: browserAddress(webUrl) };
}

interface Wish {
  folder: string;
  name: string;
  onConflict: OnConflict;
  content: Buffer;
  /** Hears how many bytes have arrived. */
  onSent(sent: number): void;
}

function atOnce(connection: Connection, { folder, name, onConflict, content }: Wish): Promise<unknown> {
  const address = addressOf(connection, inFolder(folder, name), '/content');
  return asked('write', () =>
    connection.client
      .api(`${address}?@microsoft.graph.conflictBehavior=${onConflict}`)
      .header('Content-Type', 'application/octet-stream')
      .put(content),
  );
}

const isPassing = (error: unknown): boolean => {
  const code = problemOf(error)?.code;
  return code === 'onedrive-unavailable' || code === 'onedrive-cut' || code === 'onedrive-offline';
};

/** Send the pieces; after a failure that passes ask which are missing and go on with those. */
async function inPieces(connection: Connection, wish: Wish): Promise<unknown> {
  const { folder, name, onConflict, content, onSent } = wish;
  const { client, settings } = connection;
  const address = addressOf(connection, inFolder(folder, name), '/createUploadSession');
  const item = { '@microsoft.graph.conflictBehavior': onConflict, name };
  const session = await asked<Awaited<ReturnType<typeof LargeFileUploadTask.createUploadSession>>>(
    'write',
    () => LargeFileUploadTask.createUploadSession(client, address, { item }),
  );
  if (typeof session.url !== 'string' || !session.url.startsWith('https://'))
    throw thrown('onedrive-answer-unexpected');
  const task = new LargeFileUploadTask(client, new FileUpload(content, name, content.length), session, {
    rangeSize: PIECE_BYTES,
    uploadEventHandlers: { progress: (range) => onSent((range?.maxValue ?? -1) + 1) },
  });
  let failures = 0;
  for (let resume = false; ; resume = true) {
    try {
      const done = await asked<{ responseBody: unknown }>('write', () =>
        resume ? task.resume() : task.upload(),
      );
      return done.responseBody;
    } catch (error) {
      if (isPassing(error) && (await waited(settings, failures, null))) {
        failures += 1;
        continue;
      }
      // What has arrived would lie there for days.
      await task.cancel().catch(() => undefined);
      throw error;
    }
  }
}

/** Save a file into a folder of the drive; a folder that is missing is made. @throws a problem (`thrown`) */
export async function saveFile(connection: Connection, wish: Wish): Promise<SavedFile> {
  const { folder, name, content, onSent } = wish;
  try {
    const answer =
      content.length <= AT_ONCE_BYTES ? await atOnce(connection, wish) : await inPieces(connection, wish);
    onSent(content.length);
    return savedFile(folder, answer);
  } catch (error) {
    if (problemOf(error)?.code === 'onedrive-name-taken')
      throw thrown('onedrive-name-taken', { name: lastName(name) });
    throw error;
  }
}
