import { Audited, NotAudited } from '@app/audit';
import { ApiPage, ApiProblems, IdPipe, IfMatch, type Page, PageQuery, Public, SignedIn } from '@app/http';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiNoContentResponse, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentHalfSession } from '../half-sessions/half-session-cookie';
import { ChangePasswordDto, PersonNameDto, UserDto } from '../people/user.dto';
import { CodeDto } from '../second-factor/second-factor.dto';
import { type Client, CurrentClient } from '../sessions/client';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionDto } from '../sessions/session.dto';
import { AccountService } from './account.service';
import { CurrentPerson, type Person } from './current-person';
import { OwnPassword } from './own-password.service';
import { PasswordSignIn } from './password-sign-in';
import { SignInAnswer } from './sign-in-answer';
import { LoginDto, MeDto, SecondFactorRequiredDto, SignedInDto } from './sign-in.dto';
import { SignInService, type Visitor } from './sign-in.service';
import { CurrentVisitor } from './visitor';

@ApiTags('Auth')
@ApiProblems()
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly passwordSignIn: PasswordSignIn,
    private readonly signIn: SignInService,
    private readonly account: AccountService,
    private readonly password: OwnPassword,
    private readonly answer: SignInAnswer,
    private readonly cookie: SessionCookie,
  ) {}

  /** Signs in and sets the session cookie, or asks for the second factor. */
  @Post('login')
  @Public('this is where credentials are shown')
  @NotAudited('the service writes the record, also of a refused try')
  @HttpCode(HttpStatus.OK)
  @ApiExtraModels(SignedInDto, SecondFactorRequiredDto)
  @ApiOkResponse({
    description: 'Signed in: the answer sets the session cookie. With a second factor: nobody is signed in yet.',
    schema: { oneOf: [{ $ref: getSchemaPath(SignedInDto) }, { $ref: getSchemaPath(SecondFactorRequiredDto) }] },
  })
  async login(
    @Body() { email, password }: LoginDto,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto | SecondFactorRequiredDto> {
    return this.answer.give(reply, await this.passwordSignIn.signIn(email, password, visitor));
  }

  /** Completes a sign-in with a code of the second factor, and sets the session cookie. */
  @Post('login/second-factor')
  @Public('the cookie of the half sign-in and the code are the credentials')
  @NotAudited('the service writes the record, also of a refused code')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SignedInDto, description: 'Signed in: the answer sets the session cookie.' })
  async loginWithSecondFactor(
    @Body() { code }: CodeDto,
    @CurrentHalfSession() token: string | undefined,
    @CurrentVisitor() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    return this.answer.complete(reply, await this.signIn.withSecondFactor(token, code, visitor));
  }

  /** Signs out: ends the session and clears its cookie. */
  @Post('logout')
  @SignedIn()
  @NotAudited('the service writes the record')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  async logout(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIn.signOut(person, client);
    this.cookie.clear(reply);
  }

  /** Who is signed in, and in which workspaces. */
  @Get('me')
  @SignedIn()
  @ApiOkResponse({ type: MeDto })
  me(@CurrentPerson() person: Person): Promise<MeDto> {
    return this.account.me(person);
  }

  /** Changes the own name. */
  @Patch('me')
  @SignedIn()
  @Audited('user.rename')
  @ApiOkResponse({ type: UserDto })
  rename(
    @CurrentPerson() person: Person,
    @Body() { name }: PersonNameDto,
    @IfMatch() seen: number | undefined,
  ): Promise<UserDto> {
    return this.account.rename(person, name, seen);
  }

  /** Changes the own password. */
  @Post('password')
  @SignedIn()
  @NotAudited('the service writes the record, also of a wrong password')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'Changed; every other session of the person has ended.' })
  changePassword(
    @CurrentPerson() person: Person,
    @CurrentClient() client: Client,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    return this.password.change(person, client, body);
  }

  /** The own live sessions, newest first. */
  @Get('sessions')
  @SignedIn()
  @ApiPage(SessionDto)
  sessions(@CurrentPerson() person: Person, @Query() query: PageQuery): Promise<Page<SessionDto>> {
    return this.account.listSessions(person, query);
  }

  /** Ends one of the own sessions. */
  @Delete('sessions/:id')
  @SignedIn()
  @Audited('session.end')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'That session has ended.' })
  endSession(@CurrentPerson() person: Person, @Param('id', new IdPipe('session')) id: string): Promise<void> {
    return this.account.endSession(person, id);
  }
}
