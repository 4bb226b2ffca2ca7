import { randomUUID } from 'node:crypto';
import { LET_IN, type Route, type SecondProcess } from '../second-process';
import type { Person } from './people';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const AT_ONCE = 8;

/** Answered by middlewares ahead of the router, which therefore does not list them. */
const AHEAD_OF_THE_ROUTER: Route[] = [
  { method: 'GET', path: '/health' },
  { method: 'GET', path: '/ready' },
  { method: 'GET', path: '/metrics' },
];

/** The model of the content manager is a table of the factory's; other parameters name nothing. */
function urlOf({ path: route }: Route): string {
  return route
    .replace(/\(\[?\.?.*?\)[*+?]?/g, 'x')
    .replace(/:(\w+)[*+?]?/g, (_match, name: string) => (name === 'model' ? 'api::part.part' : 'x'));
}

/** Doors that look at rights themselves get something to judge; to all others an empty body says nothing. */
function bodyOf({ method, path: route }: Route, partCode: string): string | undefined {
  if (!['POST', 'PUT', 'PATCH'].includes(method)) return undefined;
  const isScan = /^\/(api|tracker)\/scans$/.test(route);
  const scan = {
    scanId: randomUUID(),
    partCode,
    operation: 1,
    good: 1,
    occurredAt: new Date().toISOString(),
  };
  return JSON.stringify(isScan ? scan : {});
}

/** The scan page itself is the same for everybody; whether it has been built is no matter here. */
const PAGE = /^\/(scan|SCAN)(\/|$)/;

function say(route: Route, status: number): string {
  if (PAGE.test(route.path) && [200, 404, 503].includes(status)) return 'page';
  return status === LET_IN ? 'in' : String(status);
}

/**
 * Tried by nobody only: a sign-out would end the session with which the rest is asked; Strapi's own
 * doors for signing in look at no token and refuse the sixth who knocks.
 */
const FOR_NOBODY =
  /^POST \/(api\/scan-station\/sign-out|admin\/(login|register|register-admin|forgot-password|reset-password))$/;

async function cellOf(url: string, route: Route, { token }: Person, partCode: string): Promise<string> {
  if (token && FOR_NOBODY.test(`${route.method} ${route.path}`)) return '-';
  // A connection that is kept may be closed by the server at the moment in which it is used again.
  const headers: Record<string, string> = { 'content-type': 'application/json', connection: 'close' };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(url + urlOf(route), {
    method: route.method,
    headers,
    body: bodyOf(route, partCode),
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  return say(route, answer.status);
}

/** A row for each route of the running server, in the order of their names. */
export async function restRows(
  { baseUrl, routes }: SecondProcess,
  people: Person[],
  partCode: string,
): Promise<string[][]> {
  const known = new Map(
    [...routes, ...AHEAD_OF_THE_ROUTER]
      .filter(({ method }) => METHODS.includes(method))
      .map((route) => [`${route.method} ${route.path}`, route]),
  );
  const queue = [...known];
  const rows: string[][] = [];
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [name, route] = next;
      const cells: string[] = [];
      for (const person of people) cells.push(await cellOf(baseUrl, route, person, partCode));
      rows.push([name, ...cells]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
