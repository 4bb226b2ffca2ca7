import { randomBytes } from 'node:crypto';
import { Document, Packer, Paragraph } from 'docx';
import PizZip from 'pizzip';
import type { Response } from 'supertest';
import type { ReportOrder, ReportPreview } from '../../plugins/word-reports/contracts';
import type { TestApp } from '../support';
import { zipFile } from '../support/zip-file';

/** A document with a program in it. */
export const MACROS = zipFile([
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'word/document.xml', content: '<a/>' },
  { name: 'word/vbaProject.bin', content: 'x' },
]);

/** A workbook of three rows. */
export const CSV = [
  '№ бирки;Наименование;Кол-во;Масса',
  'A-1;Вал;2;1,5',
  'A-2;Втулка "малая";3;',
  'A-2;Ось;;0,7',
].join('\r\n');

/** A document of these paragraphs. */
export async function docx(...lines: string[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
  );
}

/** The texts of the body, a line for each paragraph. */
export const linesOf = (file: Buffer): string[] => {
  const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([whole]) =>
    [...whole.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''),
  );
};

/** Read an answer as bytes. */
export const binary = (response: NodeJS.ReadableStream, done: (error: null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

/** The file of an answer; an answer that is none throws. */
export const fileOf = ({ status, body }: Response): Buffer => {
  if (status !== 200) throw new Error(`${status}: ${String(body)}`);
  return body as Buffer;
};
/** What a browser would call it. */
export const nameOf = (response: Response) =>
  decodeURIComponent(
    /filename\*=UTF-8''([^;]+)/.exec(response.headers['content-disposition'] ?? '')?.[1] ??
      /filename="([^"]+)"/.exec(response.headers['content-disposition'] ?? '')?.[1] ??
      '',
  );

/** The doors of Word reports with a token. */
export function wordReportDoors(app: TestApp, token: string) {
  const as = (bearer: string) => ({
    get: (path: string) =>
      app.http().get(`/api/word-reports${path}`).set('Authorization', `Bearer ${bearer}`),
    post: (path: string, body: object) =>
      app
        .http()
        .post(`/api/word-reports${path}`)
        .set('Authorization', `Bearer ${bearer}`)
        .set('Accept-Language', 'ru')
        .send(body),
    del: (path: string) =>
      app.http().delete(`/api/word-reports${path}`).set('Authorization', `Bearer ${bearer}`),
  });
  const send = (path: string, content: Buffer, name: string, fields: Record<string, string> = {}) => {
    const sent = app
      .http()
      .post(`/api/word-reports${path}`)
      .set('Authorization', `Bearer ${token}`)
      .set('Accept-Language', 'ru');
    for (const [field, value] of Object.entries(fields)) void sent.field(field, value);
    return sent.attach('file', content, name);
  };
  const make = (order: object, path = '') =>
    as(token)
      .post(path, order)
      .buffer(true)
      .parse(binary as never);
  const count = async (table: string): Promise<number> => {
    const { rows } = await app.strapi.db.connection.raw<{ rows: { n: number }[] }>(
      `select count(*)::int as n from ${table}`,
    );
    return rows[0]?.n ?? -1;
  };
  const preview = async (order: Partial<ReportOrder>): Promise<ReportPreview> => {
    const answer = await as(token).post('/preview', order);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body as ReportPreview;
  };
  return { as, send, make, count, preview };
}

/** A template that is larger than what OneDrive takes at once, with a picture that does not compress. */
export async function heavyTemplate(): Promise<Buffer> {
  const plain = new PizZip(await docx('{{№ бирки}}'));
  const files = Object.values(plain.files).filter(({ dir }) => !dir);
  return zipFile([
    ...files.map((file) => ({ name: file.name, content: file.asText() })),
    { name: 'word/media/photo.png', content: randomBytes(4_700_000) },
  ]);
}
