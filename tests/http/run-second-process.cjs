const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { GraphQLError } = require('graphql');

const root = path.resolve(__dirname, '..', '..');

/** Nothing else answers with this status. */
const LET_IN = 299;

function letIn(ctx) {
  ctx.status = LET_IN;
  ctx.body = {};
}

/**
 * With PROBE_ROUTES every route of Strapi's answers 299 where its handler would begin: after
 * authentication, permission and policies. So every route can be tried as everybody without doing
 * anything. Routes without authentication of Strapi's keep their handlers, which ask themselves.
 */
function probe(routes) {
  for (const route of Array.isArray(routes) ? routes : routes.routes) {
    if (Array.isArray(route.routes)) probe(route);
    else if (route.config?.auth !== false) {
      route.config = { ...route.config, middlewares: [letIn, ...(route.config?.middlewares ?? [])] };
    }
  }
}

function probeAll(server) {
  const addRoutes = server.routes.bind(server);
  server.routes = (routes) => {
    probe(routes);
    return addRoutes(routes);
  };
}

const PROBE = 'global::probe';

/** The same for GraphQL: a resolver that asks for a permission says LET_IN where it would begin. */
function probeGraphql(strapi) {
  strapi.get('policies').set(PROBE, () => {
    throw new GraphQLError('let in', { extensions: { code: 'LET_IN' } });
  });
  const probed = (config = {}) =>
    config.auth === false ? config : { ...config, policies: [...(config.policies ?? []), PROBE] };
  const extension = strapi.plugin('graphql').service('extension');
  const generate = extension.generate.bind(extension);
  extension.generate = (options) => {
    const { resolversConfig, ...rest } = generate(options);
    const isOperation = (name) => typeof name === 'string' && /^(Query|Mutation)\./.test(name);
    return {
      ...rest,
      resolversConfig: new Proxy(resolversConfig ?? {}, {
        has: (target, name) => isOperation(name) || name in target,
        get: (target, name) => (isOperation(name) ? probed(target[name]) : target[name]),
      }),
    };
  };
}

function probeGraphqlOnceRegistered(strapi) {
  const register = strapi.register.bind(strapi);
  strapi.register = async () => {
    await register();
    probeGraphql(strapi);
    return strapi;
  };
}

/** A second process of the product on the same database; it tells its port and its routes. */
async function run() {
  const strapi = createStrapi({
    appDir: root,
    distDir: path.join(root, 'dist'),
    serveAdminPanel: false,
  });
  if (process.env.PROBE_ROUTES) {
    probeAll(strapi.server);
    probeGraphqlOnceRegistered(strapi);
  }
  await strapi.load();
  strapi.server.mount();
  strapi.server.httpServer.listen(0, '127.0.0.1', () => {
    const routes = strapi.server
      .listRoutes()
      .flatMap(({ methods, path: route }) => methods.map((method) => ({ method, path: String(route) })));
    process.send({ port: strapi.server.httpServer.address().port, routes });
  });
  process.once('message', () => {
    strapi.destroy().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
