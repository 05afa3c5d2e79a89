import { Module } from '@nestjs/common';
import { LongReads } from './long-reads';
import { ChainVerifier } from './verify/chain-verifier';

/** Walking whole logs. */
@Module({ providers: [ChainVerifier, LongReads], exports: [ChainVerifier, LongReads] })
export class AuditVerificationModule {}
