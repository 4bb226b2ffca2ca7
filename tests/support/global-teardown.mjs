/** Ends the PostgreSQL of this run and removes its files. */
export default async function tearDown() {
  const cluster = globalThis.testCluster;
  globalThis.testCluster = undefined;
  await cluster?.stop();
}
