export * from './audit.module';
export { EventLog, type EventRecord, type Severity } from './event-log/event-log';
export { type AuditOrigin, AuditTrail, type Change } from './operator-audit/audit-trail';
export { Audited, AUDIT_RULE, NotAudited } from './operator-audit/audited';
export { UnitOfWorkInterceptor } from './operator-audit/unit-of-work.interceptor';
export { RequestLog, type RequestRecord } from './request-log/request-log';
export { useRequestLog } from './request-log/request-log.hook';
export { type TraceEntry, type TraceSource, TraceSources } from './trace/trace-sources';
