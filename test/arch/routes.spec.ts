import { AUDIT_RULE } from '@app/audit';
import { ACCESS_RULE, type AccessRule } from '@app/http';
import { PERMISSIONS } from '@app/identity';
import { directHookRoute, type IngressController } from '@app/webhooks';
import { ApiModule } from '../../apps/api/src/api.module';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { openApi } from './openapi';
import { type Route, routesOf } from './routes';

const api = routesOf(ApiModule);
const worker = routesOf(WorkerModule);
const routes = [...api, ...worker];
const access = (route: Route) => route.metadata<AccessRule>(ACCESS_RULE);
const names = (found: Route[]) => found.map(({ name }) => name);

describe('every route', () => {
  it('is found here', () => {
    expect(api.length).toBeGreaterThan(40);
    expect(names(worker)).toEqual(['GET /metrics', 'GET /health/live', 'GET /health/ready']);
  });

  it('declares an access rule', () => {
    expect(names(routes.filter((route) => !access(route)))).toEqual([]);
  });

  it('that is public gives a reason', () => {
    const reasonless = routes.filter((route) => {
      const rule = access(route);
      return rule?.kind === 'public' && rule.reason.length < 20;
    });
    expect(names(reasonless)).toEqual([]);
  });

  it('that goes past guards and interceptors has none of what they do', () => {
    const { url } = directHookRoute({} as IngressController);
    const direct = api.find(({ name }) => name === `POST ${url}`);
    expect(direct && access(direct)).toMatchObject({ kind: 'public', limitedByAddress: false });
    expect(direct?.metadata(AUDIT_RULE)).not.toHaveProperty('action');
  });

  it('requires a permission that exists', () => {
    const unknown = routes.filter((route) => {
      const rule = access(route);
      return rule?.kind === 'permission' && !(PERMISSIONS as readonly string[]).includes(rule.permission);
    });
    expect(names(unknown)).toEqual([]);
  });

  it('below a workspace requires a permission: being signed in is not enough there', () => {
    const open = routes.filter((route) => route.path.includes(':workspaceId') && access(route)?.kind !== 'permission');
    expect(names(open)).toEqual([]);
  });

  it('that only reads asks for no more than a permission to read', () => {
    const tooMuch = routes.filter((route) => {
      const rule = access(route);
      return route.method === 'GET' && rule?.kind === 'permission' && !rule.permission.endsWith(':read');
    });
    expect(names(tooMuch)).toEqual([]);
  });

  it('that writes is audited, or says why not', () => {
    const writing = routes.filter(({ method }) => method !== 'GET');
    const untold = writing.filter((route) => {
      const rule = route.metadata<{ action?: string; reason?: string }>(AUDIT_RULE);
      return !/^[a-z_-]+\.[a-z_]+$/.test(rule?.action ?? '') && (rule?.reason ?? '').length < 20;
    });
    expect(names(untold)).toEqual([]);
  });

  it('that reads is not audited: nothing changes', () => {
    const reading = routes.filter(({ method }) => method === 'GET');
    expect(names(reading.filter((route) => route.metadata(AUDIT_RULE)))).toEqual([]);
  });

  it('stands in the OpenAPI document, and nothing else does', () => {
    const documented = Object.entries(openApi().paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(documented.sort()).toEqual(names(api).sort());
  });

  it('has a path of its own', () => {
    expect(names(api).filter((name, index, all) => all.indexOf(name) !== index)).toEqual([]);
  });
});
