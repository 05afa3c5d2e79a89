export { AccessGuard } from './access/access.guard';
export { AuditReasonGuard } from './access/audit-reason.guard';
export { WhileDisabled } from './access/while-disabled';
export * from './bootstrap/bootstrap.module';
export { RetentionDays, type WorkspaceRetention } from './retention/retention-days';
export { RetentionDaysModule } from './retention/retention-days.module';
export * from './workspaces-http.module';
export * from './workspaces.module';
export { WorkspacesService } from './workspaces/workspaces.service';
