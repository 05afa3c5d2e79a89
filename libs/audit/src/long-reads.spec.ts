import { LongReads } from './long-reads';
import { INSTALLATION, type RecordOwner } from './record-owner';

const workspace = (workspaceId: string) => ({ workspaceId }) as RecordOwner;
const BUSY = expect.objectContaining({ code: 'too_many_long_reads', kind: 'rate_limited', retryAfterSeconds: 10 });

describe('LongReads', () => {
  it('lets two of one record run, and the next one once a place is free', () => {
    const reads = new LongReads();
    const leave = reads.enter(workspace('a'));
    reads.enter(workspace('a'));
    expect(() => reads.enter(workspace('a'))).toThrow(BUSY);
    reads.enter(workspace('b'));
    leave();
    leave(); // once more changes nothing
    reads.enter(workspace('a'));
    expect(() => reads.enter(workspace('a'))).toThrow(BUSY);
  });

  it('lets six run in the process, whose they may be', () => {
    const reads = new LongReads();
    const leave = [INSTALLATION, workspace('a'), workspace('b')].flatMap((owner) => [
      reads.enter(owner),
      reads.enter(owner),
    ]);
    expect(() => reads.enter(workspace('c'))).toThrow(BUSY);
    leave[0]?.();
    reads.enter(workspace('c'));
  });
});
