import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectUnharmed, failures, isRefusal, LIMIT_MS, startTarget, type Target } from './attacks';

let target: Target;

beforeAll(async () => {
  target = await startTarget();
}, 120_000);
afterAll(() => target.stop());
afterEach(() => expectUnharmed(target));

describe('other forms', () => {
  it('a NUL in a form, a multipart field and a file’s name is refused', async () => {
    const part = (head: string, content: string) =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n--b--\r\n`;
    const attacks = ['/api/upload', '/api/scan-station/sign-in', '/api/stages'].flatMap((url) => [
      { name: 'form', url, body: 'a=%00', contentType: 'application/x-www-form-urlencoded' },
      { name: 'text', url, body: 'a\u0000', contentType: 'text/plain' },
      {
        name: 'field',
        url,
        body: part('name="a"', 'x\u0000y'),
        contentType: 'multipart/form-data; boundary=b',
      },
      {
        name: 'file',
        url,
        body: part('name="files"; filename="a\u0000.png"', 'x'),
        contentType: 'multipart/form-data; boundary=b',
      },
      { name: 'no end', url, body: '--b\r\nContent-', contentType: 'multipart/form-data; boundary=b' },
      { name: 'no boundary', url, body: 'x', contentType: 'multipart/form-data' },
    ]);
    const sent = attacks.map((attack) => ({ ...attack, method: 'POST', bearer: target.token }));
    expect(await failures(target, sent, isRefusal)).toEqual([]);
  });

  it('an uploaded file leaves the temporary directory with its request', async () => {
    const mark = `stays-${process.pid}`.repeat(3);
    const form = new FormData();
    form.append('file', new Blob([mark]), 'bom.csv');
    const answer = await fetch(`${target.process.baseUrl}/api/importer/previews`, {
      method: 'POST',
      body: form,
    });
    expect(answer.status).toBe(401);
    const left = readdirSync(tmpdir(), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => path.join(tmpdir(), name))
      .filter((file) => statSync(file).size === mark.length && readFileSync(file, 'utf8') === mark);
    expect(left).toEqual([]);
  });

  it('a body without end is refused when it has become too large', async () => {
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 65_536;
        if (sentBytes > 16_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await fetch(`${target.process.baseUrl}/api/scan-station/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(400);
  });

  it('a compressed body is refused unread', async () => {
    const answer = await fetch(`${target.process.baseUrl}/api/scan-station/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: new Uint8Array([0x1f, 0x8b, 8, 0]),
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    ['a NUL in a header', 'GET /api/stages HTTP/1.1\r\nHost: x\r\nX-A: a\u0000b\r\n\r\n'],
    ['a NUL in the request line', 'GET /api/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a request line of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['no HTTP at all', 'HELO x\r\n\r\n'],
  ])('%s is refused and the connection closed', async (_name, bytes) => {
    const { port } = new URL(target.process.baseUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
      let text = '';
      socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('no answer')));
      socket.on('data', (chunk) => (text += chunk.toString('latin1')));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});
