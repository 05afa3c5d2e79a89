export { ConnectorDirectory, type ConnectorView } from './connectors/connector-directory';
export { ConnectorUsages } from './connectors/connector-usages';
export { ConnectorsHttpModule, ConnectorsModule, ConnectorsWorkerModule } from './connectors.module';
export { connectorType } from './catalogue/catalogue';
export { ConnectorCalls, type NewCall } from './gateway/connector-calls';
export { RequestBodies, type RequestBody } from './gateway/request-bodies';
