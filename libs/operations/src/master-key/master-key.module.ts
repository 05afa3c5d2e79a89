import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { MasterKeyController } from './master-key.controller';
import { MasterKeyRotation } from './master-key-rotation';

/** The change of the master key, for the app that has every lib which keeps something sealed. */
@Module({ imports: [EnvelopeModule], providers: [MasterKeyRotation], controllers: [MasterKeyController] })
export class MasterKeyModule {}
