import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { headOf } from '../operator-audit/audit-chain';
import { ownerId, readRecord, type RecordOwner } from '../record-owner';
import type { AuditCheckpointDto } from './checkpoint.dto';
import { CheckpointSigner } from './checkpoint-signer';

@Injectable()
export class Checkpoints {
  constructor(
    private readonly database: Database,
    private readonly signer: CheckpointSigner,
  ) {}

  /** Where the owner's audit log ends now, signed. */
  async take(owner: RecordOwner): Promise<AuditCheckpointDto> {
    const workspaceId = ownerId(owner);
    const head = await readRecord(this.database, owner, (tx) => headOf(tx, workspaceId));
    const [sequence, hash, at] = [Number(head.sequence), head.hash.toString('hex'), new Date().toISOString()];
    const lines = ['signalbox audit checkpoint v1', workspaceId ?? 'installation', sequence, hash, at];
    const statement = lines.map((line) => `${line}\n`).join('');
    const { keyId, publicKey } = this.signer;
    return { workspaceId, sequence, hash, at, statement, signature: this.signer.sign(statement), keyId, publicKey };
  }
}
