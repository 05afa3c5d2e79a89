import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from '../people/passwords';
import { EmailDto, UserDto } from '../people/user.dto';
import { WORKSPACE_ROLES, type WorkspaceRole } from '../permissions';

export class LoginDto extends EmailDto {
  @ApiProperty({ maxLength: PASSWORD_LENGTH.max, writeOnly: true, example: 'correct horse battery staple' })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  password: string;
}

export class SignedInDto {
  @ApiProperty({ type: UserDto })
  user: UserDto;
}

/** The password is right, and the account has a second factor: nobody is signed in yet. */
export class SecondFactorRequiredDto {
  @ApiProperty({
    enum: [true],
    description: 'Send the code to `POST /v1/auth/login/second-factor` within five minutes.',
  })
  secondFactorRequired: true;
}

export class MembershipDto {
  @ApiProperty({ format: 'uuid' })
  workspaceId: string;

  @ApiProperty({ example: 'Acme' })
  name: string;

  @ApiProperty({ example: 'acme' })
  slug: string;

  @ApiProperty({ enum: WORKSPACE_ROLES, enumName: 'WorkspaceRole' })
  role: WorkspaceRole;
}

export class MeDto extends SignedInDto {
  @ApiProperty({ description: 'Whether signing in needs a code of the authenticator app.' })
  secondFactor: boolean;

  @ApiProperty({ description: 'False for someone who signs in through an OpenID Connect provider only.' })
  hasPassword: boolean;

  @ApiProperty({ type: [MembershipDto], description: 'The workspaces the person belongs to, by name.' })
  memberships: MembershipDto[];
}
