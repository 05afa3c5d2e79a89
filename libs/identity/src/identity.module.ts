import { EnvelopeModule } from '@app/envelope';
import { CLOCK, systemClock } from '@app/kernel';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeyActors } from './api-keys/api-key-actors';
import { ApiKeyRateLimitGuard } from './api-keys/api-key-rate-limit.guard';
import { ApiKey } from './api-keys/api-key.entity';
import { ApiKeysService } from './api-keys/api-keys.service';
import { KeyUse } from './api-keys/key-use';
import { ApiKeyStrategy } from './authentication/api-key.strategy';
import { AddressRateLimitGuard } from './attempts/address-rate-limit.guard';
import { AttemptLimiter } from './attempts/attempt-limiter';
import { SignInAttempts } from './attempts/sign-in-attempts.entity';
import { AuthenticationGuard } from './authentication/authentication.guard';
import { OwnOrigin } from './authentication/own-origin';
import { SessionStrategy } from './authentication/session.strategy';
import { Standing } from './authentication/standing';
import { HalfSession } from './half-sessions/half-session.entity';
import { HalfSessions } from './half-sessions/half-sessions.service';
import { HalfSignIns } from './half-sessions/half-sign-ins';
import { UsedOidcState } from './oidc/used-oidc-state.entity';
import { UserIdentity } from './oidc/user-identity.entity';
import { Passwords } from './people/passwords';
import { User } from './people/user.entity';
import { UsersService } from './people/users.service';
import { RecoveryCode } from './second-factor/recovery-code.entity';
import { RecoveryCodes } from './second-factor/recovery-codes';
import { SecondFactorProof } from './second-factor/second-factor-proof';
import { SecondFactor } from './second-factor/second-factor.entity';
import { SecondFactors } from './second-factor/second-factors.service';
import { SessionCookie } from './sessions/session-cookie';
import { SessionsService } from './sessions/sessions.service';
import { UserSession } from './sessions/user-session.entity';
import { AccountRecovery } from './sign-in/account-recovery';
import { ExpiredSignIns } from './sign-in/expired-sign-ins';
import { PasswordProof } from './sign-in/password-proof';
import { SignInService } from './sign-in/sign-in.service';

/** Who is who: people, their sessions, and the keys of programs. The app makes the guard global with `useExisting`. */
@Module({
  imports: [
    EnvelopeModule,
    TypeOrmModule.forFeature([
      User,
      UserSession,
      UserIdentity,
      UsedOidcState,
      HalfSession,
      SecondFactor,
      RecoveryCode,
      SignInAttempts,
      ApiKey,
    ]),
  ],
  providers: [
    AccountRecovery,
    AddressRateLimitGuard,
    ApiKeyActors,
    ApiKeyRateLimitGuard,
    ApiKeysService,
    ApiKeyStrategy,
    KeyUse,
    AttemptLimiter,
    AuthenticationGuard,
    ExpiredSignIns,
    HalfSessions,
    HalfSignIns,
    OwnOrigin,
    PasswordProof,
    Passwords,
    RecoveryCodes,
    SecondFactorProof,
    SecondFactors,
    SessionCookie,
    SessionsService,
    SessionStrategy,
    SignInService,
    Standing,
    UsersService,
    { provide: CLOCK, useValue: systemClock },
  ],
  exports: [
    AccountRecovery,
    AddressRateLimitGuard,
    ApiKeyRateLimitGuard,
    ApiKeysService,
    AttemptLimiter,
    AuthenticationGuard,
    CLOCK,
    EnvelopeModule,
    HalfSessions,
    HalfSignIns,
    PasswordProof,
    SecondFactorProof,
    SecondFactors,
    SessionCookie,
    SessionsService,
    SignInService,
    Standing,
    UsersService,
  ],
})
export class IdentityModule {}
