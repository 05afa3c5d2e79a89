import { queryClient } from './queries';

/** Everything of this kind is read again; resolves when what is on the page has been. */
export const readAgain = (kind: string, workspaceId: string) =>
  queryClient.invalidateQueries({ queryKey: [kind, workspaceId] });
