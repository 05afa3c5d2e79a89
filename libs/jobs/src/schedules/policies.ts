/** What a tick does while an earlier job of the schedule is not finished. */
export const OVERLAPS = ['skip', 'queue', 'cancel_previous'] as const;
export type Overlap = (typeof OVERLAPS)[number];

/** What happens to ticks that came while nobody could take them. */
export const CATCH_UPS = ['none', 'one', 'all'] as const;
export type CatchUp = (typeof CATCH_UPS)[number];
