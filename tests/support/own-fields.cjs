/**
 * A Part with fields of the factory's own, as the Content-Type Builder makes them: the schema is extended after the
 * product has registered its types and before Strapi syncs the database, so columns, validation, forms and doors are real.
 * Required before `strapi start` (NODE_OPTIONS=--require) it takes the attributes from TEST_PART_ATTRIBUTES, as JSON.
 */
const strapiCore = require('@strapi/core');

function extendPart(strapi, attributes) {
  const boot = strapi.bootstrap.bind(strapi);
  strapi.bootstrap = () => {
    const type = strapi.contentType('api::part.part');
    Object.assign(type.attributes, attributes);
    Object.assign(type.__schema__.attributes, attributes);
    return boot();
  };
  return strapi;
}

const told = process.env.TEST_PART_ATTRIBUTES;
if (told) {
  const { createStrapi } = strapiCore;
  strapiCore.createStrapi = (...options) => extendPart(createStrapi(...options), JSON.parse(told));
}

module.exports = { extendPart };
