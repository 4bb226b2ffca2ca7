import type { Core } from '@strapi/strapi';
import { doerOf } from '../../access';
import { doorsOf } from '../doors-of';
import { NOTE_DOORS, noteView, type NoteAct } from '../note-requests';
import { orThrow, plain, type GraphqlContext } from './context';

/** What the mutations of notes take and give; the fields are those of REST (docs/api.md). */
const NOTE_TYPES = `
  input AddNoteInput {
    noteId: ID!
    partCode: String!
    text: String!
    operation: Int
    photo: ID
  }
  input EditNoteInput {
    noteId: ID!
    partCode: String!
    text: String!
    "Without it the photo stays; null takes it away."
    photo: ID
  }
  input DeleteNoteInput {
    noteId: ID!
    partCode: String!
  }
  type NoteOperation {
    number: Int!
    stage: String!
  }
  type NotePhoto {
    id: ID!
    url: String!
  }
  type NoteAuthor {
    type: String!
    id: ID!
    name: String!
  }
  type NoteDeletion {
    at: String!
    by: String!
  }
  type BatchNote {
    id: ID!
    text: String!
    operation: NoteOperation
    photo: NotePhoto
    author: NoteAuthor!
    own: Boolean!
    createdAt: String!
    editedAt: String
    deleted: NoteDeletion
  }
  type NotePayload {
    replayed: Boolean!
    note: BatchNote!
  }
  type Mutation {
    "Write a note on a batch; idempotent by noteId."
    addNote(input: AddNoteInput!): NotePayload!
    "Give an own note another text."
    editNote(input: EditNoteInput!): NotePayload!
    "Take a note's text and photo away; who and when stay."
    deleteNote(input: DeleteNoteInput!): NotePayload!
  }
`;

/**
 * The mutations of notes, as an extension of the GraphQL plugin. Who may write is for the engine to
 * say, after it has looked for a replay; Strapi is not asked.
 */
export function noteMutations(strapi: Core.Strapi) {
  const names = Object.keys(NOTE_DOORS) as NoteAct[];
  const resolverOf =
    (act: NoteAct) =>
    async (_root: unknown, { input }: { input: { partCode: string } }, context: GraphqlContext) => {
      const doer = doerOf(context.koaContext);
      const result = await NOTE_DOORS[act](doorsOf(strapi), input.partCode, plain(input), doer);
      const { note, replayed } = orThrow(result, context);
      return { replayed, note: noteView(note) };
    };
  return {
    typeDefs: NOTE_TYPES,
    resolvers: { Mutation: Object.fromEntries(names.map((name) => [name, resolverOf(name)])) },
    resolversConfig: Object.fromEntries(names.map((name) => [`Mutation.${name}`, { auth: false }])),
  };
}
