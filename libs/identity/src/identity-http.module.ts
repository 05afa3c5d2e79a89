import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { HalfSessionCookie } from './half-sessions/half-session-cookie';
import { IdentityModule } from './identity.module';
import { OidcArrival } from './oidc/oidc-arrival';
import { OidcCallback } from './oidc/oidc-callback';
import { OidcCookie } from './oidc/oidc-cookie';
import { OidcDeparture } from './oidc/oidc-departure';
import { OidcProvider } from './oidc/oidc-provider';
import { OidcSignIn } from './oidc/oidc-sign-in';
import { OidcController } from './oidc/oidc.controller';
import { OwnIdentities } from './oidc/own-identities.service';
import { UsedStates } from './oidc/used-states';
import { UserIdentities } from './oidc/user-identities';
import { OwnSecondFactor } from './second-factor/own-second-factor.service';
import { SecondFactorController } from './second-factor/second-factor.controller';
import { AccountService } from './sign-in/account.service';
import { AuthController } from './sign-in/auth.controller';
import { Confirmation } from './sign-in/confirmation';
import { OwnPassword } from './sign-in/own-password.service';
import { PasswordSignIn } from './sign-in/password-sign-in';
import { SignInAnswer } from './sign-in/sign-in-answer';
import { SignInEndings } from './sign-in/sign-in-endings';

/** The routes of this lib. They need global providers of `MEMBERSHIPS` and `INVITATIONS`. */
@Module({
  imports: [IdentityModule],
  providers: [
    AccountService,
    Confirmation,
    HalfSessionCookie,
    OidcArrival,
    OidcCallback,
    OidcCookie,
    OidcDeparture,
    OidcProvider,
    OidcSignIn,
    OwnIdentities,
    OwnPassword,
    OwnSecondFactor,
    PasswordSignIn,
    SignInAnswer,
    SignInEndings,
    UsedStates,
    UserIdentities,
  ],
  controllers: [AuthController, SecondFactorController, OidcController, ApiKeysController],
})
export class IdentityHttpModule {}
