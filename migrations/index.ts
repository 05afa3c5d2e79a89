import { Roles1763600000000 } from './1763600000000-Roles';
import { WorkspacesAndPeople1763600001000 } from './1763600001000-WorkspacesAndPeople';
import { ConnectorsUnderPolicy1763600002000 } from './1763600002000-ConnectorsUnderPolicy';
import { MonthlyPartitions1763600003000 } from './1763600003000-MonthlyPartitions';
import { TheRecord1763600004000 } from './1763600004000-TheRecord';
import { JobsAndRuns1763600005000 } from './1763600005000-JobsAndRuns';
import { WebhookInbox1763600006000 } from './1763600006000-WebhookInbox';
import { SecondFactorAndOpenId1763700000000 } from './1763700000000-SecondFactorAndOpenId';
import { ApiKeyRotation1763710000000 } from './1763710000000-ApiKeyRotation';
import { JobControl1763720000000 } from './1763720000000-JobControl';
import { JobOrderAndControls1763730000000 } from './1763730000000-JobOrderAndControls';
import { HotPathIndexes1763740000000 } from './1763740000000-HotPathIndexes';
import { SchedulesTick1763750000000 } from './1763750000000-SchedulesTick';
import { JobOrders1763760000000 } from './1763760000000-JobOrders';
import { CallsOut1763780000000 } from './1763780000000-CallsOut';
import { SecretsKeptElsewhere1763790000000 } from './1763790000000-SecretsKeptElsewhere';
import { WebhookSecrets1763795000000 } from './1763795000000-WebhookSecrets';
import { RouteOrder1763800000000 } from './1763800000000-RouteOrder';
import { Quarantine1763800001000 } from './1763800001000-Quarantine';
import { IngestWritesLess1763810000000 } from './1763810000000-IngestWritesLess';
import { ProofOfWebhooks1763830000000 } from './1763830000000-ProofOfWebhooks';
import { Blobs1763830001000 } from './1763830001000-Blobs';
import { TrafficRollups1763840001000 } from './1763840001000-TrafficRollups';
import { OldPartitionsGo1763850000000 } from './1763850000000-OldPartitionsGo';
import { Arrivals1763870000000 } from './1763870000000-Arrivals';
import { WaitingJobs1763880000000 } from './1763880000000-WaitingJobs';
import { TracesOfRestingJobs1763890000000 } from './1763890000000-TracesOfRestingJobs';
import { CompressedBodies1763900000000 } from './1763900000000-CompressedBodies';
import { NoStatisticsOfDocuments1763910000000 } from './1763910000000-NoStatisticsOfDocuments';
import { NewBodiesAreLeftAlone1763920000000 } from './1763920000000-NewBodiesAreLeftAlone';
import { SmallerSamples1763930000000 } from './1763930000000-SmallerSamples';
import { RoutedTogether1763940000000 } from './1763940000000-RoutedTogether';

/** Every migration in its order; a new one is added at the end. */
export const migrations = [
  Roles1763600000000,
  WorkspacesAndPeople1763600001000,
  ConnectorsUnderPolicy1763600002000,
  MonthlyPartitions1763600003000,
  TheRecord1763600004000,
  JobsAndRuns1763600005000,
  WebhookInbox1763600006000,
  SecondFactorAndOpenId1763700000000,
  ApiKeyRotation1763710000000,
  JobControl1763720000000,
  JobOrderAndControls1763730000000,
  HotPathIndexes1763740000000,
  SchedulesTick1763750000000,
  JobOrders1763760000000,
  CallsOut1763780000000,
  SecretsKeptElsewhere1763790000000,
  WebhookSecrets1763795000000,
  RouteOrder1763800000000,
  Quarantine1763800001000,
  IngestWritesLess1763810000000,
  ProofOfWebhooks1763830000000,
  Blobs1763830001000,
  TrafficRollups1763840001000,
  OldPartitionsGo1763850000000,
  Arrivals1763870000000,
  WaitingJobs1763880000000,
  TracesOfRestingJobs1763890000000,
  CompressedBodies1763900000000,
  NoStatisticsOfDocuments1763910000000,
  NewBodiesAreLeftAlone1763920000000,
  SmallerSamples1763930000000,
  RoutedTogether1763940000000,
];
