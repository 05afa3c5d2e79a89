import { NotAudited } from '@app/audit';
import { ApiProblems, ShownOnce, SignedIn } from '@app/http';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Client, CurrentClient } from '../sessions/client';
import { CurrentPerson, type Person } from '../sign-in/current-person';
import { OwnSecondFactor } from './own-second-factor.service';
import {
  CodeDto,
  ConfirmationDto,
  ConfirmationWithCodeDto,
  NewSecondFactorDto,
  RecoveryCodesDto,
  SecondFactorDto,
} from './second-factor.dto';
import { SecondFactors } from './second-factors.service';

@ApiTags('Auth')
@ApiProblems()
@Controller('v1/auth/second-factor')
export class SecondFactorController {
  constructor(
    private readonly own: OwnSecondFactor,
    private readonly factors: SecondFactors,
  ) {}

  /** Whether the own account has a second factor. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: SecondFactorDto })
  state(@CurrentPerson() { userId }: Person): Promise<SecondFactorDto> {
    return this.factors.state(userId);
  }

  /** Begins to set up a second factor: shows the secret for an authenticator app, once. */
  @Post()
  @SignedIn()
  @NotAudited('the service writes the record, also of a wrong password')
  @ShownOnce()
  @ApiCreatedResponse({ type: NewSecondFactorDto })
  begin(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() body: ConfirmationDto,
  ): Promise<NewSecondFactorDto> {
    return this.own.begin(person, client, body);
  }

  /** Turns the second factor on with the app's first code: shows the recovery codes, once. */
  @Post('confirm')
  @SignedIn()
  @NotAudited('the service writes the record')
  @ShownOnce()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: RecoveryCodesDto, description: 'On; every other session of the person has ended.' })
  async confirm(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() { code }: CodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.own.confirm(person, client, code) };
  }

  /** Turns the second factor off. */
  @Delete()
  @SignedIn()
  @NotAudited('the service writes the record, also of a wrong password or code')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'Off; the recovery codes work no more.' })
  turnOff(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() body: ConfirmationWithCodeDto,
  ): Promise<void> {
    return this.own.turnOff(person, client, body);
  }

  /** Makes new recovery codes, shown once; those until now work no more. */
  @Post('recovery-codes')
  @SignedIn()
  @NotAudited('the service writes the record, also of a wrong password or code')
  @ShownOnce()
  @ApiCreatedResponse({ type: RecoveryCodesDto })
  async recoveryCodes(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() body: ConfirmationWithCodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.own.newRecoveryCodes(person, client, body) };
  }
}
