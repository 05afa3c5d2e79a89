import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { IdentityModule } from './identity.module';
import { AccountService } from './sign-in/account.service';
import { AuthController } from './sign-in/auth.controller';

/** The routes of this lib. They need a global provider of `MEMBERSHIPS`. */
@Module({
  imports: [IdentityModule],
  providers: [AccountService],
  controllers: [AuthController, ApiKeysController],
})
export class IdentityHttpModule {}
