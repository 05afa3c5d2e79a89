import { Database } from '@app/database';
import { idCursor, type Page, type PageQuery, toPage } from '@app/http';
import type { WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { Job } from '../enqueue/job.entity';
import { ScheduleRunDto } from './schedule.dto';
import { findSchedule } from './stored-schedule';

/** The jobs that a schedule made, for as long as they are kept. */
@Injectable()
export class ScheduleHistory {
  constructor(private readonly database: Database) {}

  /** Newest first. Throws `NotFound`. */
  list(scope: WorkspaceScope, id: string, query: PageQuery): Promise<Page<ScheduleRunDto>> {
    return this.database.inWorkspace(scope, async (tx) => {
      await findSchedule(tx, scope, id);
      const jobs = tx
        .getRepository(Job)
        .createQueryBuilder('job')
        .where('job.tenantId = :workspaceId and job.scheduleId = :id', { workspaceId: scope.workspaceId, id });
      const before = idCursor(query);
      if (before !== undefined) jobs.andWhere('job.id < :before', { before });
      const found = await jobs
        .orderBy('job.id', 'DESC')
        .take(query.limit + 1)
        .getMany();
      return toPage(found, query.limit, (job) => [job.id], ScheduleRunDto.from);
    });
  }
}
