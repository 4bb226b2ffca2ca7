import type { Core } from '@strapi/strapi';

/** The same Strapi, whose Part has these attributes too once it boots. */
export function extendPart(strapi: Core.Strapi, attributes: Record<string, object>): Core.Strapi;
