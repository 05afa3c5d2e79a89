import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Filter } from './filter';

/** The call that a route makes of an event. Path, query and headers may have placeholders. */
export interface RequestTemplate {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the destination's base URL. */
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

@Entity('routes')
@ForeignKey('Workspace', ['tenantId'], ['id'], { name: 'fk_routes_workspaces' })
@ForeignKey('Connector', ['tenantId', 'sourceConnectorId'], ['tenantId', 'id'], {
  name: 'fk_routes_source_connectors',
})
@ForeignKey('Connector', ['tenantId', 'destinationConnectorId'], ['tenantId', 'id'], {
  name: 'fk_routes_destination_connectors',
})
@Index('uq_routes_tenant_id_name', ['tenantId', 'name'], { unique: true, where: 'deleted_at is null' })
@Index('idx_routes_tenant_id_source_connector_id', ['tenantId', 'sourceConnectorId'])
export class Route {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_routes' })
  id: string;

  @Column('uuid', { name: 'tenant_id' })
  tenantId: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'source_connector_id' })
  sourceConnectorId: string;

  @Column('text', { name: 'event_types', array: true, default: [] })
  eventTypes: string[];

  @Column('jsonb', { default: [] })
  filters: Filter[];

  /** JSONata; without one the body of the call is the event as it came. */
  @Column('text', { nullable: true })
  transform: string | null;

  @Column('uuid', { name: 'destination_connector_id' })
  destinationConnectorId: string;

  @Column('jsonb', { name: 'request_template', default: {} })
  requestTemplate: RequestTemplate;

  /** What of an event names the line in which its call waits; see `template/reference.ts`. */
  @Column('text', { name: 'ordering_key', nullable: true })
  orderingKey: string | null;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('integer', { default: 0 })
  position: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('integer', { default: 1 })
  version: number;
}
