import { Text } from '@mantine/core';
import type { Schemas } from '../api/client';
import { useWorkspace } from '../app/workspace';
import { Loaded, Section } from './page';
import { TextLink } from './text-link';
import classes from './used-by.module.css';

interface UsedByProps {
  query: { data: Schemas['UsagesDto'] | undefined; error: unknown; isPending: boolean };
  /** What to say when nothing does. */
  unused: string;
}

/** What cannot work without it, each a press away. */
export function UsedBy({ query, unused }: UsedByProps) {
  const { slug } = useWorkspace();
  return (
    <Section title={query.data?.items.length ? `Used by ${query.data.items.length}` : 'Used by'}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {unused}
            </Text>
          ) : (
            <ul className={classes.list}>
              {items.map(({ id, name }) => (
                <li key={id}>
                  <TextLink to="/w/$slug/connectors/$id" params={{ slug, id }}>
                    {name}
                  </TextLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
