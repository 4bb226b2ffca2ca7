import { factories } from '@strapi/strapi';

/** Derived or append-only: readable here, written by the engine alone. */
export default factories.createCoreRouter('api::product-fact.product-fact', { only: ['find', 'findOne'] });
