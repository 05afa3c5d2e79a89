/** Topic of the broadcast: a schedule may be due earlier than its ticker thinks. The message is the schedule's id. */
export const SCHEDULES_CHANGED = 'schedules.changed';
