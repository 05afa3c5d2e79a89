import { Database } from '@app/database';
import { Injectable } from '@nestjs/common';
import { OperatorAuditLog } from '../operator-audit/operator-audit-log.entity';
import { headOf } from '../operator-audit/audit-chain';
import { logRows } from '../log-rows';
import { ownerId, readRecord, type RecordOwner } from '../record-owner';
import { ChainCheck, type KnownLink } from './chain-check';
import { AuditVerificationDto } from './verify.dto';

const PAGE = 1_000;

/** Proves that an audit log is what was written: nothing changed, nothing removed, nothing put between. */
@Injectable()
export class ChainVerifier {
  constructor(private readonly database: Database) {}

  /**
   * Walks the whole chain, a page in memory and a short transaction at a time, up to the first thing that is broken.
   *
   * @param known a checkpoint taken earlier: the only way to find that the end of the chain was cut off
   */
  async verify(owner: RecordOwner, known?: KnownLink): Promise<AuditVerificationDto> {
    const check = new ChainCheck(known);
    for (;;) {
      const rows = await this.page(owner, check.checked);
      for (const row of rows) {
        const broken = check.next(row);
        if (broken) return this.result(owner, check, broken);
      }
      if (rows.length < PAGE) return this.result(owner, check, check.end());
    }
  }

  private page(owner: RecordOwner, behind: bigint): Promise<OperatorAuditLog[]> {
    return readRecord(this.database, owner, (tx) =>
      logRows(tx, OperatorAuditLog, owner, {}, {})
        .andWhere('log.sequence > :behind', { behind: String(behind) })
        .orderBy('log.sequence', 'ASC')
        .take(PAGE)
        .getMany(),
    );
  }

  private async result(
    owner: RecordOwner,
    check: ChainCheck,
    broken: ReturnType<ChainCheck['end']>,
  ): Promise<AuditVerificationDto> {
    const head = await readRecord(this.database, owner, (tx) => headOf(tx, ownerId(owner)));
    return AuditVerificationDto.from(check.checked, broken, head);
  }
}
