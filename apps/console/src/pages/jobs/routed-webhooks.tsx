import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { Section } from '../../components/page';
import { TextLink } from '../../components/text-link';
import classes from './children.module.css';

/** The webhooks that a job routes: what it makes of each is in that one's trace. */
export function RoutedWebhooks({ job }: { job: Schemas['JobDetailDto'] }) {
  const { slug } = useWorkspace();
  const ids = routedWebhooks(job);
  if (ids.length === 0) return null;
  return (
    <Section title={ids.length === 1 ? 'It routes one webhook' : `It routes ${ids.length} webhooks`} flush>
      <ul className={classes.children}>
        {ids.map((id) => (
          <li key={id}>
            <TextLink to="/w/$slug/inbox/$id" params={{ slug, id }}>
              {id}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function routedWebhooks({ type, payload }: Schemas['JobDetailDto']): string[] {
  const { inboxId, inboxIds } = payload as { inboxId?: string; inboxIds?: string[] };
  if (type === 'webhook.route') return inboxIds ?? [];
  return type === 'webhook.process' && inboxId !== undefined ? [inboxId] : [];
}
