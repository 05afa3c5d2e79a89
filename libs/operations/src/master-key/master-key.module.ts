import { EnvelopeModule } from '@app/envelope';
import { Module } from '@nestjs/common';
import { MasterKeyController } from './master-key.controller';
import { MasterKeyRotation } from './master-key-rotation';
import { RotationTimer } from './rotation-timer';

/** Changing the master key, for whoever has every lib which keeps something sealed. */
@Module({ imports: [EnvelopeModule], providers: [MasterKeyRotation], exports: [MasterKeyRotation] })
export class MasterKeyRotationModule {}

/** The same for the app that does it by itself and shows how far it is. */
@Module({ imports: [MasterKeyRotationModule], providers: [RotationTimer], controllers: [MasterKeyController] })
export class MasterKeyModule {}
