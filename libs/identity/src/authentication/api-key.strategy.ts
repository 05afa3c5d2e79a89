import type { Actor } from '@app/http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-http-bearer';
import { ApiKeysService } from '../api-keys/api-keys.service';

/** A program with `Authorization: Bearer sbx_…` (RFC 6750, section 2.1). */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly keys: ApiKeysService) {
    super();
  }

  async validate(key: string): Promise<Actor | false> {
    return (await this.keys.actorOf(key)) ?? false;
  }
}
