import { createApiToken } from '../support';
import type { ScanWorld } from './scan-world';

/** Hang a file on a batch as its drawing. */
export async function hangDrawing(
  { app }: ScanWorld,
  code: string,
  file: { content: Buffer; filename: string; contentType: string },
): Promise<void> {
  const token = await createApiToken(app);
  const { content, ...about } = file;
  const door = app.http().post('/api/upload').set('Authorization', `Bearer ${token}`);
  const answer = await door.attach('files', content, about);
  if (answer.status !== 201) throw new Error(answer.text);
  const [{ id }] = answer.body as [{ id: number }];
  const { rows } = await app.sql.query<{ documentId: string }>(
    `select p.document_id as "documentId" from parts p join part_states s on s.part_id = p.id where s.code = $1`,
    [code],
  );
  const documents = app.strapi.documents as unknown as (uid: string) => {
    update(wish: { documentId: string; data: object }): Promise<unknown>;
  };
  await documents('api::part.part').update({ documentId: rows[0]?.documentId ?? '', data: { drawing: id } });
}
