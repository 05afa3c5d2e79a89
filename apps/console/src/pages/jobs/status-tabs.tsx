import { Tooltip, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { filterOf, type JobFilters, type JobState, statesOf } from './job-filters';
import { JOB_STATES, STATE_MEANING } from './job-states';
import classes from './status-tabs.module.css';

interface StatusTabsProps {
  filters: JobFilters;
  live: boolean;
  onChange: (status: string | null) => void;
}

/** The states of jobs with how many there are under the other filters; Ctrl adds a state to the ones in sight. */
export function StatusTabs({ filters, live, onChange }: StatusTabsProps) {
  const { id: workspaceId } = useWorkspace();
  const { status, ...others } = filters;
  const narrowed = Object.keys(filterOf(others)).length > 0;
  const counts = useQuery({
    queryKey: ['jobs', workspaceId, 'counts', others],
    queryFn: () => {
      const params = { path: { workspaceId }, query: filterOf(others) };
      return data(api.GET('/v1/workspaces/{workspaceId}/jobs/counts', { params }));
    },
    placeholderData: keepPreviousData,
    // Without a filter an index alone tells; with one the jobs themselves have to be read.
    refetchInterval: live && (narrowed ? 10_000 : 3_000),
  });
  const chosen = statesOf(status);
  const press = (state: JobState | undefined, add: boolean) => {
    if (state === undefined) return onChange(null);
    if (!add) return onChange(state);
    const next = chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state];
    onChange(next.join(',') || null);
  };
  return (
    <div className={classes.tabs} role="group" aria-label="State">
      <UnstyledButton
        className={classes.tab}
        aria-pressed={chosen.length === 0}
        onClick={() => press(undefined, false)}
      >
        all
      </UnstyledButton>
      {JOB_STATES.map((state) => {
        const found = counts.data?.statuses.find((one) => one.status === state);
        return (
          <Tooltip key={state} label={STATE_MEANING[state]} openDelay={600}>
            <UnstyledButton
              className={classes.tab}
              aria-pressed={chosen.includes(state)}
              onClick={(event) => press(state, event.ctrlKey || event.metaKey)}
            >
              {state}{' '}
              <span className={classes.count} data-bad={(state === 'dead' && (found?.count ?? 0) > 0) || undefined}>
                {found ? `${found.count.toLocaleString('en')}${found.isCapped ? '+' : ''}` : '·'}
              </span>
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </div>
  );
}
