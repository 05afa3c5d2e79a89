import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { ConfirmationDto } from '../second-factor/second-factor.dto';
import { IsLocalPath } from './local-path';

export class OidcDto {
  @ApiProperty({ description: 'Whether people can sign in through a provider.' })
  enabled: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What people know it by.', example: 'Acme Login' })
  label: string | null;
}

export class OidcStartQuery {
  @ApiProperty({
    description: 'Where to go afterwards: a path of this site.',
    required: false,
    default: '/console/',
    example: '/console/jobs',
  })
  @LeftOutOrGiven()
  @IsLocalPath()
  returnTo: string = '/console/';

  @ApiProperty({ description: 'Token of an invite to accept with the sign-in.', required: false })
  @LeftOutOrGiven()
  @Matches(/^[\w-]{1,100}$/, { message: 'is not the token of an invite' })
  invite?: string;
}

export class LinkIdentityDto extends ConfirmationDto {
  @ApiProperty({
    description: 'Where to go afterwards: a path of this site.',
    required: false,
    default: '/console/',
    example: '/console/account',
  })
  @LeftOutOrGiven()
  @IsLocalPath()
  returnTo: string = '/console/';
}

export class RedirectDto {
  @ApiProperty({ description: 'Where the browser goes next.', example: 'https://login.example.com/auth?client_id=…' })
  redirectTo: string;
}

export class IdentityDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The provider.', example: 'https://login.example.com' })
  issuer: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As it was when it was linked.',
    example: 'ada@example.com',
  })
  email: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

export class IdentitiesDto {
  @ApiProperty({ type: [IdentityDto], description: 'Newest first.' })
  items: IdentityDto[];
}
