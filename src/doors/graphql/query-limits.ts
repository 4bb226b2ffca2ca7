import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import type { Core } from '@strapi/strapi';
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** A page of fifty fields with relations costs some hundreds; the schema itself is not counted. */
const MAX_COST = 2_000;
/** The same list asked thirty times over under other names is a page of lists, more is a flood. */
const MAX_ALIASES = 30;

type Rule = (context: ValidationContext) => ASTVisitor;
type Reject = (context: ValidationContext | null, error: GraphQLError) => void;

/** Told like every other mistake in a query: 400, and nothing is run. */
function rejectWith(message: string): Reject {
  return (context) => context?.reportError(new GraphQLError(message));
}

function rules(): Rule[] {
  const cost = costLimitRule({
    maxCost: MAX_COST,
    flattenFragments: true,
    propagateOnRejection: false,
    onReject: [rejectWith(`The query costs too much: at most ${MAX_COST}. Ask for fewer fields at a time.`)],
  });
  const aliases = maxAliasesRule({
    n: MAX_ALIASES,
    propagateOnRejection: false,
    onReject: [rejectWith(`The query has too many aliases: at most ${MAX_ALIASES}.`)],
  });
  return [cost as unknown as Rule, aliases as unknown as Rule];
}

/**
 * Refuse queries that ask for too much before any of them runs; their depth and the length of lists are
 * limited in config/plugins.ts. Call it in `register`: the GraphQL plugin reads its settings after that.
 */
export function limitQueries(strapi: Core.Strapi): void {
  const settings = strapi.config.get<object>('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', { ...settings, validationRules: rules() });
}
