export {
  CHANGE_KINDS,
  type ChangedItem,
  type ChangeKind,
  type ChangeMessage,
  CHANNEL,
  type KindChanges,
  LISTENER_LOCK,
} from './change';
export { ChangeFeed } from './change-feed';
export { type Beginning, ChangeListener, type Ear } from './change-listener';
export { ChangesModule } from './changes.module';
