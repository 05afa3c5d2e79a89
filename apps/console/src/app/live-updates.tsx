import { useEffect } from 'react';
import { listenTo } from '../api/live';
import { useMay, useWorkspace } from './workspace';

/** Keeps what is on the page up to date, as long as it is in a workspace and somebody looks at it. */
export function LiveUpdates() {
  const { id } = useWorkspace();
  const may = useMay('stats:read');
  useEffect(() => (may ? listenTo(id) : undefined), [id, may]);
  return null;
}
