export { backUp, type BackupReport } from './back-up';
export { BackupProblem } from './backup-problem';
export { restore, type RestoreReport } from './restore';
