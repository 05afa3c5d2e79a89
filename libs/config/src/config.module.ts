import { Global, Module } from '@nestjs/common';
import { readEnvironment } from './environment';

/** Injection token of the checked `Settings`. */
export const SETTINGS = Symbol('Settings');

@Global()
@Module({
  providers: [{ provide: SETTINGS, useFactory: () => readEnvironment(process.env) }],
  exports: [SETTINGS],
})
export class ConfigModule {}
