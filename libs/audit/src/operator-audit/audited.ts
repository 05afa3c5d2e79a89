import { OutsideTransaction } from '@app/http';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export interface AuditRule {
  /** `resource.verb`, such as `connector.update`. */
  readonly action: string;
  /** False for a route that calls the network: no transaction may be open then. Its audit row follows the handler. */
  readonly transaction: boolean;
}

export const AUDIT_RULE = 'signalbox:audit-rule';

/** The route changes something: the change and its audit row commit together. */
export const Audited = (action: string, options: { transaction?: boolean } = {}) =>
  applyDecorators(
    SetMetadata(AUDIT_RULE, { action, transaction: options.transaction ?? true } satisfies AuditRule),
    ...(options.transaction === false ? [OutsideTransaction()] : []),
    ApiHeader({
      name: 'X-Audit-Reason',
      required: false,
      description: 'Why, for the audit log. A workspace may ask for it wherever something is taken away.',
      schema: { type: 'string', maxLength: 1_000 },
    }),
  );

/** A writing method that changes nothing an operator is accountable for, or whose service writes the record itself. */
export const NotAudited = (reason: string) => SetMetadata(AUDIT_RULE, { reason });
