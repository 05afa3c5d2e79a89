import { Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import { errorLine } from './job-error';
import classes from './orders.module.css';

/** A few of the jobs that an order is about. */
export function OrderExamples({ title, preview }: { title: string; preview: Schemas['OrderPreviewDto'] }) {
  const { slug } = useWorkspace();
  const { nameOf } = useConnectors();
  const { matching, examples } = preview;
  return (
    <section className={classes.examples} aria-label="What it is about">
      <Text size="sm" fw={600}>
        {title}
        {matching > examples.length && (
          <Text span size="xs" c="dimmed" fw={400}>
            {' '}
            the oldest of them:
          </Text>
        )}
      </Text>
      <ul>
        {examples.map((job) => (
          <li key={job.id}>
            <Status value={job.status} />
            <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: job.id }} target="_blank">
              {job.type}
            </TextLink>
            {job.connectorId && <span>{nameOf(job.connectorId)}</span>}
            <span className={classes.quiet}>
              made <Time at={job.createdAt} />
            </span>
            {job.lastError && <span className={classes.error}>{errorLine(job.lastError)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
