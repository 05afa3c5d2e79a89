import { Usages } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** Who uses a connector. */
@Injectable()
export class ConnectorUsages extends Usages {
  constructor() {
    super('connector');
  }
}
