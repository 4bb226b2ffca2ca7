import { factories } from '@strapi/strapi';

/** Written by the engine alone, at the doors of a batch. */
export default factories.createCoreRouter('api::note.note', { only: ['find', 'findOne'] });
