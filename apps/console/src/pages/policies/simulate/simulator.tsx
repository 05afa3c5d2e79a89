import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../../api/client';
import { problemOf } from '../../../api/problem';
import { useWorkspace } from '../../../app/workspace';
import { Loaded, Section } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Rules } from '../rules';
import { SimulationChart } from './simulation-chart';
import classes from './simulate.module.css';
import { TotalsTable } from './totals';
import { SHAPES, type Traffic } from './traffic';
import { TrafficForm } from './traffic-form';

const TYPING_MS = 250;

/** What becomes of calls under these rules, as they are typed. Calls nobody, and decides by the engine's own code. */
export function Simulator({ rules, inForce }: { rules: Rules; inForce?: Rules | undefined }) {
  const [traffic, setTraffic] = useState<Traffic>(SHAPES.burst);
  const typed = useSimulation(rules, traffic);
  const compared = inForce !== undefined && JSON.stringify(inForce) !== JSON.stringify(rules);
  const before = useSimulation(inForce ?? rules, traffic);
  const errors = typed.error ? problemOf(typed.error).fields : {};
  return (
    <aside className={classes.beside} aria-label="Simulator">
      <Section title="Simulator">
        <TrafficForm traffic={traffic} onChange={setTraffic} errors={errors} />
        <Loaded query={typed}>
          {(simulation) => (
            <>
              <ProblemAlert error={typed.error} />
              <SimulationChart simulation={simulation} />
              <TotalsTable totals={simulation.totals} inForce={compared ? before.data?.totals : undefined} />
              {simulation.truncated && <p className={classes.caption}>It became too long and stops early.</p>}
            </>
          )}
        </Loaded>
      </Section>
    </aside>
  );
}

function useSimulation(rules: Rules, traffic: Traffic) {
  const { id: workspaceId } = useWorkspace();
  const [asked] = useDebouncedValue({ rules, traffic }, TYPING_MS);
  return useQuery({
    queryKey: ['simulations', workspaceId, JSON.stringify(asked)],
    queryFn: () => {
      const body = { policy: asked.rules, traffic: asked.traffic };
      return data(
        api.POST('/v1/workspaces/{workspaceId}/policies/simulate', { params: { path: { workspaceId } }, body }),
      );
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}
