import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Schemas } from '../../api/client';
import { type FilterDraft, needsValue, NEW_FILTER, type Operator, OPERATORS } from './filter-draft';
import { PathInput } from './path-input';
import type { PayloadPath } from './payload-paths';
import classes from './routes.module.css';

type Groups = readonly (readonly FilterDraft[])[];

interface FilterRowsProps {
  groups: Groups;
  onChange: (groups: Groups) => void;
  errors: Readonly<Record<string, string>>;
  paths: readonly PayloadPath[];
  /** What the dry run found, one for each filter in order. */
  verdicts: readonly Schemas['RouteCheckDto'][];
}

const CHOICES = Object.entries(OPERATORS).map(([value, label]) => ({ value, label }));

/** The conditions of a route: of a group one must hold, and every group must hold. */
export function FilterRows({ groups, onChange, errors, paths, verdicts }: FilterRowsProps) {
  const putGroup = (at: number, group: readonly FilterDraft[]) =>
    onChange(groups.map((old, index) => (index === at ? group : old)).filter(({ length }) => length > 0));
  let number = 0;
  return (
    <div className={classes.groups}>
      {groups.length === 0 && (
        <Text size="sm" c="dimmed">
          No condition: every event of these types is sent.
        </Text>
      )}
      {groups.map((group, at) => (
        <div key={at}>
          {at > 0 && <div className={classes.and}>and</div>}
          <div className={classes.group} role="group" aria-label={`Group ${at + 1}`}>
            {group.map((filter, index) => {
              const nth = number++;
              return (
                <FilterRow
                  key={index}
                  nth={nth}
                  isAlternative={index > 0}
                  filter={filter}
                  paths={paths}
                  errors={errors}
                  verdict={verdicts[nth]}
                  onChange={(change) =>
                    putGroup(
                      at,
                      group.map((old, place) => (place === index ? { ...old, ...change } : old)),
                    )
                  }
                  onRemove={() =>
                    putGroup(
                      at,
                      group.filter((_, place) => place !== index),
                    )
                  }
                />
              );
            })}
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`or … in group ${at + 1}`}
              onClick={() => putGroup(at, [...group, { ...NEW_FILTER, path: group.at(-1)?.path ?? '$.' }])}
            >
              or …
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => onChange([...groups, [NEW_FILTER]])}>
          Add a condition
        </Button>
      </div>
    </div>
  );
}

interface FilterRowProps {
  nth: number;
  isAlternative: boolean;
  filter: FilterDraft;
  paths: readonly PayloadPath[];
  errors: Readonly<Record<string, string>>;
  verdict: Schemas['RouteCheckDto'] | undefined;
  onChange: (change: Partial<FilterDraft>) => void;
  onRemove: () => void;
}

function FilterRow({ nth, isAlternative, filter, paths, errors, verdict, onChange, onRemove }: FilterRowProps) {
  const takesValue = needsValue(filter.operator);
  const preview = paths.find(({ path }) => path === filter.path)?.preview;
  return (
    <div className={classes.filter}>
      {isAlternative && <span className={classes.or}>or</span>}
      <div className={classes.row}>
        <PathInput
          label={`Path ${nth + 1}`}
          placeholder="$.action"
          paths={paths}
          value={filter.path}
          error={errors[`filters.${nth}.path`]}
          onChange={(path) => onChange({ path })}
        />
        <Select
          className={classes.operator}
          size="xs"
          aria-label={`Operator ${nth + 1}`}
          data={CHOICES}
          value={filter.operator}
          error={errors[`filters.${nth}.operator`]}
          onChange={(operator) => onChange({ operator: operator as Operator })}
        />
        <TextInput
          className={classes.value}
          size="xs"
          aria-label={`Value ${nth + 1}`}
          placeholder={takesValue ? (preview?.replace(/^"|"$/g, '') ?? 'opened') : ''}
          disabled={!takesValue}
          value={takesValue ? filter.text : ''}
          error={errors[`filters.${nth}.value`]}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          aria-label={`Remove condition ${nth + 1}`}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      {verdict && <Verdict holds={verdict.holds} message={verdict.message.replace(/^.*?: /, '')} />}
    </div>
  );
}

/** Whether it holds for the sample, and what was found. */
export function Verdict({ holds, message }: { holds: boolean; message: string }) {
  return (
    <div className={classes.verdict} data-holds={holds}>
      {holds ? <IconCheck size={14} aria-label="Holds:" /> : <IconX size={14} aria-label="Does not hold:" />}
      <span>{message}</span>
    </div>
  );
}
