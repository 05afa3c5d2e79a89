// Makes an app of dist sick in the way that SICK names; to be loaded before it, with `node --require`.
const { join } = require('node:path');

const part = (path) => require(join(process.cwd(), 'dist/libs', path));

const forEver = () => new Promise(() => undefined);

const sicknesses = {
  /** The handler of webhooks never ends, whatever its signal says. */
  deafHandler() {
    part('webhooks/src/routing/route-webhooks.handler.js').RouteWebhooksHandler.prototype.run = forEver;
    Object.assign(part('webhooks/src/routing/route-webhooks.job.js').routeWebhooks, { timeoutMs: 200 });
  },
  /** The handler of webhooks blocks the event loop. */
  blockedLoop() {
    part('webhooks/src/routing/route-webhooks.handler.js').RouteWebhooksHandler.prototype.run = () => {
      for (;;);
    };
  },
  /** One webhook kills whoever routes it. */
  poison() {
    const { prototype } = part('webhooks/src/routing/event-router.js').EventRouter;
    const route = prototype.route;
    prototype.route = function (item, ...rest) {
      if (item.inboxId === process.env.POISON) process.kill(process.pid, 'SIGKILL');
      return route.call(this, item, ...rest);
    };
  },
  /** What stores webhooks is never told that they are stored. */
  endlessFlush() {
    const { prototype } = part('database/src/database.js').Database;
    const statement = prototype.systemStatement;
    prototype.systemStatement = function (path, ...rest) {
      return path === 'ingest' ? forEver() : statement.call(this, path, ...rest);
    };
  },
};

sicknesses[process.env.SICK]?.();
