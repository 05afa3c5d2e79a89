import { serve } from '../support/serve.mts';
import { closedLoop } from './closed-loop.mts';
import { openLoop } from './open-loop.mts';

/** The load generator is a process of its own, the same one for both sides of a comparison. */
const methods = { closedLoop, openLoop };

export type LoadMethods = typeof methods;

serve(methods);
