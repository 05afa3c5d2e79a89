import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CircuitRecord } from './engine/circuit-record';
import { PolicyEngine } from './engine/policy-engine';
import { PoliciesRepository } from './policies.repository';
import { PoliciesService } from './policies.service';
import { PolicyUsages } from './policy-usages';
import { PolicyVersion } from './policy-version.entity';
import { Policy } from './policy.entity';
import { Simulations } from './simulate/simulations.service';
import { PolicyVersions } from './versions/policy-versions.service';

@Module({
  imports: [TypeOrmModule.forFeature([Policy, PolicyVersion])],
  providers: [
    PoliciesRepository,
    PoliciesService,
    PolicyUsages,
    PolicyEngine,
    CircuitRecord,
    PolicyVersions,
    Simulations,
  ],
  exports: [PoliciesService, PolicyUsages, PolicyEngine, PolicyVersions, Simulations],
})
export class PoliciesModule {}
