import { LeftOutOrGiven } from '@app/http';
import { PASSWORD_LENGTH, PersonNameDto, type Role, WORKSPACE_ROLES, type WorkspaceRole } from '@app/identity';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsInt, IsString, Length, Max, MaxLength, Min } from 'class-validator';

const lowerCase = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value);

/** Roles an invite can give; `operator` only the first one of an installation. */
const INVITED_ROLES = ['operator', ...WORKSPACE_ROLES];

export class CreateInviteDto {
  @ApiProperty({ description: 'Not above your own.', enum: WORKSPACE_ROLES, enumName: 'WorkspaceRole' })
  @IsIn(WORKSPACE_ROLES)
  role: WorkspaceRole;

  @ApiProperty({
    description: 'Only this address can accept. Left out: whoever has the link.',
    required: false,
    example: 'ada@example.com',
  })
  @LeftOutOrGiven()
  @Transform(lowerCase)
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @ApiProperty({ minimum: 1, maximum: 720, default: 72, required: false })
  @LeftOutOrGiven()
  @IsInt()
  @Min(1)
  @Max(720)
  expiresInHours: number = 72;
}

export class InviteDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: INVITED_ROLES, enumName: 'InvitedRole' })
  role: Role;

  @ApiProperty({ type: String, nullable: true, example: 'ada@example.com' })
  email: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person who invites.' })
  createdBy: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class CreatedInviteDto extends InviteDto {
  @ApiProperty({ description: 'The secret part of the link. It is shown this once and stored nowhere.' })
  token: string;

  @ApiProperty({ description: 'The link to send.', example: 'https://signalbox.example/console/invite/…' })
  link: string;
}

export class InvitePreviewDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the invite makes an operator.', example: 'Acme' })
  workspaceName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the installation itself.', example: 'Ada Lovelace' })
  inviterName: string | null;

  @ApiProperty({ enum: INVITED_ROLES, enumName: 'InvitedRole' })
  role: Role;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class AcceptInviteDto extends PersonNameDto {
  @ApiProperty({ description: 'With an account already: its address.', example: 'ada@example.com' })
  @Transform(lowerCase)
  @IsEmail()
  @MaxLength(254)
  email: string;

  @ApiProperty({
    description: 'A new one, or with an account already: its password.',
    minLength: PASSWORD_LENGTH.min,
    maxLength: PASSWORD_LENGTH.max,
    writeOnly: true,
  })
  @IsString()
  @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)
  password: string;

  @ApiProperty({
    description: 'For an account with a second factor: six digits of its authenticator app, or a recovery code.',
    required: false,
    minLength: 6,
    maxLength: 30,
    writeOnly: true,
    example: '492039',
  })
  @LeftOutOrGiven()
  @IsString()
  @Length(6, 30)
  code?: string;
}
