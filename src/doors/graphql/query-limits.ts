import type { Core } from '@strapi/strapi';
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** A page of fifty fields with relations costs some hundreds; the schema itself is not counted. */
const MAX_COST = 2_000;
/** The same list asked thirty times over under other names is a page of lists, more is a flood. */
const MAX_ALIASES = 30;

const FIELD_COST = 1;
const OBJECT_COST = 2;
/** What is below a list is asked for once for each of its entries. */
const LEVEL_FACTOR = 1.5;

interface Weight {
  cost: number;
  aliases: number;
}

const NOTHING: Weight = { cost: 0, aliases: 0 };

/** Weighs selections; each fragment once, however often it is spread. */
class Scales {
  readonly #fragments = new Map<string, Weight>();

  constructor(private readonly context: ValidationContext) {}

  weigh(set: SelectionSetNode | undefined): Weight {
    return (set?.selections ?? []).map((one) => this.#weighOne(one)).reduce(sum, NOTHING);
  }

  #weighOne(node: SelectionNode): Weight {
    if (node.kind === Kind.FIELD) return this.#weighField(node);
    return node.kind === Kind.INLINE_FRAGMENT
      ? this.weigh(node.selectionSet)
      : this.#weighFragment(node.name.value);
  }

  #weighField({ name, alias, selectionSet }: FieldNode): Weight {
    if (name.value === '__schema' || name.value === '__type') return NOTHING;
    const below = this.weigh(selectionSet);
    const cost = selectionSet ? OBJECT_COST + LEVEL_FACTOR * below.cost : FIELD_COST;
    return { cost, aliases: below.aliases + (alias ? 1 : 0) };
  }

  /** A fragment inside itself, which another rule refuses, weighs nothing there. */
  #weighFragment(name: string): Weight {
    const known = this.#fragments.get(name);
    if (known) return known;
    this.#fragments.set(name, NOTHING);
    const weight = this.weigh(this.context.getFragment(name)?.selectionSet);
    this.#fragments.set(name, weight);
    return weight;
  }
}

function sum(one: Weight, other: Weight): Weight {
  return { cost: one.cost + other.cost, aliases: one.aliases + other.aliases };
}

/** Told like every other mistake in a query: 400, and nothing is run. */
function notTooMuch(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ selectionSet }) {
      const { cost, aliases } = new Scales(context).weigh(selectionSet);
      if (aliases > MAX_ALIASES) {
        context.reportError(new GraphQLError(`The query has too many aliases: at most ${MAX_ALIASES}.`));
      }
      if (cost > MAX_COST) {
        context.reportError(
          new GraphQLError(`The query costs too much: at most ${MAX_COST}. Ask for fewer fields at a time.`),
        );
      }
    },
  };
}

/**
 * Refuse queries that ask for too much before any of them runs; their depth and the length of lists are
 * limited in config/plugins.ts. Call it in `register`: the GraphQL plugin reads its settings after that.
 */
export function limitQueries(strapi: Core.Strapi): void {
  const settings = strapi.config.get<object>('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', { ...settings, validationRules: [notTooMuch] });
}
