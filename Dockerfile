# One image for the api, the worker, the migration and the command line: the command tells which.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && rm -r dist/compiled
# What remains of node_modules is what the apps need at run time.
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY bin ./bin
COPY openapi.json ./
# Node.js keeps compiled code for each user apart: this is for the one that runs it.
RUN install -d -o node dist/compiled
USER node
RUN node dist/apps/api/src/precompile.js
EXPOSE 3000
# The worker answers the same path on its own port: HEALTH_PORT says which one.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? 3000}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node is PID 1 and gets SIGTERM itself: the apps finish their work in flight.
CMD ["node", "dist/apps/api/src/main.js"]
