#!/usr/bin/env node
// What `npx signalbox` runs: the built command line. Under node_modules/.bin it is the project's own Node.js.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, URL } from 'node:url';

const built = (path) => fileURLToPath(new URL(`../dist/apps/${path}`, import.meta.url));
if (!existsSync(built('cli/src/main.js'))) {
  console.error('Signalbox is not built yet. Run: npm ci && npm run build');
  process.exit(1);
}
const load = createRequire(import.meta.url);
load(built('api/src/compiled-code.js')); // most of a short command's time is finding and compiling files
load(built('cli/src/main.js'));
