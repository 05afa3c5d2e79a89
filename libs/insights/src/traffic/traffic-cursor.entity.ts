import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a part of the record has been counted. */
@Entity('traffic_cursors')
export class TrafficCursor {
  /** The table that is counted. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_traffic_cursors' })
  name: string;

  /** The last row that was counted, or a bound behind it. */
  @Column('uuid', { name: 'last_id' })
  lastId: string;
}
