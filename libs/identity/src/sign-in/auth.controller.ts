import { Audited, NotAudited } from '@app/audit';
import { ApiPage, ApiProblems, IdPipe, IfMatch, type Page, PageQuery, Public, SignedIn } from '@app/http';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChangePasswordDto, PersonNameDto, UserDto } from '../people/user.dto';
import { type Client, CurrentClient } from '../sessions/client';
import { SessionCookie } from '../sessions/session-cookie';
import { SessionDto } from '../sessions/session.dto';
import { AccountService } from './account.service';
import { CurrentPerson, type Person } from './current-person';
import { LoginDto, MeDto, SignedInDto } from './sign-in.dto';
import { SignInService } from './sign-in.service';

@ApiTags('Auth')
@ApiProblems()
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly account: AccountService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Signs in and sets the session cookie. */
  @Post('login')
  @Public('this is where credentials are shown')
  @NotAudited('the service writes the record, also of a refused try')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: SignedInDto, description: 'Signed in: the answer sets the session cookie.' })
  async login(
    @Body() { email, password }: LoginDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInDto> {
    const { user, session } = await this.signIn.signIn(email, password, client);
    this.cookie.set(reply, session);
    return { user };
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
  @Audited('user.change_password')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse({ description: 'Changed; every other session of the person has ended.' })
  changePassword(@CurrentPerson() person: Person, @Body() body: ChangePasswordDto): Promise<void> {
    return this.account.changePassword(person, body);
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
