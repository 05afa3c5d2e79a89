import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What a first visit may load before it shows anything, in bytes of gzipped JavaScript. */
const MOST_FIRST_LOAD_BYTES = 250_000;

/** Writes a gzipped copy beside every script and style, and stops the build when the first load grows too heavy. */
export function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const sizes = new Map<string, number>();
      for (const [name, file] of Object.entries(bundle)) {
        if (!/\.(js|css)$/.test(name)) continue;
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 });
        sizes.set(name, source.length);
        writeFileSync(join(dir, `${name}.gz`), source);
      }
      const loaded = staticImports(bundle);
      const bytes = loaded.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
      const told = `first load: ${(bytes / 1000).toFixed(1)} kB of gzipped JavaScript in ${loaded.length} files`;
      if (bytes > MOST_FIRST_LOAD_BYTES) this.error(`${told}, more than ${MOST_FIRST_LOAD_BYTES / 1000} kB`);
      console.log(told);
    },
  };
}

/** The entry and everything that it cannot start without. */
function staticImports(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (file?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    file.imports.forEach(visit);
  };
  for (const [name, file] of Object.entries(bundle)) if (file.type === 'chunk' && file.isEntry) visit(name);
  return [...found];
}
