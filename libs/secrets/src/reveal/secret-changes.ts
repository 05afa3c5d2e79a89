import { Database } from '@app/database';
import { Broadcast } from '@app/redis';
import { Injectable } from '@nestjs/common';

const TOPIC = 'secret.changed';

/** Tells every process which secret changed, so that none keeps using a value for longer than it must. */
@Injectable()
export class SecretChanges {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
  ) {}

  /** Tells it once the open transaction has committed. */
  tell(secretRefId: string): void {
    this.database.afterCommit(() => void this.broadcast.publish(TOPIC, secretRefId));
  }

  /** Calls `hear` with the id of each secret that changes. A message may be lost: keep values for seconds only. */
  listen(hear: (secretRefId: string) => void): void {
    this.broadcast.subscribe(TOPIC, hear);
  }
}
