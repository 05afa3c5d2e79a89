import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generate/generated-files.mts';
import { projectFolder } from './stack/project.mts';

// npm run generate: writes what is made from the code. With --check it writes nothing and names what is stale.
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, content] of Object.entries(await generatedFiles())) {
  const path = join(projectFolder, name);
  if (content === current(path)) continue;
  stale.push(name);
  if (!check) writeFileSync(path, content);
}

if (stale.length === 0) console.log('Every generated file is up to date.');
else if (!check) console.log(`Written: ${stale.join(', ')}`);
else {
  console.error(`Stale: ${stale.join(', ')}. Run npm run generate.`);
  process.exitCode = 1;
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
