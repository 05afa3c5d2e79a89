import { spawnSync } from 'node:child_process';
import { SHRINK, shrinkWith } from './memory-at-rest';

describe('giving memory back', () => {
  it('is for a process at rest, and not for one under load', () => {
    expect(shrinkWith(0.01)).toBe(SHRINK.all);
    expect(shrinkWith(0.3)).toBe(SHRINK.garbage);
  });

  it('asks for nothing that this V8 does not know', () => {
    const script = Object.values(SHRINK).map((flag) => `require('node:v8').setFlagsFromString('${flag}');`);
    expect(spawnSync(process.execPath, ['-e', script.join('')], { encoding: 'utf8' }).stderr).toBe('');
  });
});
