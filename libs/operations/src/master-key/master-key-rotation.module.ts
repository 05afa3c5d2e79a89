import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { MasterKeyRotation } from './master-key-rotation';

/** Changing the master key, for whoever has every lib which keeps something sealed. */
@Module({ imports: [EnvelopeModule], providers: [MasterKeyRotation], exports: [MasterKeyRotation] })
export class MasterKeyRotationModule {}
