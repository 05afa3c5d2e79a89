export { type Lane, LANES } from '@app/config';
