import classes from './diff.module.css';

export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const text = (value: unknown) =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** What changed, field by field: before and after beside each other. */
export function Diff(props: { differences: readonly Difference[]; titles?: readonly [string, string] }) {
  const { differences, titles = ['Before', 'After'] } = props;
  if (differences.length === 0) return <p className={classes.none}>No field changed.</p>;
  const comparing = differences.some(({ before }) => before !== undefined);
  return (
    <table className={classes.diff}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {comparing && <th scope="col">{titles[0]}</th>}
          <th scope="col">{comparing ? titles[1] : 'Changed to'}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            {comparing && <td data-side={before === undefined ? undefined : 'before'}>{text(before)}</td>}
            <td data-side={after === undefined ? undefined : 'after'}>
              {after === undefined && !comparing ? 'taken away' : text(after)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fields in which two values differ, nested ones by their path. */
export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isPlain(before) || !isPlain(after)) return [{ path: path || '(all)', before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differencesOf(before[name], after[name], path ? `${path}.${name}` : name));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
