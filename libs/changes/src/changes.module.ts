import { Global, Module } from '@nestjs/common';
import { ChangeFeed } from './change-feed';
import { ChangeListener } from './change-listener';

/** Telling and hearing what changed, for every app. */
@Global()
@Module({
  providers: [ChangeFeed, ChangeListener],
  exports: [ChangeFeed, ChangeListener],
})
export class ChangesModule {}
