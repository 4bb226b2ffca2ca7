import { CAPABILITY_ACTIONS } from '../../../access';

const READ = { auth: { scope: [CAPABILITY_ACTIONS['view-parts']] } };
const WRITE = { auth: { scope: [CAPABILITY_ACTIONS['write-notes']] } };

/** The notes of a batch. Who may read and write them is a capability; see docs/access.md. */
export default {
  routes: [
    { method: 'GET', path: '/parts/:code/notes', handler: 'note.notesOfPart', config: READ },
    { method: 'POST', path: '/parts/:code/notes', handler: 'note.addNote', config: WRITE },
    { method: 'PUT', path: '/parts/:code/notes/:noteId', handler: 'note.editNote', config: WRITE },
    { method: 'DELETE', path: '/parts/:code/notes/:noteId', handler: 'note.deleteNote', config: WRITE },
    { method: 'POST', path: '/parts/:code/photos', handler: 'note.keepPhoto', config: WRITE },
  ],
};
