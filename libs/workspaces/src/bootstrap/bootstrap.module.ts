import { IdentityModule } from '@app/identity';
import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces.module';
import { FirstOperator } from './first-operator';

/** Gives an empty installation its first operator when the app starts. Only the api imports it. */
@Module({ imports: [IdentityModule, WorkspacesModule], providers: [FirstOperator] })
export class BootstrapModule {}
