async function request({ port, token }, path, init) {
  const url = `http://127.0.0.1:${port}/api/importer/previews${path}`;
  const answer = await fetch(url, {
    method: 'POST',
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  const body = await answer.json();
  if (answer.status !== 201)
    throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  return body;
}

/**
 * Upload a file for a preview.
 * @param {{ port: number, token: string }} server @param {Buffer} bytes @param {string} fileName
 * @param {object} [options] of the preview
 */
export function previewOf(server, bytes, fileName, options = {}) {
  const form = new FormData();
  form.append('options', JSON.stringify(options));
  form.append('file', new Blob([bytes]), fileName);
  return request(server, '', { body: form });
}

function commit(server, previewId) {
  return request(server, `/${previewId}/commit`, {
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
}

/**
 * One import over HTTP: preview, then commit. Seconds of each and of the database while it commits, the most memory,
 * the longest time its thread was held up in preview and commit (ms), and the documentId of the product.
 */
export async function importOnce({ child, server }, bytes, fileName) {
  await child.ask('figures');
  const startedMs = performance.now();
  const { previewId } = await previewOf(server, bytes, fileName);
  const previewedMs = performance.now();
  const reading = await child.ask('figures');
  const askedMs = performance.now() - previewedMs;
  const { product } = await commit(server, previewId);
  const endedMs = performance.now() - askedMs;
  const writing = await child.ask('figures');
  return {
    preview: (previewedMs - startedMs) / 1000,
    commit: (endedMs - previewedMs) / 1000,
    total: (endedMs - startedMs) / 1000,
    database: writing.databaseMs / 1000,
    peakBytes: Math.max(reading.peakBytes, writing.peakBytes),
    previewStallMs: reading.longestStallMs,
    commitStallMs: writing.longestStallMs,
    product: product.id,
  };
}
