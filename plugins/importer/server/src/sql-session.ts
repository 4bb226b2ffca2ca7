/** A session of PostgreSQL that speaks inside Strapi's transaction: statements in, rows back. */
export interface SqlSession {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Whether PostgreSQL refused a statement by this constraint. */
export function breaksConstraint(error: unknown, constraint: string): boolean {
  return (
    typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === constraint
  );
}
