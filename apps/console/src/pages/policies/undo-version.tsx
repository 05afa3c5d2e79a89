import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { tellWithUndo } from '../../components/undo';

type Policy = Schemas['PolicyDto'];

/** Tells that another version is in force, with a way back to the one before. */
export function tellOfVersion(workspaceId: string, before: Policy, after: Policy, message: string): void {
  tellWithUndo(message, async () => {
    const params = { path: { workspaceId, id: after.id }, header: { 'If-Match': `"${after.version}"` } };
    await data(
      api.POST('/v1/workspaces/{workspaceId}/policies/{id}/rollback', { params, body: { version: before.version } }),
    );
    await readAgain('policies', workspaceId);
  });
}
