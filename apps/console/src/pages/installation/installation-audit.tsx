import { useMe } from '../../app/session';
import { AuditList } from '../record/audit-list';
import { auditOfInstallation } from '../record/audit-source';
import { OperatorsOnly } from './operators-only';

/** What was done outside of any workspace. */
export function InstallationAuditPage() {
  const me = useMe()?.user;
  return (
    <OperatorsOnly>
      <AuditList
        title="Audit of the installation"
        about="What was done outside of any workspace: sign-ins that were locked, workspaces made, master keys changed."
        source={auditOfInstallation}
        actorOf={({ operatorUserId, actorId, actorType }) => {
          const id = operatorUserId ?? actorId;
          if (id !== null && id === me?.id) return `${me.name} (you)`;
          return [actorType.replaceAll('_', ' '), id && (id.length > 12 ? id.slice(-8) : id)].filter(Boolean).join(' ');
        }}
      />
    </OperatorsOnly>
  );
}
