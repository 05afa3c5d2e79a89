import './light-start';

export { loadWithIndexInPart } from './index-in-part';
export { standIn } from './stand-in';
