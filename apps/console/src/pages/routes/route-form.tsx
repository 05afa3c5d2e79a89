import { Checkbox, Group, Select, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useConnectors } from '../../app/connector-names';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { TextMap } from '../../components/schema-form/text-map';
import { FilterRows } from './filter-rows';
import { draftOf, filterOf } from './filter-draft';
import classes from './routes.module.css';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface RouteFormProps {
  /** The one to change; without it a new one is made. */
  route?: Schemas['RouteDto'];
  onDone: (route: Schemas['RouteDto']) => void;
}

/** From, what, to: the three parts of a route, in the order in which an event meets them. */
export function RouteForm({ route, onDone }: RouteFormProps) {
  const { id: workspaceId } = useWorkspace();
  const { options } = useConnectors();
  const [name, setName] = useState(route?.name ?? '');
  const [enabled, setEnabled] = useState(route?.enabled ?? true);
  const [source, setSource] = useState(route?.sourceConnectorId ?? null);
  const [destination, setDestination] = useState(route?.destinationConnectorId ?? null);
  const [eventTypes, setEventTypes] = useState(route?.eventTypes ?? ['*']);
  const [filters, setFilters] = useState(() => (route?.filters ?? []).map(draftOf));
  const [request, setRequest] = useState<Schemas['RequestTemplateDto']>(
    route?.request ?? { method: 'POST', path: '/' },
  );
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name,
        enabled,
        sourceConnectorId: source ?? '',
        destinationConnectorId: destination ?? '',
        eventTypes,
        filters: filters.map(filterOf),
        request,
      };
      if (!route)
        return data(api.POST('/v1/workspaces/{workspaceId}/routes', { params: { path: { workspaceId } }, body }));
      const params = { path: { workspaceId, id: route.id }, header: { 'If-Match': `"${route.version}"` } };
      return data(api.PATCH('/v1/workspaces/{workspaceId}/routes/{id}', { params, body }));
    },
    onSuccess: async (saved) => {
      await readAgain('routes', workspaceId);
      onDone(saved);
    },
  });
  const errors = save.error ? problemOf(save.error).fields : {};
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group align="flex-end">
        <TextInput
          label="Name"
          required
          flex={1}
          maw={420}
          value={name}
          error={errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label="Enabled"
          mb={8}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
      </Group>
      <Section title="1. From">
        <div className={classes.grid}>
          <Select
            label="Source"
            required
            searchable
            data={options}
            value={source}
            onChange={setSource}
            error={errors['sourceConnectorId']}
          />
          <TagsInput
            label="Event types"
            description="* stands for any text, as in pull_request.*"
            value={eventTypes}
            onChange={setEventTypes}
            error={errors['eventTypes']}
          />
        </div>
      </Section>
      <Section title="2. Only when">
        <FilterRows filters={filters} onChange={setFilters} errors={errors} />
      </Section>
      <Section title="3. To">
        <div className={classes.grid}>
          <Select
            label="Destination"
            required
            searchable
            data={options}
            value={destination}
            onChange={setDestination}
            error={errors['destinationConnectorId']}
          />
          <Select
            label="Method"
            data={METHODS}
            value={request.method ?? 'POST'}
            onChange={(method) => setRequest({ ...request, method: METHODS.find((known) => known === method) })}
          />
          <TextInput
            label="Path"
            description="Below the destination’s base URL."
            value={request.path ?? '/'}
            error={errors['request.path']}
            onChange={(event) => setRequest({ ...request, path: event.currentTarget.value })}
          />
        </div>
        <div style={{ marginTop: 14 }}>
          <TextMap
            label="Headers"
            description="Never a secret: the destination’s own secret is for that."
            value={request.headers}
            errors={errors}
            path="request.headers"
            onChange={(headers) => setRequest({ ...request, headers: headers ?? {} })}
          />
        </div>
      </Section>
      <ProblemAlert error={save.error} />
      <Group>
        <Action type="submit" size="sm" needs="routes:write" loading={save.isPending}>
          {route ? 'Save' : 'Create route'}
        </Action>
      </Group>
    </form>
  );
}
