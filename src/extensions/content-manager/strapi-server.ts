/** The content manager as it is, but for the widgets of the home page: they tell of what people edit. */
import type { Core } from '@strapi/strapi';

type HomepageService = (context: { strapi: Core.Strapi }) => unknown;

interface ContentManager {
  services: { homepage: HomepageService };
}

interface Schema {
  pluginOptions?: { tracker?: { engine?: boolean } };
}

/**
 * The types of content as the widgets shall see them: those that the engine alone writes are hidden. Every act writes some of
 * them, the audit log always, so that nothing else would be among the last edited; and there are millions, which would be counted.
 */
function seenAtHome(types: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(types).map(([uid, schema]) => {
      if (!schema.pluginOptions?.tracker?.engine) return [uid, schema];
      const pluginOptions = { ...schema.pluginOptions, 'content-manager': { visible: false } };
      // Derived, not copied: a schema has getters.
      return [uid, Object.create(schema, { pluginOptions: { value: pluginOptions } }) as Schema];
    }),
  );
}

export default (plugin: ContentManager): ContentManager => {
  const { homepage } = plugin.services;
  plugin.services.homepage = ({ strapi }) => {
    const types = () => seenAtHome(strapi.contentTypes as unknown as Record<string, Schema>);
    const derived = Object.create(strapi, { contentTypes: { get: types } }) as Core.Strapi;
    return homepage({ strapi: derived });
  };
  return plugin;
};
