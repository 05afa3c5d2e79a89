import { useNavigate } from '@tanstack/react-router';
import { useWorkspace } from '../../app/workspace';
import { Page } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { ScheduleForm } from './schedule-form';

/** Makes a schedule. */
export function NewSchedulePage() {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const back = (
    <TextLink to="/w/$slug/schedules" params={{ slug }}>
      Schedules
    </TextLink>
  );
  return (
    <Page title="New schedule" about="From its first tick on it makes a job each time." back={back}>
      <ScheduleForm onDone={({ id }) => void navigate({ to: '/w/$slug/schedules/$id', params: { slug, id } })} />
    </Page>
  );
}
