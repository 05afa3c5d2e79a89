import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from './passwords';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);
const lowerCase = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value);

/** An e-mail address; upper and lower case are the same. */
export class EmailDto {
  @ApiProperty({ description: 'E-mail address, in any case.', example: 'ada@example.com' })
  @Transform(lowerCase)
  @IsEmail()
  @MaxLength(254)
  email: string;
}

/** What a person is called. */
export class PersonNameDto {
  @ApiProperty({ description: 'What others see.', minLength: 1, maxLength: 100, example: 'Ada Lovelace' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  name: string;
}

export class ChangePasswordDto {
  @ApiProperty({
    description: 'The password until now. Someone who has none leaves it out, and has signed in a moment ago.',
    maxLength: PASSWORD_LENGTH.max,
    required: false,
    writeOnly: true,
  })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  currentPassword?: string;

  @ApiProperty({
    description: 'The password from now on. A sentence is easy to remember and hard to guess.',
    minLength: PASSWORD_LENGTH.min,
    maxLength: PASSWORD_LENGTH.max,
    writeOnly: true,
  })
  @IsString()
  @Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)
  newPassword: string;
}

export class UserDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'ada@example.com' })
  email: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  name: string;

  @ApiProperty({ description: 'Runs the installation: may do everything in every workspace.' })
  isOperator: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastLoginAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ description: 'Rises with every change; the ETag.', example: 1 })
  version: number;
}
