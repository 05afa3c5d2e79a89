import { RequestMethod, type Type } from '@nestjs/common';
import { partsOf } from './app-modules';

export interface Route {
  /** Such as `GET /v1/workspaces/:workspaceId`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  metadata<T>(key: string): T | undefined;
}

/** Every route that the app's controllers declare. */
export function routesOf(root: Type): Route[] {
  return partsOf(root).controllers.flatMap((controller) => {
    const base = Reflect.getMetadata('path', controller) as string;
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((property) => {
      const handler = prototype[property] as object;
      const verb = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const own = Reflect.getMetadata('path', handler) as string;
      const path = `/${base}/${own}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      const method = RequestMethod[verb];
      const metadata = <T>(key: string) => Reflect.getMetadata(key, handler) as T | undefined;
      return [{ name: `${method} ${path}`, method, path, metadata }];
    });
  });
}
