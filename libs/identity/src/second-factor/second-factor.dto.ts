import { LeftOutOrGiven } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Length, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from '../people/passwords';

const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** The password once more. */
export class ConfirmationDto {
  @ApiProperty({
    description: 'The own password. Someone who has none leaves it out, and has signed in a moment ago.',
    maxLength: PASSWORD_LENGTH.max,
    required: false,
    writeOnly: true,
    example: 'correct horse battery staple',
  })
  @LeftOutOrGiven()
  @IsString()
  @MaxLength(PASSWORD_LENGTH.max)
  password?: string;
}

/** A code of the authenticator app. */
export class CodeDto {
  @ApiProperty({
    description: 'Six digits of the authenticator app, or a recovery code.',
    minLength: 6,
    maxLength: 30,
    writeOnly: true,
    example: '492039',
  })
  @Transform(trimmed)
  @IsString()
  @Length(6, 30)
  code: string;
}

export class ConfirmationWithCodeDto extends ConfirmationDto {
  @ApiProperty({
    description: 'Six digits of the authenticator app, or a recovery code.',
    minLength: 6,
    maxLength: 30,
    writeOnly: true,
    example: '492039',
  })
  @Transform(trimmed)
  @IsString()
  @Length(6, 30)
  code: string;
}

export class SecondFactorDto {
  @ApiProperty({ description: 'Whether signing in needs a code.' })
  enabled: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  enabledAt: Date | null;

  @ApiProperty({ description: 'Recovery codes that were not used yet.', example: 10 })
  recoveryCodesLeft: number;
}

export class NewSecondFactorDto {
  @ApiProperty({ description: 'To type into an authenticator app.', example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
  secret: string;

  @ApiProperty({
    description: 'The same as a QR code for the app.',
    example: 'otpauth://totp/Signalbox:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Signalbox',
  })
  otpauthUri: string;
}

export class RecoveryCodesDto {
  @ApiProperty({
    description: 'Each takes the place of a code once. They are shown this once: keep them in a safe place.',
    type: [String],
    example: ['7K2M-9QWX-4T0B-R8ZC'],
  })
  recoveryCodes: string[];
}
