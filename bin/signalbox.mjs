#!/usr/bin/env node
// What `npx signalbox` runs: the built command line. Under node_modules/.bin it is the project's own Node.js.
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath, URL } from 'node:url';

const main = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));
if (!existsSync(main)) {
  console.error('Signalbox is not built yet. Run: npm ci && npm run build');
  process.exit(1);
}
// Compiled code is kept for the next time, where this Node.js can: most of a short command's time is compiling.
module.enableCompileCache?.(fileURLToPath(new URL('../dist/compiled', import.meta.url)));
createRequire(import.meta.url)(main);
