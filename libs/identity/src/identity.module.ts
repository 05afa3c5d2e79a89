import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKey } from './api-keys/api-key.entity';
import { ApiKeysService } from './api-keys/api-keys.service';
import { ApiKeyStrategy } from './authentication/api-key.strategy';
import { AuthenticationGuard } from './authentication/authentication.guard';
import { OwnOrigin } from './authentication/own-origin';
import { SessionStrategy } from './authentication/session.strategy';
import { Passwords } from './people/passwords';
import { User } from './people/user.entity';
import { UsersService } from './people/users.service';
import { SessionCookie } from './sessions/session-cookie';
import { SessionsService } from './sessions/sessions.service';
import { UserSession } from './sessions/user-session.entity';
import { SignInService } from './sign-in/sign-in.service';

/** Who is who: people, their sessions, and the keys of programs. The app makes the guard global with `useExisting`. */
@Module({
  imports: [TypeOrmModule.forFeature([User, UserSession, ApiKey])],
  providers: [
    ApiKeysService,
    ApiKeyStrategy,
    AuthenticationGuard,
    OwnOrigin,
    Passwords,
    SessionCookie,
    SessionsService,
    SessionStrategy,
    SignInService,
    UsersService,
  ],
  exports: [ApiKeysService, AuthenticationGuard, SessionCookie, SessionsService, SignInService, UsersService],
})
export class IdentityModule {}
