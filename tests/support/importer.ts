import type { ImportResult, Preview, PreviewOptions } from '../../plugins/importer/server/src/contracts';
import { startTestApp, type TestApp } from './app';
import { createApiToken } from './people';

export const FIVE_ROWS = [
  ';Наборка №3;;;;;',
  '№;Обозначение;Наименование;Кол-во;Размер;Операции;Прим.',
  ';АСЦБ-000475;;;;;',
  ';ЦДСА.8АТ-9800.00.03.000СБ;Палец;1;;Пок;',
  ';ЦДСА.218.79.00.04;Болт осевой;5;S24х530(1);Св,HRC;30ХГСА',
].join('\r\n');

/** The importer's doors with a token, and what stands behind them. */
export function importerDoors(app: TestApp, token: string) {
  function upload(content: string | Buffer, options?: PreviewOptions | string, fileName = 'bom.csv') {
    const sent = app.http().post('/api/importer/previews').set('Authorization', `Bearer ${token}`);
    const text = typeof options === 'string' ? options : JSON.stringify(options ?? {});
    return sent.field('options', text).attach('file', Buffer.from(content), fileName);
  }

  function commit(previewId: string, body: object = {}) {
    return app
      .http()
      .post(`/api/importer/previews/${previewId}/commit`)
      .set('Authorization', `Bearer ${token}`)
      .send(body);
  }

  async function previewOf(content: string, options: PreviewOptions = {}): Promise<Preview> {
    const answer = await upload(content, options);
    if (answer.status !== 201) throw new Error(`The preview answered ${answer.status}: ${answer.text}`);
    return answer.body as Preview;
  }

  async function imported(content: string, options: PreviewOptions = {}): Promise<ImportResult> {
    const { previewId } = await previewOf(content, options);
    const answer = await commit(previewId);
    if (answer.status !== 201) throw new Error(`The commit answered ${answer.status}: ${answer.text}`);
    return answer.body as ImportResult;
  }

  /** How many rows each table that an import writes to has. */
  async function counts(): Promise<Record<string, number>> {
    const tables = [
      'products',
      'parts',
      'part_states',
      'labels',
      'operations',
      'bom_lines',
      'material_needs',
      'part_facts',
      'stages',
      'routes',
      'components_route_steps',
      'routes_cmps',
      'importer_imports',
      'audit_entries',
    ];
    const found: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await app.sql.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      found[table] = rows[0]?.count ?? -1;
    }
    return found;
  }

  async function states(designation: string): Promise<object[]> {
    const { rows } = await app.sql.query<object>(
      `select p.designation, p.kind, p.material, p.size, s.required, s.launched, s.unrouted, s.route_name,
            coalesce((select string_agg(o.stage_name || ':' || o.waiting, ' ' order by o.sequence)
              from operations o where o.part_id = p.id), '') as operations
       from part_states s join parts p on p.id = s.part_id join products r on r.id = s.product_id
      where r.designation = $1 order by p.id`,
      [designation],
    );
    return rows;
  }

  return { upload, commit, previewOf, imported, counts, states };
}

export type ImporterDoors = ReturnType<typeof importerDoors>;

/**
 * A product on a database of its own, with a full-access token at the importer's doors.
 * @param partAttributes fields that the factory has added to Part in the Content-Type Builder
 */
export async function startImporter(
  partAttributes: Record<string, object> = {},
): Promise<{ app: TestApp; token: string; doors: ImporterDoors }> {
  const app = await startTestApp(undefined, partAttributes);
  const token = await createApiToken(app);
  return { app, token, doors: importerDoors(app, token) };
}
