import type { ApiClient } from '../demo/api-client.mts';

const RUN = / \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** Things of the demo are named after the time of its run, so that runs do not collide; the pictures are of one run. */
export async function shortenNames(api: ApiClient): Promise<void> {
  const [workspace] = await api.list<{ id: string }>('/v1/workspaces?slug=demo');
  const base = `/v1/workspaces/${workspace?.id ?? ''}`;
  for (const what of ['connectors', 'routes', 'policies', 'secret-refs']) {
    for (const { id, name } of await api.list<{ id: string; name: string }>(`${base}/${what}`)) {
      if (RUN.test(name)) await api.patch(`${base}/${what}/${id}`, { name: name.replace(RUN, '') });
    }
  }
}
