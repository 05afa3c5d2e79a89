import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problem';
import { readAgain } from '../../api/read-again';
import { useWorkspace } from '../../app/workspace';
import { Action } from '../../components/action';
import { Loaded, Section } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { UnsavedChanges } from '../../components/unsaved-changes';
import { DryRunResult } from './dry-run-result';
import { useDryRun } from './dry-run';
import { FilterRows } from './filter-rows';
import { FromPart } from './from-part';
import { pathsOf } from './payload-paths';
import { draftOfRoute, NEW_ROUTE, type RouteDraft, routeOf } from './route-draft';
import classes from './routes.module.css';
import { NEW_PASTED, useSampleBody, useSamples, wantsType } from './sample';
import { SamplePanel } from './sample-panel';
import { ToPart } from './to-part';

interface RouteFormProps {
  /** The one to change; without it a new one is made. */
  route?: Schemas['RouteDto'];
  /** What a new one begins with. */
  start?: Partial<RouteDraft>;
  /** The event of the inbox to try it with. */
  sampleId?: string | undefined;
  onDone: (route: Schemas['RouteDto']) => void;
}

/** From, what, to: the parts of a route in the order in which an event meets them, tried with a real event beside. */
export function RouteForm({ route, start, sampleId, onDone }: RouteFormProps) {
  const [begun] = useState<RouteDraft>(() => (route ? draftOfRoute(route) : { ...NEW_ROUTE, ...start }));
  const [draft, setDraft] = useState(begun);
  // Rows of names and values keep what is typed: they begin anew when it is discarded.
  const [discarded, setDiscarded] = useState(0);
  const change = (part: Partial<RouteDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave(draft, route, onDone);
  const errors = save.error ? problemOf(save.error).fields : {};

  const samples = useSamples(draft.sourceConnectorId).data?.items ?? [];
  const [wanted, setWanted] = useState(sampleId);
  const fitting = samples.find(({ eventType }) => wantsType(draft.eventTypes, eventType));
  const chosen = samples.find(({ id }) => id === wanted) ?? fitting ?? samples[0];
  const [paste, setPaste] = useState(false);
  const isPasted = paste || samples.length === 0;
  const [pasted, setPasted] = useState(NEW_PASTED);
  const body = useSampleBody(isPasted ? undefined : chosen?.id);
  const paths = pathsOf(isPasted ? pasted.body : body.data);
  const tried = isPasted ? { event: pasted } : chosen && { inboxId: chosen.id };
  const dryRun = useDryRun(draft, route, tried);
  const verdicts = dryRun.isPlaceholderData
    ? []
    : (dryRun.data?.checks.filter(({ check }) => check === 'filter') ?? []);

  const isChanged = JSON.stringify(draft) !== JSON.stringify(begun);
  return (
    <div className={classes.sides}>
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
            value={draft.name}
            error={errors['name']}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Checkbox
            label="Enabled"
            mb={8}
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
        </Group>
        <FromPart draft={draft} onChange={change} errors={errors} samples={samples} />
        <Section title="2. Only when">
          <FilterRows
            groups={draft.groups}
            onChange={(groups) => change({ groups })}
            errors={errors}
            paths={paths}
            verdicts={verdicts}
          />
        </Section>
        <ToPart key={discarded} draft={draft} onChange={change} errors={errors} paths={paths} />
        <ProblemAlert error={save.error} />
        <Group className={classes.save}>
          <Action type="submit" size="sm" needs="routes:write" loading={save.isPending}>
            {route ? 'Save' : 'Create route'}
          </Action>
          {route && isChanged && (
            <Button
              size="sm"
              variant="default"
              onClick={() => {
                setDraft(begun);
                setDiscarded(discarded + 1);
                save.reset();
              }}
            >
              Discard changes
            </Button>
          )}
        </Group>
      </form>
      <aside className={classes.beside} aria-label="Try it">
        <Section title="Try it">
          {draft.sourceConnectorId === null ? (
            <Text size="sm" c="dimmed">
              Choose a source: then its latest events are here to try the route with. Nothing is sent.
            </Text>
          ) : (
            <SamplePanel
              samples={samples}
              chosen={chosen}
              onChoose={setWanted}
              isPasted={isPasted}
              onPaste={setPaste}
              pasted={pasted}
              onPasted={setPasted}
              body={body}
            />
          )}
        </Section>
        {draft.sourceConnectorId !== null && (
          <Section title="Dry run">
            {draft.destinationConnectorId === null ? (
              <Text size="sm" c="dimmed">
                Choose a destination to see what would be sent.
              </Text>
            ) : (
              <Loaded query={dryRun}>{(result) => <DryRunResult result={result} />}</Loaded>
            )}
          </Section>
        )}
      </aside>
      <UnsavedChanges changed={isChanged && !save.isPending && !save.isSuccess} />
    </div>
  );
}

function useSave(draft: RouteDraft, route: Schemas['RouteDto'] | undefined, onDone: RouteFormProps['onDone']) {
  const { id: workspaceId } = useWorkspace();
  return useMutation({
    mutationFn: () => {
      const body = routeOf(draft);
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
}
