/**
 * One session of PostgreSQL. The driver is loaded only now: the start script imports this room before
 * `npm ci` has run.
 * @param {string} url
 * @returns {Promise<import('pg').Client>}
 */
export async function connect(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', (error) => console.error(`PostgreSQL session: ${error.message}`));
  await client.connect();
  return client;
}
