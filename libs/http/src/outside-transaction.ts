import { SetMetadata } from '@nestjs/common';

export const OUTSIDE_TRANSACTION = 'signalbox:outside-transaction';

/** The handler calls the network, so nothing may open a transaction around it. */
export const OutsideTransaction = () => SetMetadata(OUTSIDE_TRANSACTION, true);
