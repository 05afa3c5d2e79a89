import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A worker process that was here lately. */
@Entity('workers')
@Index('idx_workers_seen_at', ['seenAt'])
export class Worker {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_workers' })
  id: string;

  @Column('text', { array: true })
  lanes: string[];

  /** Types of jobs it can run. */
  @Column('text', { array: true, default: [] })
  types: string[];

  @Column('text')
  host: string;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { name: 'seen_at', default: () => 'now()' })
  seenAt: Date;
}
