import { factories } from '@strapi/strapi';

/** Derived or append-only: readable here, written by the engine alone. */
export default factories.createCoreRouter('api::part-state.part-state', { only: ['find', 'findOne'] });
