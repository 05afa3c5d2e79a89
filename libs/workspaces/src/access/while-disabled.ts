import { SetMetadata } from '@nestjs/common';

export const WHILE_DISABLED = 'signalbox:while-disabled';

/** The route writes also in a disabled workspace. */
export const WhileDisabled = () => SetMetadata(WHILE_DISABLED, true);
