import { IsName, LeftOutOrGiven, PageQuery } from '@app/http';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { PolicyPartsRequest } from './policy-parts.request.dto';

const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;

const name = { description: 'Unique in the workspace.', minLength: 1, maxLength: 100, example: 'patient' };

export class CreatePolicyRequest extends PolicyPartsRequest {
  @ApiProperty(name)
  @IsName()
  name: string;
}

export class UpdatePolicyRequest extends PolicyPartsRequest {
  @ApiProperty({ ...name, required: false })
  @LeftOutOrGiven()
  @IsName()
  name?: string;
}

export class PoliciesQuery extends PageQuery {
  @ApiProperty({ description: 'A part of the name, in any case.', required: false, example: 'patient' })
  @LeftOutOrGiven()
  @IsString()
  @Length(1, 100)
  @Matches(PRINTABLE, { message: 'name must have no control characters' })
  name?: string;
}
