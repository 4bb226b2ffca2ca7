import type { Core } from '@strapi/strapi';
import { doerOf } from '../../access';
import { CALL_DOORS, type CallAct } from '../call-requests';
import { doorsOf } from '../doors-of';
import { orThrow, plain, type GraphqlContext } from './context';

/** What the mutations of calls take and give; the fields are those of REST (docs/api.md). */
const CALL_TYPES = `
  input CallForemanInput {
    factId: ID!
    partCode: String!
    "material, machine, quality, drawing or other."
    reason: String
    comment: String
    operation: Int
    occurredAt: String
    sentAt: String
    operator: ID
    madeIn: ID
  }
  input AnswerCallInput {
    factId: ID!
    partCode: String!
    callId: ID!
    "taken or done."
    answer: String!
    "What was done about it; with done alone."
    note: String
  }
  type CallPlace {
    number: Int!
    stage: String!
  }
  type CallTaken {
    at: String!
    by: String!
  }
  type CallClosed {
    at: String!
    by: String!
    note: String!
  }
  type ForemanCall {
    id: ID!
    reason: String
    comment: String!
    operation: CallPlace
    operator: String!
    calledAt: String!
    taken: CallTaken
    closed: CallClosed
  }
  type CallPayload {
    replayed: Boolean!
    call: ForemanCall!
  }
  type Mutation {
    "Call the foreman to a batch; idempotent by factId."
    callForeman(input: CallForemanInput!): CallPayload!
    "Take a call or end it; idempotent by factId."
    answerCall(input: AnswerCallInput!): CallPayload!
  }
`;

/**
 * The mutations of calls, as an extension of the GraphQL plugin. Who may is for the engine to say,
 * after it has looked for a replay; Strapi is not asked.
 */
export function callMutations(strapi: Core.Strapi) {
  const names = Object.keys(CALL_DOORS) as CallAct[];
  const resolverOf =
    (act: CallAct) =>
    async (_root: unknown, { input }: { input: { partCode: string } }, context: GraphqlContext) => {
      const doer = doerOf(context.koaContext);
      const result = await CALL_DOORS[act](doorsOf(strapi), input.partCode, plain(input), doer);
      return orThrow(result, context);
    };
  return {
    typeDefs: CALL_TYPES,
    resolvers: { Mutation: Object.fromEntries(names.map((name) => [name, resolverOf(name)])) },
    resolversConfig: Object.fromEntries(names.map((name) => [`Mutation.${name}`, { auth: false }])),
  };
}
