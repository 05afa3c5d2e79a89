import { Database, explainConstraints } from '@app/database';
import { assertVersion } from '@app/http';
import { CLOCK, type Clock, Conflict, newId, NotFound } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Passwords } from './passwords';
import { User } from './user.entity';

/** A person as others may see them: nothing here is secret. */
export type UserView = Pick<User, 'id' | 'email' | 'name' | 'isOperator' | 'lastLoginAt' | 'createdAt' | 'version'>;

export interface NewUser {
  readonly email: string;
  readonly name: string;
  /** Left out: they sign in through an OpenID Connect provider only. */
  readonly password?: string;
  readonly isOperator?: boolean;
}

/** A change of one person, for the audit log. */
export interface UserChange {
  readonly before: UserView;
  readonly after: UserView;
}

/** The people of the installation. Every call joins the caller's transaction. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws a Conflict `email_taken`. Who calls it writes the audit record. */
  async create({ email, name, password, isOperator = false }: NewUser): Promise<UserView> {
    const now = new Date();
    const user = Object.assign(new User(), {
      id: newId(),
      email: address(email),
      name,
      passwordHash: password === undefined ? null : await this.passwords.hash(password),
      isOperator,
      lastLoginAt: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    await explainConstraints({ uq_users_email: emailTaken }, () =>
      this.database.asSystem('identity', (tx) => tx.getRepository(User).insert(user)),
    );
    return toView(user);
  }

  /** Whether there is anyone at all. */
  anyone(): Promise<boolean> {
    return this.database.asSystem('identity', (tx) => tx.getRepository(User).exists({ withDeleted: true }));
  }

  async findById(id: string): Promise<UserView | undefined> {
    const user = await this.byId(id);
    return user ? toView(user) : undefined;
  }

  async findByEmail(email: string): Promise<UserView | undefined> {
    const user = await this.row(email);
    return user ? toView(user) : undefined;
  }

  /** Names and addresses by id; deleted people are still named. */
  async namesByIds(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Pick<UserView, 'name' | 'email'>>> {
    const known = [...new Set(ids.filter((id) => id !== null))];
    if (known.length === 0) return new Map();
    const users = await this.database.asSystem('identity', (tx) =>
      tx.getRepository(User).find({ where: { id: In(known) }, withDeleted: true }),
    );
    return new Map(users.map(({ id, name, email }) => [id, { name, email }]));
  }

  /** The active person with this address and password, or nothing, after the same time whatever is wrong. */
  async authenticate(email: string, password: string): Promise<UserView | undefined> {
    const user = await this.row(email);
    const matches = await this.passwords.matches((user?.isActive && user.passwordHash) || undefined, password);
    return user && matches ? toView(user) : undefined;
  }

  async hasPassword(id: string): Promise<boolean> {
    return (await this.byId(id))?.passwordHash != null;
  }

  async isPasswordOf(id: string, password: string): Promise<boolean> {
    return this.passwords.matches((await this.byId(id))?.passwordHash ?? undefined, password);
  }

  /** The active person with this id, or nothing. */
  async findActive(id: string): Promise<UserView | undefined> {
    const user = await this.byId(id);
    return user?.isActive ? toView(user) : undefined;
  }

  signedIn(id: string): Promise<unknown> {
    const changes = { lastLoginAt: this.clock.now(), failedLogins: 0, lockedUntil: null };
    return this.database.asSystem('identity', (tx) => tx.getRepository(User).update(id, changes));
  }

  /** Shows the failures with the account, if there is one. They are counted elsewhere. */
  failedToSignIn(email: string, { failures, lockedUntil }: { failures: number; lockedUntil: Date | null }) {
    const changes = { failedLogins: failures, lockedUntil };
    return this.database.asSystem('identity', (tx) =>
      tx.getRepository(User).update({ email: address(email) }, changes),
    );
  }

  rename(id: string, name: string, seen?: number): Promise<UserChange> {
    return this.change(id, (user) => {
      assertVersion(seen, user.version);
      return { name };
    });
  }

  makeOperator(id: string): Promise<UserChange> {
    return this.change(id, () => ({ isOperator: true }));
  }

  /** Who calls it has checked that it is the person's wish. */
  setPassword(id: string, password: string): Promise<UserChange> {
    return this.change(id, async () => ({ passwordHash: await this.passwords.hash(password) }));
  }

  private change(id: string, decide: (user: User) => Partial<User> | Promise<Partial<User>>): Promise<UserChange> {
    return this.database.asSystem('identity', async (tx) => {
      const users = tx.getRepository(User);
      const user = await users.findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!user) throw new NotFound('user', id);
      const changes = { ...(await decide(user)), version: user.version + 1, updatedAt: new Date() };
      await users.update(id, changes);
      return { before: toView(user), after: toView({ ...user, ...changes }) };
    });
  }

  private byId(id: string): Promise<User | null> {
    return this.database.asSystem('identity', (tx) => tx.getRepository(User).findOneBy({ id }));
  }

  private row(email: string): Promise<User | null> {
    return this.database.asSystem('identity', (tx) => tx.getRepository(User).findOneBy({ email: address(email) }));
  }
}

const address = (email: string) => email.trim().toLowerCase();

function toView({ id, email, name, isOperator, lastLoginAt, createdAt, version }: User): UserView {
  return { id, email, name, isOperator, lastLoginAt, createdAt, version };
}

const emailTaken = () =>
  new Conflict('email_taken', 'There is an account with this e-mail address already.', [
    { path: 'email', message: 'has an account already' },
  ]);
