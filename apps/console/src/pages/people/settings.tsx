import { useWorkspace } from '../../app/workspace';
import { Page } from '../../components/page';
import { DangerSection } from './settings/danger-section';
import { GeneralSection } from './settings/general-section';
import { QuotaSection } from './settings/quota-section';
import { RetentionSection } from './settings/retention-section';
import { SecuritySection } from './settings/security-section';

/** The workspace itself: its name, what it asks of people, what it keeps and how long, and its end. */
export function SettingsPage() {
  const { workspace } = useWorkspace();
  return (
    <Page title="Settings" about={`The workspace ${workspace.name}.`}>
      <GeneralSection key={`general ${workspace.version}`} />
      <SecuritySection />
      <RetentionSection key={`retention ${workspace.version}`} />
      <QuotaSection key={`quota ${workspace.version}`} />
      <DangerSection />
    </Page>
  );
}
