import type { Response, Test } from 'supertest';

/** An answer's bytes, its type without a charset and what it is to be saved as. */
export interface AnsweredFile {
  status: number;
  type: string;
  disposition: string;
  bytes: Buffer;
}

/** What a request is answered with, byte by byte. */
export async function bytesOf(request: Test): Promise<AnsweredFile> {
  const answer = await request.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  return {
    status: answer.status,
    type: answer.type,
    disposition: answer.headers['content-disposition'] ?? '',
    bytes: answer.body as Buffer,
  };
}

/** A request whose answer's body is what it is: of JSON an object, of a file its bytes. */
export function asItIs(request: Test): Test {
  return request.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const { headers } = response as unknown as { headers: Record<string, string | undefined> };
      const isJson = headers['content-type']?.startsWith('application/json') && bytes.length > 0;
      done(null, isJson ? (JSON.parse(bytes.toString()) as unknown) : bytes);
    });
  });
}

/** What the headers of a printed file say of it. */
export function printedOf({ headers }: Response) {
  const number = (name: string) => Number(headers[`x-labels-${name}`]);
  const [, extension = ''] = /filename=".*\.(\w+)"/.exec(headers['content-disposition'] ?? '') ?? [];
  return { stickers: number('printed'), first: number('first'), again: number('again'), extension };
}

/** The file of an answer; an answer that is none throws. */
export function sheetOf({ status, body }: Response): Buffer {
  if (status !== 200 || !Buffer.isBuffer(body)) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}
