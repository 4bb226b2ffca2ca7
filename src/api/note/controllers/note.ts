import { factories } from '@strapi/strapi';
import { sendKeptPhoto, sendNoteAct, sendNotes } from '../../../doors';

export default factories.createCoreController('api::note.note', ({ strapi }) => ({
  notesOfPart: (ctx) => sendNotes(strapi, ctx),
  addNote: (ctx) => sendNoteAct(strapi, ctx, 'addNote'),
  editNote: (ctx) => sendNoteAct(strapi, ctx, 'editNote'),
  deleteNote: (ctx) => sendNoteAct(strapi, ctx, 'deleteNote'),
  keepPhoto: (ctx) => sendKeptPhoto(strapi, ctx),
}));
