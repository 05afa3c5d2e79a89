import { BackupProblem } from './backup-problem';

/** A program's failure in its own last words. */
export const toolProblem =
  (name: string) =>
  (cause: unknown): never => {
    const { stderr = '', message } = cause as Error & { stderr?: string };
    const words = stderr.trim().split('\n').slice(-5).join('\n') || message;
    throw new BackupProblem('tool_failed', `${name} failed:\n${words}`, 'The database was left as it was.');
  };
