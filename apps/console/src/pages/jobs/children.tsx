import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { Status } from '../../components/status';
import { TextLink } from '../../components/text-link';
import { Time } from '../../components/time';
import classes from './children.module.css';

/** The jobs that a job made. */
export function Children({ job: { id, children } }: { job: Schemas['JobDetailDto'] }) {
  const { slug } = useWorkspace();
  const all = (
    <TextLink to="/w/$slug/jobs" params={{ slug }} search={{ parentId: id }}>
      In the list of jobs
    </TextLink>
  );
  return (
    <Section title={children.length === 1 ? 'It made one job' : `It made ${children.length} jobs`} actions={all} flush>
      <ul className={classes.children}>
        {children.map((child) => (
          <li key={child.id}>
            <TextLink to="/w/$slug/jobs/$id" params={{ slug, id: child.id }}>
              {child.type}
            </TextLink>
            <Status value={child.status} />
            <Time at={child.createdAt} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
