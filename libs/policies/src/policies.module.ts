import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PolicyEngine } from './engine/policy-engine';
import { PoliciesRepository } from './policies.repository';
import { PoliciesService } from './policies.service';
import { PolicyUsages } from './policy-usages';
import { PolicyVersion } from './policy-version.entity';
import { Policy } from './policy.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Policy, PolicyVersion])],
  providers: [PoliciesRepository, PoliciesService, PolicyUsages, PolicyEngine],
  exports: [PoliciesService, PolicyUsages, PolicyEngine],
})
export class PoliciesModule {}
