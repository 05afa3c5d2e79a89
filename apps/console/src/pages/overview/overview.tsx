import { SimpleGrid } from '@mantine/core';
import { useWorkspace } from '../../app/workspace';
import { Page } from '../../components/page';
import { Checklist } from './checklist';
import { LatestFailures } from './latest-failures';
import { LatestWebhooks } from './latest-webhooks';
import { JobCount } from './job-count';

/** How the workspace is now, and what asks for attention. */
export function OverviewPage() {
  const { workspace } = useWorkspace();
  return (
    <Page title={workspace.name} about="How it is now.">
      <Checklist />
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <JobCount status="dead" label="Dead letters" about="Given up, waiting for you" alarming />
        <JobCount status="failed" label="Being retried" about="Failed, tried again by policy" />
        <JobCount status="queued" label="Queued" about="Waiting for their time or a worker" />
        <JobCount status="running" label="Running" about="At work now" />
      </SimpleGrid>
      <LatestFailures />
      <LatestWebhooks />
    </Page>
  );
}
