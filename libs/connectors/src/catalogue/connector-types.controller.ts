import { ApiProblems, SignedIn } from '@app/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CONNECTOR_TYPES } from './catalogue';
import { ConnectorTypeDto } from './connector-type.dto';
import { VerificationSchemes } from './verification-schemes';

@ApiTags('Connectors')
@ApiProblems()
@Controller('v1/connector-types')
export class ConnectorTypesController {
  constructor(private readonly schemes: VerificationSchemes) {}

  /** The catalogue: what can be connected, and the settings each type takes. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [ConnectorTypeDto] })
  list(): ConnectorTypeDto[] {
    return CONNECTOR_TYPES.map((type) => ConnectorTypeDto.from(type, this.schemes.verifies(type)));
  }
}
