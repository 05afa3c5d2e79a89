import { Audited, NotAudited } from '@app/audit';
import { ApiProblems, IdPipe, Public, SignedIn } from '@app/http';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Redirect,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiFoundResponse, ApiNoContentResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Client, CurrentClient } from '../sessions/client';
import { CurrentPerson, type Person } from '../sign-in/current-person';
import type { Visitor } from '../sign-in/sign-in.service';
import { CurrentVisitor } from '../sign-in/visitor';
import { IdentitiesDto, LinkIdentityDto, OidcDto, OidcStartQuery, RedirectDto } from './oidc.dto';
import { OidcCallback } from './oidc-callback';
import { OidcCookie } from './oidc-cookie';
import { OidcDeparture } from './oidc-departure';
import { OidcProvider } from './oidc-provider';
import { OwnIdentities } from './own-identities.service';
import { ProblemPageFilter } from './problem-page.filter';

@ApiTags('Auth')
@ApiProblems()
@Controller('v1/auth')
export class OidcController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly departure: OidcDeparture,
    private readonly cookie: OidcCookie,
    private readonly callbacks: OidcCallback,
    private readonly own: OwnIdentities,
  ) {}

  /** Whether people can sign in through an OpenID Connect provider. */
  @Get('oidc')
  @Public('the sign-in page shows it to everyone')
  @ApiOkResponse({ type: OidcDto })
  about(): OidcDto {
    return { enabled: this.provider.label !== null, label: this.provider.label };
  }

  /** Sends the browser to the provider to sign in. */
  @Get('oidc/start')
  @Public('where signing in begins: the provider asks for the credentials')
  @UseFilters(ProblemPageFilter)
  @Redirect()
  @Header('cache-control', 'no-store')
  @ApiFoundResponse({ description: 'To the provider. The answer sets a cookie that the way back needs.' })
  async start(
    @Query() query: OidcStartQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    return { url: await this.departure.toSignIn(reply, query) };
  }

  /** Where the provider sends the browser back to: signs in, or links the identity. */
  @Get('oidc/callback')
  @Public('the answer of the provider and the cookie of the start are the credentials')
  @UseFilters(ProblemPageFilter)
  @Redirect()
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @ApiQuery({ name: 'code', required: false, type: String })
  @ApiQuery({ name: 'state', required: false, type: String })
  @ApiQuery({ name: 'iss', required: false, type: String, description: 'The issuer (RFC 9207).' })
  @ApiQuery({ name: 'error', required: false, type: String, description: 'Why the provider signed nobody in.' })
  @ApiFoundResponse({
    description: 'Signed in: to `returnTo`. With a second factor, or a problem: to the sign-in page.',
  })
  async callback(
    @Req() request: FastifyRequest,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ url: string }> {
    const pending = this.cookie.take(request, reply);
    return { url: await this.callbacks.finish(queryOf(request), pending, visitor, reply) };
  }

  /** Begins to link an identity at the provider to the own account. */
  @Post('oidc/link')
  @SignedIn()
  @NotAudited('the way back from the provider writes the record')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: RedirectDto, description: 'The answer sets a cookie that the way back needs.' })
  async link(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() body: LinkIdentityDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RedirectDto> {
    return { redirectTo: await this.departure.toLink(reply, person, client, body) };
  }

  /** The identities at a provider that the own account has. */
  @Get('identities')
  @SignedIn()
  @ApiOkResponse({ type: IdentitiesDto })
  identities(@CurrentPerson() person: Person): Promise<IdentitiesDto> {
    return this.own.list(person);
  }

  /** Unlinks an identity from the own account. */
  @Delete('identities/:id')
  @SignedIn()
  @Audited('identity.unlink')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'It opens nothing here any more.' })
  unlink(@CurrentPerson() person: Person, @Param('id', new IdPipe('identity')) id: string): Promise<void> {
    return this.own.unlink(person, id);
  }
}

/** From its question mark on. */
function queryOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}
