import { ApiProperty } from '@nestjs/swagger';
import type { KeyUse } from './master-key-rotation';

export class MasterKeyUseDto {
  @ApiProperty({ description: 'Fingerprint of the key.', example: '9f86d081884c7d65' })
  keyId: string;

  @ApiProperty({
    enum: ['current', 'other', 'missing'],
    description:
      '`current` seals; `other` opens; `missing`: this process does not have it, and cannot read its values.',
  })
  role: string;

  @ApiProperty({ description: 'Sealed values that only this key opens.', example: 0 })
  values: number;
}

export class MasterKeyStatusDto {
  @ApiProperty({ type: [MasterKeyUseDto] })
  keys: MasterKeyUseDto[];

  @ApiProperty({ description: 'Whether every value is under the current key: then no other key is needed.' })
  complete: boolean;

  static from(keys: KeyUse[]): MasterKeyStatusDto {
    return { keys, complete: keys.every(({ role, values }) => role === 'current' || values === 0) };
  }
}
