/** Roles of a member, the most powerful first. */
export const ROLES = ['owner', 'admin', 'developer', 'viewer'] as const;
