import { Usages } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** Who uses a secret; while anyone does, it is not deleted. */
@Injectable()
export class SecretUsages extends Usages {
  constructor() {
    super('secret');
  }
}
