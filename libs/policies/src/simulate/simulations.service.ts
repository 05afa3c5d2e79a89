import { InvalidInput, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { PoliciesService } from '../policies.service';
import { completePolicy, contradictions, type PolicyParts } from '../policy-document';
import { type Prediction, simulate } from './simulation';
import { expectedArrivals, MOST_ARRIVALS, type Traffic } from './traffic';

/** Predicts what policies do, those that are stored and those that are only thought of. */
@Injectable()
export class Simulations {
  constructor(private readonly policies: PoliciesService) {}

  /** Throws `NotFound`, {@link InvalidInput}. */
  async ofStored(scope: WorkspaceScope, policyId: string, traffic: Traffic): Promise<Prediction> {
    const { policy } = await this.policies.effective(scope, policyId);
    assertBounded(traffic);
    return simulate(policy, traffic);
  }

  /** Throws {@link InvalidInput}. */
  async ofUnsaved(parts: PolicyParts, traffic: Traffic): Promise<Prediction> {
    const policy = completePolicy(parts);
    const errors = contradictions(policy).map(({ path, message }) => ({ path: `policy.${path}`, message }));
    if (errors.length > 0) throw new InvalidInput(errors);
    assertBounded(traffic);
    return simulate(policy, traffic);
  }
}

function assertBounded(traffic: Traffic): void {
  const expected = Math.ceil(expectedArrivals(traffic));
  if (expected <= MOST_ARRIVALS) return;
  throw new InvalidInput([
    {
      path: 'traffic',
      message: `must be at most ${MOST_ARRIVALS} calls; these are about ${expected}: shorten the duration or send fewer`,
    },
  ]);
}
