import module, { createRequire } from 'node:module';

interface Index {
  /** The package's index, as who imports it says it. */
  of: string;
  /** What is wanted of it. Each name has an entry of its own in that package: `<of>/<name>`. */
  names: readonly string[];
}

/**
 * Loads an ES module (and what it imports) which wants little of another package's index: of that, only these names are
 * loaded. Unlike a CommonJS module, one of these can not be stood in for once it is loaded, so what else of the index
 * somebody imports later is not there. A Node.js without hooks of this kind (before 22.15) loads it all.
 *
 * @throws SyntaxError with the name, when more is imported
 */
export function loadWithIndexInPart(request: string, { of, names }: Index): void {
  const source = names.map((name) => `export { default as ${name} } from '${of}/${name}';`).join('\n');
  const hooks = hookIndex(of, source);
  try {
    createRequire(__filename)(request);
  } finally {
    hooks?.deregister();
  }
}

function hookIndex(of: string, source: string): module.ModuleHooks | undefined {
  if (typeof module.registerHooks !== 'function') return undefined;
  const indexes = new Set<string>();
  return module.registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (specifier === of && resolved.format === 'module') indexes.add(resolved.url);
      return resolved;
    },
    load: (url, context, next) =>
      indexes.has(url) ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
}
