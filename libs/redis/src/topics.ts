/** What processes tell each other through the Broadcast. */

/** Running jobs are to be cancelled; the message is their ids, separated by commas. */
export const JOB_CANCEL = 'job.cancel';

/** A queue control was made, changed or deleted. */
export const CONTROLS_CHANGED = 'queue.controls';

/** A workspace was disabled, enabled or deleted; the message is its id. */
export const WORKSPACE_CHANGED = 'workspace.changed';
