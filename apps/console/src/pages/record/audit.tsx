import { IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useRefusal, useWorkspace } from '../../app/workspace';
import { Empty } from '../../components/empty';
import { Page } from '../../components/page';
import { useActors } from './actors';
import { AuditList } from './audit-list';
import { auditOfWorkspace } from './audit-source';

/** Who changed what, in a chain that shows when something is taken out. */
export function AuditPage() {
  const { id } = useWorkspace();
  const refusal = useRefusal('audit:read');
  const source = useMemo(() => auditOfWorkspace(id), [id]);
  const actorOf = useActors();
  if (refusal === undefined) {
    return (
      <AuditList
        title="Audit"
        about="Who changed what, and why. Each row is chained to the one before it."
        source={source}
        actorOf={actorOf}
      />
    );
  }
  return (
    <Page title="Audit" about="Who changed what.">
      <Empty icon={<IconShieldCheck size={22} />} title="Not for your role">
        {refusal}
      </Empty>
    </Page>
  );
}
