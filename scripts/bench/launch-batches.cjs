const path = require('node:path');

const projectDir = path.join(__dirname, '..', '..');
const STAGES = ['Cutting', 'Welding', 'Inspection'];
const PIECES = 100_000;

async function makeRoute(strapi) {
  const steps = [];
  for (const name of STAGES) {
    const stage = await strapi.documents('api::stage.stage').create({ data: { name, kind: 'production' } });
    steps.push({ stage: stage.documentId });
  }
  return strapi.documents('api::route.route').create({ data: { name: 'Bench', steps } });
}

/** So many batches with pieces for any number of scans; the codes of their labels. */
async function launchBatches(strapi, count) {
  const { tracking } = require(path.join(projectDir, 'dist', 'src', 'tracking'));
  const route = await makeRoute(strapi);
  const product = await strapi.documents('api::product.product').create({ data: { designation: 'BENCH' } });
  const parts = Array.from({ length: count }, (_, index) => ({
    key: String(index),
    designation: `BENCH.${index}`,
    name: 'Bracket',
    kind: 'part',
    material: 'Steel',
    size: null,
    attributes: null,
    required: PIECES,
    launched: PIECES,
    routeId: route.id,
  }));
  const doer = {
    actor: { type: 'system', id: 'bench', name: 'bench' },
    may: null,
    stageIds: null,
    address: null,
    requestId: null,
  };
  const command = { productId: product.id, importId: null, parts, lines: [], materials: [] };
  const launched = await tracking(strapi).launchParts(command, doer);
  if (!launched.ok) throw new Error(launched.code);
  await strapi.db.connection.raw('analyze');
  return launched.parts.map(({ code }) => code);
}

module.exports = { launchBatches };
