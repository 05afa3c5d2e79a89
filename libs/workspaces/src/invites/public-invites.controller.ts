import { NotAudited } from '@app/audit';
import { ApiProblems, Public, SignedIn } from '@app/http';
import {
  type Client,
  CurrentClient,
  CurrentPerson,
  CurrentVisitor,
  type Person,
  SessionCookie,
  SignedInDto,
  type Visitor,
} from '@app/identity';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InviteAcceptance } from './invite-acceptance.service';
import { AcceptInviteDto, InvitePreviewDto } from './invite.dto';

@ApiTags('Invites')
@ApiProblems()
@Controller('v1/invites/:token')
export class PublicInvitesController {
  constructor(
    private readonly acceptance: InviteAcceptance,
    private readonly cookie: SessionCookie,
  ) {}

  /** What an invite is for, for whoever holds its link. */
  @Get()
  @Public('the token in the path is the credential')
  @ApiOkResponse({ type: InvitePreviewDto })
  preview(@Param('token') token: string): Promise<InvitePreviewDto> {
    return this.acceptance.preview(token);
  }

  /** Accepts an invite, makes the account if there is none, and signs in. */
  @Post('accept')
  @Public('the token in the path is the credential, and an account there is also needs its password and code')
  @NotAudited('the service writes the record')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SignedInDto, description: 'Accepted and signed in: the answer sets the session cookie.' })
  async accept(
    @Param('token') token: string,
    @Body() body: AcceptInviteDto,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    const { user, session } = await this.acceptance.accept(token, body, visitor);
    this.cookie.set(reply, session);
    return { user };
  }

  /** Accepts an invite as the person who is signed in. */
  @Post('join')
  @SignedIn()
  @NotAudited('the service writes the record')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SignedInDto, description: 'Accepted; the session stays as it is.' })
  async join(
    @Param('token') token: string,
    @CurrentPerson() { userId }: Person,
    @CurrentClient() client: Client,
  ): Promise<SignedInDto> {
    return { user: await this.acceptance.acceptAsPerson(token, userId, client) };
  }
}
