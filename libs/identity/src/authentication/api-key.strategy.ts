import type { Actor } from '@app/http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { ApiKeyActors } from '../api-keys/api-key-actors';

/** A program with `Authorization: Bearer sbx_…` (RFC 6750, section 2.1). */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly actors: ApiKeyActors) {
    super();
  }

  async validate(key: string): Promise<Actor | false> {
    return (await this.actors.of(key)) ?? false;
  }
}
