import { Module } from '@nestjs/common';
import { MasterKey } from './master-key';

/** The installation's master key, for the libs that keep something sealed. */
@Module({ providers: [MasterKey], exports: [MasterKey] })
export class EnvelopeModule {}
