import type { Test } from 'supertest';

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
