import { SimpleGrid, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useFilters } from '../../app/search';
import { useWorkspace } from '../../app/workspace';
import { Loaded, Page } from '../../components/page';
import { TextLink } from '../../components/text-link';
import { useCatalogue } from './catalogue';
import { ConnectorForm } from './connector-form';
import classes from './connectors.module.css';

/** Makes a connector: first its type, then its settings. */
export function NewConnectorPage() {
  const { slug } = useWorkspace();
  const { query, types } = useCatalogue();
  const search = useFilters(['type']);
  const navigate = useNavigate();
  const type = types.find(({ type: name }) => name === search.filters.type);
  const back = (
    <TextLink to="/w/$slug/connectors" params={{ slug }}>
      Connectors
    </TextLink>
  );
  if (!type) {
    return (
      <Page title="New connector" about="What do you want to connect?" back={back}>
        <Loaded query={query}>
          {(all) => <Catalogue types={all} choose={(name) => search.set({ type: name })} />}
        </Loaded>
      </Page>
    );
  }
  return (
    <Page title={`New ${type.title} connector`} about={type.description} back={back}>
      <ConnectorForm
        type={type}
        onDone={({ id }) => void navigate({ to: '/w/$slug/connectors/$id', params: { slug, id } })}
        onBack={() => search.set({ type: null })}
      />
    </Page>
  );
}

function Catalogue({ types, choose }: { types: Schemas['ConnectorTypeDto'][]; choose: (type: string) => void }) {
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.toLowerCase(), 80);
  const found = types.filter(({ title, description }) => `${title} ${description}`.toLowerCase().includes(wanted));
  return (
    <>
      {types.length > 8 && (
        <TextInput
          aria-label="Search the catalogue"
          placeholder="Search the catalogue"
          maw={340}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {found.map(({ type, title, description, verification }) => (
          <UnstyledButton key={type} className={classes.card} onClick={() => choose(type)}>
            <Title order={2} size="h2">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {description}
            </Text>
            <Text size="xs" c="dimmed" mt="auto">
              {verification ? 'Webhooks in, calls out' : 'Calls out'}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </>
  );
}
