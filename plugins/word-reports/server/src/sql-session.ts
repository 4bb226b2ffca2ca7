/** A session of PostgreSQL that speaks inside Strapi's transaction: statements in, rows back. */
export interface SqlSession {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}
