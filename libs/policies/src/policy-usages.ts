import { Usages } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** Who works under a policy; while anyone does, it is not deleted. */
@Injectable()
export class PolicyUsages extends Usages {
  constructor() {
    super('policy');
  }
}
