// Makes an app of dist sick in the way that SICK names; to be loaded before it, with `node --require`.
const { join } = require('node:path');

const part = (path) => require(join(process.cwd(), 'dist/libs', path));

const forEver = () => new Promise(() => undefined);

const sicknesses = {
  /** The handler of webhooks never ends, whatever its signal says. */
  deafHandler() {
    part('webhooks/src/routing/process-webhook.handler.js').ProcessWebhookHandler.prototype.run = forEver;
    Object.assign(part('webhooks/src/routing/process-webhook.job.js').processWebhook, { timeoutMs: 200 });
  },
  /** The handler of webhooks blocks the event loop. */
  blockedLoop() {
    part('webhooks/src/routing/process-webhook.handler.js').ProcessWebhookHandler.prototype.run = () => {
      for (;;);
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
