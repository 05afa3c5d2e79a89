import { readdirSync, readFileSync } from 'node:fs';

/** A file that the kernel keeps of a process; empty once the process, or the thread asked about, has ended. */
function readOfProcess(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // It ended before the file was opened (ENOENT) or before it was read (ESRCH).
    if (['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return '';
    throw error;
  }
}

/** Resident memory of a process, and the most it has ever had, in bytes; 0 for one that has ended. Linux only (proc_pid_status(5)). */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readOfProcess(`/proc/${pid}/status`);
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
}

/** The processes that a process has started and that still run. Linux only (proc_pid_task_children(5)). */
export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readOfProcess(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

/** The threads of a process, the main one too. Linux only (proc_pid_task(5)). */
export function threadsOf(pid: number): { id: number; name: string }[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    return { id: Number(thread), name: readOfProcess(`/proc/${pid}/task/${thread}/comm`).trim() };
  });
}
