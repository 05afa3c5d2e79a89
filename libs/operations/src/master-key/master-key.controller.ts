import { Audited } from '@app/audit';
import { ApiProblems, Requires } from '@app/http';
import { Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MasterKeyStatusDto } from './master-key.dto';
import { MasterKeyRotation } from './master-key-rotation';

@ApiTags('Operations')
@ApiProblems()
@Controller('v1/master-key')
export class MasterKeyController {
  constructor(private readonly rotation: MasterKeyRotation) {}

  /** Which master keys seal what is stored, and whether a former one is still needed. */
  @Get()
  @Requires('master-key:read')
  @ApiOkResponse({ type: MasterKeyStatusDto })
  async status(): Promise<MasterKeyStatusDto> {
    return MasterKeyStatusDto.from(await this.rotation.uses());
  }

  /** Brings every value under the current master key now; it happens by itself within ten minutes, too. */
  @Post('rewrap')
  @HttpCode(HttpStatus.OK)
  @Requires('master-key:rotate')
  @Audited('master-key.rewrap', { transaction: false })
  @ApiOkResponse({ type: MasterKeyStatusDto })
  async rewrap(): Promise<MasterKeyStatusDto> {
    await this.rotation.run();
    return this.status();
  }
}
