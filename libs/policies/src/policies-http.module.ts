import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller';
import { PoliciesModule } from './policies.module';
import { SimulationsController } from './simulate/simulations.controller';
import { PolicyVersionsController } from './versions/policy-versions.controller';

/** The API of policies. */
@Module({
  imports: [PoliciesModule],
  controllers: [PoliciesController, PolicyVersionsController, SimulationsController],
})
export class PoliciesHttpModule {}
