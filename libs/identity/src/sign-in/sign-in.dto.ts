import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from '../people/passwords';
import { EmailDto, UserDto } from '../people/user.dto';
import { WORKSPACE_ROLES, type WorkspaceRole } from '../permissions';

export class LoginDto extends EmailDto {
  @ApiProperty({ maxLength: PASSWORD_LENGTH.max, writeOnly: true })
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  password: string;
}

export class SignedInDto {
  @ApiProperty({ type: UserDto })
  user: UserDto;
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
  @ApiProperty({ type: [MembershipDto], description: 'The workspaces the person belongs to, by name.' })
  memberships: MembershipDto[];
}
