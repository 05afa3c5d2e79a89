import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { readAgain } from '../../api/read-again';
import { useMay, useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { ConfirmButton } from '../../components/confirm';
import { tellProblem } from '../../components/tell-problem';
import { ButtonLink } from '../../components/text-link';
import { tellWithUndo } from '../../components/undo';
import { type AskedOrder, OrderDialog } from './order-dialog';
import { isCall } from './sent-and-answered';

/** What can be done with one job. */
export function JobActions({ job }: { job: Schemas['JobDetailDto'] }) {
  const { id: workspaceId, slug } = useWorkspace();
  const { id, status, traceId, type } = job;
  const navigate = useNavigate();
  const may = useMay('jobs:write');
  const [asked, setAsked] = useState<AskedOrder>();
  const path = { workspaceId, id };
  const makeDue = () => data(api.POST('/v1/workspaces/{workspaceId}/jobs/{id}/retry', { params: { path } }));
  const retry = useMutation({
    mutationFn: makeDue,
    onSuccess: async () => {
      notifications.show({ message: 'The job is due now.' });
      await readAgain('jobs', workspaceId);
    },
    onError: (error) => tellProblem(error),
  });
  const retryable = status === 'dead' || status === 'cancelled' || status === 'failed';
  const copyable = isCall(type) && !(job.payload && 'bodyRef' in job.payload);
  return (
    <>
      <ButtonLink variant="default" to="/w/$slug/traces/$traceId" params={{ slug, traceId }}>
        See the trace
      </ButtonLink>
      {status !== 'success' && status !== 'dead' && status !== 'cancelled' && (
        <ConfirmButton
          label="Cancel job"
          title="Cancel this job?"
          needs="jobs:write"
          run={(header) =>
            data(api.POST('/v1/workspaces/{workspaceId}/jobs/{id}/cancel', { params: { path, header } }))
          }
          onDone={() => {
            void readAgain('jobs', workspaceId);
            if (status !== 'running') {
              tellWithUndo('The job is cancelled.', () => makeDue().then(() => readAgain('jobs', workspaceId)));
            }
          }}
        >
          {status === 'running'
            ? 'The attempt under way is asked to end; what it did already stays done.'
            : 'It will not run. You can redrive it later.'}
        </ConfirmButton>
      )}
      {retryable && (
        <Action needs="jobs:write" loading={retry.isPending} onClick={() => retry.mutate()}>
          Retry now
        </Action>
      )}
      {may && (retryable || copyable) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={8} aria-label="More to do with the job">
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {retryable && (
              <Menu.Item onClick={() => setAsked({ action: 'redrive', filter: { ids: [id] }, inSight: [] })}>
                Redrive with all attempts…
              </Menu.Item>
            )}
            {copyable && (
              <Menu.Item
                onClick={() => void navigate({ to: '/w/$slug/jobs/new', params: { slug }, search: { copy: id } })}
              >
                Make one like it…
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <OrderDialog asked={asked} onGiven={() => undefined} close={() => setAsked(undefined)} />
    </>
  );
}
