import { createRequire } from 'node:module';

interface ExampleSet {
  name: string;
  examples: unknown[];
}

/** The size that GitHub's push events have most often, in bytes. */
const USUAL_BYTES = 7_000;

/** A real push event of GitHub, of about 7 kB. */
export function pushEvent(): Buffer {
  const sets = createRequire(import.meta.url)('@octokit/webhooks-examples') as ExampleSet[];
  const bodies = (sets.find(({ name }) => name === 'push')?.examples ?? []).map((example) =>
    Buffer.from(JSON.stringify(example)),
  );
  const distance = (body: Buffer) => Math.abs(body.length - USUAL_BYTES);
  const [closest] = bodies.toSorted((a, b) => distance(a) - distance(b));
  if (!closest) throw new Error('@octokit/webhooks-examples has no push event any more.');
  return closest;
}
