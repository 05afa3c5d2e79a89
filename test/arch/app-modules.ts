import 'reflect-metadata';
import type { DynamicModule, Provider, Type } from '@nestjs/common';

type ModuleImport = Type | DynamicModule;

/** What an app is made of, read from its root module without starting anything. */
export interface AppParts {
  readonly controllers: Type[];
  readonly providers: Type[];
}

export function partsOf(root: Type): AppParts {
  const controllers = new Set<Type>();
  const providers = new Set<Type>();
  const seen = new Set<ModuleImport>();
  const visit = (entry: ModuleImport) => {
    if (seen.has(entry)) return;
    seen.add(entry);
    const dynamic = 'module' in entry ? entry : undefined;
    const moduleClass = dynamic?.module ?? (entry as Type);
    const declared = <T>(key: 'imports' | 'controllers' | 'providers'): T[] => [
      ...((Reflect.getMetadata(key, moduleClass) as T[] | undefined) ?? []),
      ...((dynamic?.[key] as T[] | undefined) ?? []),
    ];
    declared<Type>('controllers').forEach((controller) => controllers.add(controller));
    declared<Provider>('providers').forEach((provider) => {
      const implementation = typeof provider === 'function' ? provider : 'useClass' in provider && provider.useClass;
      if (implementation) providers.add(implementation);
    });
    declared<ModuleImport>('imports').forEach(visit);
  };
  visit(root);
  return { controllers: [...controllers], providers: [...providers] };
}
