export { ApiKeysService } from './api-keys/api-keys.service';
export { ApiKeyRateLimitGuard } from './api-keys/api-key-rate-limit.guard';
export { AddressRateLimitGuard } from './attempts/address-rate-limit.guard';
export { AuthenticationGuard } from './authentication/authentication.guard';
export { Standing } from './authentication/standing';
export { assertMayGrant, assertMayGrantRole, CurrentPermissions, type GrantedPermissions } from './granted-permissions';
export { invalidCode } from './half-sessions/half-sign-ins';
export { IdentityHttpModule } from './identity-http.module';
export { IdentityModule } from './identity.module';
export { INVITATIONS, type Invitations, type Newcomer } from './oidc/invitations';
export { PASSWORD_LENGTH } from './people/passwords';
export { EmailDto, PersonNameDto, UserDto } from './people/user.dto';
export { type NewUser, type UserChange, UsersService, type UserView } from './people/users.service';
export {
  type Permission,
  PERMISSIONS,
  permissionsOf,
  type Role,
  roleGrants,
  WORKSPACE_PERMISSIONS,
  WORKSPACE_ROLES,
  type WorkspaceRole,
} from './permissions';
export { SecondFactorProof } from './second-factor/second-factor-proof';
export { SecondFactors } from './second-factor/second-factors.service';
export { isSecretShaped, newSecret, secretHash } from './secret-token';
export { type Client, clientOf, CurrentClient, originOf } from './sessions/client';
export { SESSION_COOKIE, SessionCookie } from './sessions/session-cookie';
export { type OpenedSession, SessionsService } from './sessions/sessions.service';
export { AccountRecovery } from './sign-in/account-recovery';
export { CurrentPerson, type Person } from './sign-in/current-person';
export { MEMBERSHIPS, type Membership, type Memberships } from './sign-in/memberships';
export { SignedInDto } from './sign-in/sign-in.dto';
export { PasswordProof } from './sign-in/password-proof';
export { type SignedIn, SignInService, type Visitor } from './sign-in/sign-in.service';
export { CurrentVisitor } from './sign-in/visitor';
