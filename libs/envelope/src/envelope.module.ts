import { SETTINGS } from '@app/config';
import { Module } from '@nestjs/common';
import { MasterKey } from './master-key';
import { SealedRows } from './sealed-rows';

/** The installation's master key, for the libs that keep something sealed. */
@Module({
  providers: [{ provide: MasterKey, inject: [SETTINGS], useFactory: MasterKey.load }, SealedRows],
  exports: [MasterKey, SealedRows],
})
export class EnvelopeModule {}
