export { Bell } from './bell';
export { BellListener } from './bell-listener';
export { type Lane, LANES } from './lanes';
export { QueueModule } from './queue.module';
