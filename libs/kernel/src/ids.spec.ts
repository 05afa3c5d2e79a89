import { version } from 'uuid';
import { isId, lowestIdAt, newId } from './ids';
import { WorkspaceScope } from './workspace-scope';

describe('ids', () => {
  it('are UUIDs of version 7, unique and in the order of their making', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => isId(id) && version(id) === 7)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('of a moment lie behind the lowest one of it and before that of the next', () => {
    const before = lowestIdAt(new Date());
    const id = newId();
    expect(before < id).toBe(true);
    expect(id < lowestIdAt(new Date(Date.now() + 1_000))).toBe(true);
    expect(isId(before)).toBe(true);
  });

  it('are told from other text', () => {
    expect(isId('6c1f4f6e-0000-4000-8000-000000000001')).toBe(true);
    for (const text of ['', 'id', '6c1f4f6e00004000800000000000001', `${newId()} `, `' or 1=1`])
      expect(isId(text)).toBe(false);
  });

  it('are what a workspace scope is made of, and nothing else', () => {
    const id = newId();
    expect(WorkspaceScope.of(id).workspaceId).toBe(id);
    expect(() => WorkspaceScope.of('mine')).toThrow(TypeError);
  });
});
