/** Lanes of work, most urgent first. Each has a bell of its own, so that bulk work never stands before a call. */
export const LANES = ['high', 'default', 'bulk'] as const;

export type Lane = (typeof LANES)[number];
