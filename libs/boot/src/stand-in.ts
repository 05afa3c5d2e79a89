import { createRequire, Module } from 'node:module';

/** What everybody who requires this file gets from now on. */
export function standIn(file: string, exports: unknown): void {
  require.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports });
}

/**
 * Loads the file when something in it is first used, instead of when it is required. Not for one that is imported as
 * `* as name`: what TypeScript makes of that copies its names at once.
 */
export function loadOnFirstUse(file: string): void {
  let loaded: object | undefined;
  const load = (): object => {
    if (loaded === undefined) {
      delete require.cache[file];
      loaded = createRequire(file)(file) as object;
    }
    return loaded;
  };
  // A function, since a module may be one. What reads its names when it is required, finds none.
  const unloaded = new Proxy(Object.bind(undefined), {
    get: (_, name): unknown => (loaded === undefined && name === '__esModule' ? undefined : Reflect.get(load(), name)),
    has: (_, name) => name in load(),
    ownKeys: () => [],
    apply: (_, self, args: unknown[]): unknown => Reflect.apply(called(load()), self, args as [unknown]),
    construct: (_, args: unknown[]) => Reflect.construct(called(load()), args as [unknown]),
  });
  standIn(file, unloaded);
}

/** The module where it is a function; otherwise its default, for which who imports that takes the stand-in. */
function called(loaded: object): typeof Object {
  return (typeof loaded === 'function' ? loaded : (loaded as { default?: unknown }).default) as typeof Object;
}

/**
 * Never loads the file: it is required, but nothing in it is used. Each of its names is an empty class, so that who calls it,
 * or a method of an instance, gets a TypeError.
 */
export function leaveOut(file: string): void {
  const names = new Map<string | symbol, unknown>([['__esModule', true]]);
  const get = (_: object, name: string | symbol) => {
    if (!names.has(name)) names.set(name, class {});
    return names.get(name);
  };
  standIn(file, new Proxy({}, { get }));
}
