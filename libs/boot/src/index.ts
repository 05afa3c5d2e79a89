import './light-start';

export { standIn } from './stand-in';
