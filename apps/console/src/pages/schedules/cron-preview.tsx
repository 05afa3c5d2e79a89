import { Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { problemOf } from '../../api/problem';
import { duration } from '../../app/relative-time';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { cronWords } from './cron-words';
import { NextRuns } from './next-runs';
import classes from './schedules.module.css';

interface CronPreviewProps {
  cron: string;
  timezone: string;
  jitterMs: number;
}

/** What the expression means, in words and as the next runs, while it is typed. */
export function CronPreview({ cron, timezone, jitterMs }: CronPreviewProps) {
  const { id: workspaceId } = useWorkspace();
  const [wanted] = useDebouncedValue(cron.trim(), 150);
  const preview = useQuery({
    queryKey: ['schedule-preview', workspaceId, wanted, timezone],
    queryFn: () => {
      const body = { cron: wanted, timezone, count: 8 };
      return data(
        api.POST('/v1/workspaces/{workspaceId}/schedules/preview', { params: { path: { workspaceId } }, body }),
      );
    },
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const problem = preview.error ? problemOf(preview.error) : undefined;
  const words = cronWords(wanted);
  return (
    <Section title="Next runs">
      <Stack gap="xs" aria-live="polite">
        {problem ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {problem.fields['cron'] ? `The expression ${problem.fields['cron']}.` : problem.message}
          </Text>
        ) : (
          words && <div className={classes.words}>{words}</div>
        )}
        {!problem && preview.data && (
          <div className={preview.isPlaceholderData ? classes.stale : undefined}>
            <NextRuns runs={preview.data} />
          </div>
        )}
        {preview.isPending && wanted !== '' && <Skeleton height={160} />}
        {!problem && jitterMs > 0 && (
          <Text size="xs" c="dimmed">
            Each up to {duration(jitterMs)} later, a different time each tick.
          </Text>
        )}
      </Stack>
    </Section>
  );
}
