#!/usr/bin/env node
// What `npx signalbox` runs: the built command line. Under node_modules/.bin it is the project's own Node.js.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));
if (!existsSync(main)) {
  console.error('Signalbox is not built yet. Run: npm ci && npm run build');
  process.exit(1);
}
createRequire(import.meta.url)(main);
