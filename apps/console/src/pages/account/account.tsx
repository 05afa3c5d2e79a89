import { Shell } from '../../app/shell';
import { useMe } from '../../app/session';
import { Page } from '../../components/page';
import { ChangePassword } from './change-password';
import { OwnIdentities } from './own-identities';
import { OwnName } from './own-name';
import { OwnSessions } from './own-sessions';
import { SecondFactor } from './second-factor';

/** The reader's own account and how it is kept safe. */
export function AccountPage() {
  const me = useMe();
  return (
    <Shell>
      <Page title="Account and security" about={me?.user.email}>
        {me && <OwnName name={me.user.name} />}
        <SecondFactor />
        <ChangePassword hasPassword={me?.hasPassword ?? true} />
        <OwnIdentities />
        <OwnSessions />
      </Page>
    </Shell>
  );
}
