import type { Schemas } from '../../../api/client';
import classes from './simulate.module.css';

type Totals = Schemas['SimulationTotalsDto'];

/** Whether more of it is welcome; what is neither is left out. */
const ROWS: readonly { name: keyof Totals; label: string; more?: 'better' | 'worse' }[] = [
  { name: 'arrived', label: 'New calls' },
  { name: 'admitted', label: 'Sent' },
  { name: 'retries', label: 'of them retries' },
  { name: 'delayed', label: 'Put off by rate or slots', more: 'worse' },
  { name: 'rejected', label: 'Put off by the breaker' },
  { name: 'succeeded', label: 'Succeeded', more: 'better' },
  { name: 'failed', label: 'Failed attempts', more: 'worse' },
  { name: 'dead', label: 'Given up', more: 'worse' },
];

/** The sums, beside those of the rules in force when they differ. */
export function TotalsTable({ totals, inForce }: { totals: Totals; inForce?: Totals | undefined }) {
  const tone = (name: keyof Totals, more?: 'better' | 'worse') => {
    if (!inForce || !more || totals[name] === inForce[name]) return undefined;
    return totals[name] > inForce[name] === (more === 'better') ? classes.better : classes.worse;
  };
  return (
    <table className={classes.totals}>
      <thead>
        <tr>
          <th scope="col">Calls</th>
          {inForce && <th scope="col">In force</th>}
          <th scope="col">{inForce ? 'As typed' : 'Number'}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ name, label, more }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            {inForce && <td>{inForce[name].toLocaleString('en')}</td>}
            <td className={tone(name, more)}>{totals[name].toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
