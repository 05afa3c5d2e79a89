import { Alert, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { Copyable } from '../../components/copy';
import { Facts } from '../../components/facts';
import { Loaded, Page, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { cronWords } from './cron-words';
import { History } from './history';
import { ScheduleForm } from './schedule-form';

/** One schedule: when it ticks, what came of it, and its settings. */
export function SchedulePage() {
  const { id: workspaceId, slug } = useWorkspace();
  const { id = '' } = useParams({ strict: false });
  const schedule = useQuery({
    queryKey: ['schedules', workspaceId, id],
    queryFn: () =>
      data(api.GET('/v1/workspaces/{workspaceId}/schedules/{id}', { params: { path: { workspaceId, id } } })),
    refetchInterval: 5_000,
  });
  const back = (
    <TextLink to="/w/$slug/schedules" params={{ slug }}>
      Schedules
    </TextLink>
  );
  const loaded = schedule.data;
  return (
    <Page
      title={loaded?.name ?? 'Schedule'}
      about={loaded && `${cronWords(loaded.cron) ?? loaded.cron}, ${loaded.timezone}`}
      back={back}
      actions={loaded && <Actions schedule={loaded} />}
    >
      <Loaded query={schedule}>
        {(one) => (
          <>
            {one.disabledReason && (
              <Alert color="orange" variant="light" icon={<IconAlertTriangle size={18} />} title="It was switched off">
                <Text size="sm">{one.disabledReason}</Text>
                <Text size="sm">Mend that in the settings below, then resume it.</Text>
              </Alert>
            )}
            <Section title="Schedule">
              <About schedule={one} />
            </Section>
            <Section title="History" flush>
              <History id={id} />
            </Section>
            <ScheduleForm key={one.version} schedule={one} onDone={() => notifications.show({ message: 'Saved.' })} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ schedule }: { schedule: Schemas['ScheduleDto'] }) {
  const { slug } = useWorkspace();
  const { id, enabled, disabledReason, nextRunAt, lastRunAt, lastJobId, jobType } = schedule;
  return (
    <Facts
      facts={[
        ['State', <Status value={enabled ? 'active' : disabledReason ? 'error' : 'paused'} />],
        ['Next run', nextRunAt ? <Time at={nextRunAt} /> : 'none while it is paused'],
        [
          'Last run',
          lastJobId ? (
            <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: lastJobId }}>
              <Time at={lastRunAt} />
            </TextLink>
          ) : (
            <Time at={lastRunAt} />
          ),
        ],
        ['Makes', jobType],
        ['Id', <Copyable text={id} what="the id" />],
      ]}
    />
  );
}

function Actions({ schedule: { id, name, enabled } }: { schedule: Schemas['ScheduleDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const navigate = useNavigate();
  const params = { path: { workspaceId, id } };
  const toggle = useMutation({
    mutationFn: () =>
      enabled
        ? data(api.POST('/v1/workspaces/{workspaceId}/schedules/{id}/pause', { params }))
        : data(api.POST('/v1/workspaces/{workspaceId}/schedules/{id}/resume', { params })),
    onSuccess: async () => {
      notifications.show({
        message: enabled ? 'Paused: it makes no jobs until you resume it.' : 'It goes on from now.',
      });
      await readAgain('schedules', workspaceId);
    },
  });
  const trigger = useMutation({
    mutationFn: () => data(api.POST('/v1/workspaces/{workspaceId}/schedules/{id}/trigger', { params })),
    onSuccess: async () => {
      notifications.show({ message: 'Its job was made: it is the first one of the history.' });
      await readAgain('schedules', workspaceId);
    },
  });
  const error = toggle.error ?? trigger.error;
  return (
    <>
      {error && <ProblemAlert error={error} />}
      <ConfirmButton
        label="Delete"
        title={`Delete ${name}?`}
        needs="schedules:write"
        typed={name}
        run={(header) =>
          data(
            api.DELETE('/v1/workspaces/{workspaceId}/schedules/{id}', {
              params: { path: { workspaceId, id }, header },
            }),
          )
        }
        onDone={() => {
          void readAgain('schedules', workspaceId);
          void navigate({ to: '/w/$slug/schedules', params: { slug } });
        }}
      >
        It makes no jobs any more. Those that it made stay, and run.
      </ConfirmButton>
      <Action
        variant="default"
        needs="schedules:write"
        loading={toggle.isPending}
        onClick={() => {
          trigger.reset();
          toggle.mutate();
        }}
      >
        {enabled ? 'Pause' : 'Resume'}
      </Action>
      <Action
        needs="schedules:write"
        loading={trigger.isPending}
        onClick={() => {
          toggle.reset();
          trigger.mutate();
        }}
      >
        Trigger now
      </Action>
    </>
  );
}
