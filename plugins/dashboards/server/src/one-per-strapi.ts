import type { Core } from '@strapi/strapi';

/** Something that a server has one of: made when it is first asked for, and gone with the server. */
export function onePerStrapi<Thing extends object>(
  make: (strapi: Core.Strapi) => Thing,
): (strapi: Core.Strapi) => Thing {
  const made = new WeakMap<Core.Strapi, Thing>();
  return (strapi) => {
    const thing = made.get(strapi) ?? make(strapi);
    made.set(strapi, thing);
    return thing;
  };
}
