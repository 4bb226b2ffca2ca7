import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { graphItem } from './drive';
import { CLIENT, SECRET, TENANT, TOKEN, USER } from './names';
import type { FakeMicrosoft } from './server';

/** A request that has arrived whole. */
export interface WholeRequest {
  method: string;
  host: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function graphError(
  response: ServerResponse,
  status: number,
  code: string,
  message = '',
  headers: Record<string, string> = {},
): void {
  json(response, status, { error: { code, message, innerError: { 'request-id': '1' } } }, headers);
}

function authority(fake: FakeMicrosoft, { method, url, body }: WholeRequest, response: ServerResponse): void {
  const base = `${fake.graph}/${TENANT}`;
  if (!url.startsWith(`/${TENANT}/`)) {
    const error_description = 'AADSTS90002: Tenant not found.';
    return json(response, 400, { error: 'invalid_tenant', error_description });
  }
  if (method === 'GET') {
    return json(response, 200, {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      issuer: `${base}/v2.0`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    });
  }
  const form = new URLSearchParams(body.toString());
  const isOurs = form.get('client_id') === CLIENT && form.get('client_secret') === SECRET;
  if (!isOurs)
    return json(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: wrong.' });
  json(response, 200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: TOKEN });
}

const decoded = (path: string) => path.split('/').map(decodeURIComponent).join('/');

function folderPage(
  fake: FakeMicrosoft,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const folder = fake.drive.find(path);
  if (!folder || folder.content !== null) return graphError(response, 404, 'itemNotFound', 'not found');
  const from = Number(query.get('$skiptoken') ?? 0);
  const children = fake.drive.children(path);
  const value = children.slice(from, from + fake.pageSize).map(graphItem);
  const rest = from + fake.pageSize < children.length;
  const at = path === '' ? '' : `:/${path.split('/').map(encodeURIComponent).join('/')}:`;
  const link = `${fake.graph}/v1.0/users/${encodeURIComponent(USER)}/drive/root${at}/children?$top=200&$skiptoken=${from + fake.pageSize}`;
  json(response, 200, { value, ...(rest ? { '@odata.nextLink': link } : {}) });
}

function saveAtOnce(
  fake: FakeMicrosoft,
  path: string,
  onConflict: string,
  body: Buffer,
  response: ServerResponse,
) {
  const place = fake.drive.placeFor(path, onConflict);
  if (place === null) return graphError(response, 409, 'nameAlreadyExists', 'exists');
  json(response, 201, graphItem(fake.drive.write(place, body)));
}

function drive(fake: FakeMicrosoft, rest: string, request: WholeRequest, response: ServerResponse): void {
  const [pathname = '', search = ''] = rest.split('?');
  const query = new URLSearchParams(search);
  const item = /^\/items\/([^/]+)\/content$/.exec(pathname);
  if (item) {
    response.writeHead(302, { Location: `${fake.storage}/download/${item[1]}?tempauth=pass` });
    return void response.end();
  }
  if (pathname === '')
    return json(response, 200, {
      ...{ id: 'd', webUrl: 'https://factory-my.sharepoint.com/personal/reports' },
      owner: { user: { displayName: 'Отдел отчётов' } },
    });
  const place = /^\/root(?::\/([^:]*?))?(?::?(\/children|\/content|\/createUploadSession))?$/.exec(pathname);
  if (!place) return graphError(response, 400, 'invalidRequest', pathname);
  const path = decoded(place[1] ?? '');
  if (place[2] === '/children') return folderPage(fake, path, query, response);
  const onConflict = query.get('@microsoft.graph.conflictBehavior') ?? 'replace';
  if (place[2] === '/content') return saveAtOnce(fake, path, onConflict, request.body, response);
  if (place[2] === '/createUploadSession') {
    const { item: wish } = JSON.parse(request.body.toString()) as { item: Record<string, string> };
    const behaviour = wish['@microsoft.graph.conflictBehavior'] ?? 'replace';
    if (fake.drive.placeFor(path, behaviour) === null) return graphError(response, 409, 'nameAlreadyExists');
    const id = String(fake.uploads.size + 1);
    fake.uploads.set(id, { path, onConflict: behaviour, size: 0, chunks: [] });
    const expirationDateTime = '2030-01-01T00:00:00Z';
    return json(response, 200, {
      uploadUrl: `${fake.storage}/upload/${id}?tempauth=pass`,
      expirationDateTime,
    });
  }
  const found = fake.drive.find(path);
  if (!found) return graphError(response, 404, 'itemNotFound', 'The resource could not be found.');
  json(response, 200, graphItem(found));
}

function graph(fake: FakeMicrosoft, request: WholeRequest, response: ServerResponse): void {
  if (request.headers.authorization !== `Bearer ${TOKEN}`)
    return graphError(response, 401, 'InvalidAuthenticationToken', 'no');
  const url = request.url.replace(/^\/v1\.0/, '');
  if (url.startsWith('/applications(')) {
    if (fake.secretEnds === null) return graphError(response, 403, 'Authorization_RequestDenied', 'no');
    const other = { hint: 'zzz', endDateTime: '2026-12-01T00:00:00Z' };
    const own = { hint: SECRET.slice(0, 3), endDateTime: fake.secretEnds };
    return json(response, 200, { passwordCredentials: [other, own] });
  }
  const user = `/users/${encodeURIComponent(USER)}/drive`;
  if (!url.startsWith(user))
    return graphError(response, 404, 'Request_ResourceNotFound', 'Resource does not exist.');
  drive(fake, url.slice(user.length), request, response);
}

/** Pieces of an upload in their order; what is missing is told, as OneDrive tells it. */
function piece(fake: FakeMicrosoft, id: string, request: WholeRequest, response: ServerResponse): void {
  const upload = fake.uploads.get(id);
  if (!upload) return graphError(response, 404, 'itemNotFound');
  const next = { expirationDateTime: '2030-01-01T00:00:00Z', nextExpectedRanges: [`${upload.size}-`] };
  if (request.method === 'GET') return json(response, 200, next);
  if (request.method === 'DELETE') {
    fake.uploads.delete(id);
    response.writeHead(204);
    return void response.end();
  }
  const [, from = '', , total = ''] =
    /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(request.headers['content-range'])) ?? [];
  if (fake.failPieceAt === Number(from)) {
    fake.failPieceAt = null;
    return graphError(response, 500, 'generalException');
  }
  if (Number(from) !== upload.size) return graphError(response, 416, 'invalidRange');
  upload.chunks.push(request.body);
  upload.size += request.body.length;
  if (upload.size < Number(total))
    return json(response, 202, { ...next, nextExpectedRanges: [`${upload.size}-`] });
  const place = fake.drive.placeFor(upload.path, upload.onConflict) ?? upload.path;
  json(response, 201, graphItem(fake.drive.write(place, Buffer.concat(upload.chunks))));
}

function storage(fake: FakeMicrosoft, request: WholeRequest, response: ServerResponse): void {
  // Real storage refuses a pass beside its own; ours sees to it that none comes.
  if (request.headers.authorization !== undefined) return graphError(response, 401, 'unauthenticated');
  const [, kind = '', id = ''] = /^\/(download|upload)\/([^?]+)\?tempauth=pass$/.exec(request.url) ?? [];
  if (kind === 'upload') return piece(fake, id, request, response);
  const content = fake.drive.byId(id)?.content;
  if (!content) return graphError(response, 404, 'itemNotFound');
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': content.length });
  response.end(content);
}

/** Answer as Microsoft would. */
export function answerGraph(fake: FakeMicrosoft, request: WholeRequest, response: ServerResponse): void {
  if (request.host === '127.0.0.1') return storage(fake, request, response);
  if (request.url.startsWith('/v1.0/')) return graph(fake, request, response);
  authority(fake, request, response);
}
