/** Why a backup or a restore cannot be made, and what to do about it. Nothing was changed unless the message says so. */
export class BackupProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fix: string,
  ) {
    super(message);
    this.name = 'BackupProblem';
  }
}
