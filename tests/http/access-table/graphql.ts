import { randomUUID } from 'node:crypto';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type IntrospectionQuery,
} from 'graphql';
import { newLabelCode } from '../../../src/codes';
import type { Person } from './people';

/** What a probed process says where a resolver would begin; see run-second-process.cjs. */
const LET_IN = 'LET_IN';

interface Operation {
  kind: 'query' | 'mutation';
  name: string;
  /** A request of this operation alone, with as little in it as the schema allows. */
  document: string;
}

interface Answer {
  errors?: { message: string; extensions?: { code?: string; status?: number } }[];
}

const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Long: '1',
  Float: '1',
  Boolean: 'false',
  DateTime: '"2026-01-01T00:00:00.000Z"',
  Date: '"2026-01-01"',
  JSON: '{}',
};

/** What the engine's doors must be able to read before they look at rights. */
function wellFormed(name: string): string | null {
  if (/^(scan|fact|undo|call)Id$/.test(name)) return JSON.stringify(randomUUID());
  return name === 'partCode' ? JSON.stringify(newLabelCode()) : null;
}

/** A value that the schema takes and that names nothing that is there. */
function literalOf(name: string, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(name, type.ofType);
  if (isListType(type)) return `[${literalOf(name, type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '""';
  if (!isInputObjectType(type)) return wellFormed(name) ?? SCALARS[type.name] ?? '"x"';
  const sent = Object.values(type.getFields()).filter(
    (field) => isRequiredInputField(field) || field.name === 'reason',
  );
  return `{${sent.map((field) => `${field.name}: ${literalOf(field.name, field.type)}`).join(', ')}}`;
}

function documentOf(kind: Operation['kind'], field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter(isRequiredArgument);
  const args = needed.map((arg) => `${arg.name}: ${literalOf(arg.name, arg.type)}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${field.name}${args ? `(${args})` : ''}${selection} }`;
}

async function ask(url: string, token: string | null, query: string): Promise<[number, Answer]> {
  const headers: Record<string, string> = { 'content-type': 'application/json', connection: 'close' };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return [answer.status, (await answer.json()) as Answer];
}

/** Every query and mutation that the running server has. */
async function operations(url: string, token: string | null): Promise<Operation[]> {
  const [status, answer] = await ask(url, token, getIntrospectionQuery());
  if (status !== 200) throw new Error(`The schema could not be read: ${status}`);
  const schema = buildClientSchema((answer as { data: IntrospectionQuery }).data);
  const of = (kind: Operation['kind'], fields: Record<string, GraphQLField<unknown, unknown>> = {}) =>
    Object.values(fields).map((field) => ({ kind, name: field.name, document: documentOf(kind, field) }));
  return [
    ...of('query', schema.getQueryType()?.getFields()),
    ...of('mutation', schema.getMutationType()?.getFields()),
  ];
}

function say(status: number, { errors }: Answer): string {
  const [first] = errors ?? [];
  const code = first?.extensions?.code;
  if (code === LET_IN) return 'in';
  if (code === 'FORBIDDEN' || code === 'STRAPI_FORBIDDEN_ERROR') return '403';
  if (first?.extensions?.status !== undefined) return String(first.extensions.status);
  return first ? `${status} ${code ?? first.message}` : 'in';
}

/**
 * A row for each GraphQL operation. Those that ask for rights themselves run: they are given what names
 * nothing, so that whoever comes in is told so.
 */
export async function graphqlRows(url: string, people: Person[]): Promise<string[][]> {
  const reader = people.find(({ name }) => name === 'token-full');
  const rows: string[][] = [];
  for (const { kind, name, document } of await operations(url, reader?.token ?? null)) {
    const cells = await Promise.all(
      people.map(async ({ token }) => say(...(await ask(url, token, document)))),
    );
    rows.push([`${kind} ${name}`, ...cells]);
  }
  return rows;
}
