import { adminJwt } from '../support';
import type { ScanWorld } from './scan-world';

/** Give the operator Петров П. a badge with this PIN. @returns what the badge says */
export async function giveBadge({ app }: ScanWorld, pin: string): Promise<string> {
  const admin = await adminJwt(app);
  const { rows } = await app.sql.query<{ document_id: string }>(
    `select document_id from up_users where username = 'Петров П.'`,
  );
  const address = `/tracker/operators/${rows[0]?.document_id}`;
  const made = await app.http().post(`${address}/badge`).set('Authorization', `Bearer ${admin}`);
  const put = await app.http().put(`${address}/pin`).set('Authorization', `Bearer ${admin}`).send({ pin });
  expect(put.status).toBe(204);
  return (made.body as { data: { badge: string } }).data.badge;
}
