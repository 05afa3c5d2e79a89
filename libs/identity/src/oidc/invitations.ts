import type { Change } from '@app/audit';
import type { UserView } from '../people/users.service';
import type { Client } from '../sessions/client';
import type { SignedIn, Visitor } from '../sign-in/sign-in.service';

/** Someone without an account, whom a provider has proven, with an address that it has proven too. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  /** Called once the account is made, in its transaction; returns what goes on record with it. */
  made(userId: string): Promise<Change>;
}

/** Lets people in by an invite. The lib that keeps invites provides it. */
export interface Invitations {
  /** Makes the account, lets it in and signs it in, or throws why the invite does not do so. */
  acceptAsNewcomer(token: string, newcomer: Newcomer, visitor: Visitor): Promise<SignedIn>;
  /** Lets someone in who has an account and has proven it. */
  acceptAs(token: string, user: UserView, client: Client): Promise<UserView>;
}

/** Injection token of {@link Invitations}. */
export const INVITATIONS = Symbol('Invitations');
