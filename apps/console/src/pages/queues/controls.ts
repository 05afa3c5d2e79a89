import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import type { Permission } from '../../api/permissions.gen';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { tellProblem } from '../../components/tell-problem';
import type { Lane } from '../jobs/job-filters';

export type Control = Schemas['ControlledQueueDto'];
export type Target = Control['target'];

/** What is paused or limited: a lane, the workspace, or a type or connector in it. */
export interface Queue {
  readonly target: Target;
  /** The lane, the type, or the id of connector or workspace. */
  readonly name: string;
  /** How people call it. */
  readonly label: string;
}

/** What has to be granted to control it: lanes are everybody's. */
export const needsOf = (target: Target): Permission => (target === 'lane' ? 'lanes:write' : 'queues:write');

/** The control of a queue, if it has one that does anything. */
export const controlOf = (controls: readonly Control[], { target, name }: Queue) =>
  controls.find((one) => one.target === target && one.name === name && (one.paused || one.maxRunning !== null));

export interface Change {
  readonly queue: Queue;
  readonly paused: boolean;
  readonly maxRunning: number | null;
}

/** Makes a control what is asked for, whatever it was. */
export function useControl(onDone?: () => void) {
  const { id: workspaceId } = useWorkspace();
  return useMutation({
    mutationFn: ({ queue: { target, name }, paused, maxRunning }: Change): Promise<unknown> => {
      if (target === 'lane')
        return data(api.PUT('/v1/lane-controls', { body: { lane: name as Lane, paused, maxRunning } }));
      const body = {
        target,
        paused,
        maxRunning,
        ...(target === 'type' && { type: name }),
        ...(target === 'connector' && { connectorId: name }),
      };
      return data(api.PUT('/v1/workspaces/{workspaceId}/queue-controls', { params: { path: { workspaceId } }, body }));
    },
    onSuccess: async (_, { queue: { label }, paused, maxRunning }) => {
      const limit = maxRunning === null ? '' : `; at most ${maxRunning} at once`;
      notifications.show({ message: `${label} ${paused ? 'is paused' : 'runs'}${limit}.` });
      await readAgain('queues', workspaceId);
      onDone?.();
    },
    onError: (error) => {
      if (!onDone) tellProblem(error);
    },
  });
}
