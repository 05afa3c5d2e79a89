import { Module } from '@nestjs/common';
import { MasterKeyController } from './master-key.controller';
import { RotationTimer } from './rotation-timer';
import { MasterKeyRotationModule } from './master-key-rotation.module';

/** The same for the app that does it by itself and shows how far it is. */
@Module({ imports: [MasterKeyRotationModule], providers: [RotationTimer], controllers: [MasterKeyController] })
export class MasterKeyModule {}
