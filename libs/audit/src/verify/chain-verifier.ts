import { Database } from '@app/database';
import { Unavailable } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { OperatorAuditLog } from '../operator-audit/operator-audit-log.entity';
import { headOf } from '../operator-audit/audit-chain';
import { logRows } from '../log-rows';
import { LongReads } from '../long-reads';
import { ownerId, readRecord, type RecordOwner } from '../record-owner';
import { ChainCheck, type KnownLink } from './chain-check';
import { AuditVerificationDto } from './verify.dto';

const PAGE = 1_000;

/** Proves that an audit log is what was written: nothing changed, nothing removed, nothing put between. */
@Injectable()
export class ChainVerifier {
  constructor(
    private readonly database: Database,
    private readonly reads: LongReads,
  ) {}

  /**
   * Walks the whole chain, a page in memory and a short transaction at a time, up to the first thing that is broken.
   *
   * @param known a checkpoint taken earlier: the only way to find that the end of the chain was cut off
   * @param signal stops the walk at the end of a page, with a DomainError `client_left`
   * @throws DomainError `too_many_long_reads`
   */
  async verify(owner: RecordOwner, known: KnownLink | undefined, signal: AbortSignal): Promise<AuditVerificationDto> {
    const leave = this.reads.enter(owner);
    try {
      return await this.walk(owner, new ChainCheck(known), signal);
    } finally {
      leave();
    }
  }

  private async walk(owner: RecordOwner, check: ChainCheck, signal: AbortSignal): Promise<AuditVerificationDto> {
    for (;;) {
      const rows = await this.page(owner, check.checked);
      if (signal.aborted) throw new Unavailable('client_left', 'The client left before the log was checked.');
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
