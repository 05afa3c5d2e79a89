import { Conflict } from './domain-error';
import { newId } from './ids';
import { Usages, type Usage } from './usages';
import { WorkspaceScope } from './workspace-scope';

class SecretUsages extends Usages {
  constructor() {
    super('secret');
  }
}

const scope = WorkspaceScope.of(newId());
const connector = (name: string): Usage => ({ kind: 'connector', id: newId(), name });

describe('the usages of a resource', () => {
  it('let it go when nobody needs it', async () => {
    const usages = new SecretUsages();
    await usages.assertUnused(scope, 'x');
    usages.register(() => Promise.resolve([]));
    await usages.assertUnused(scope, 'x');
  });

  it('name who needs it, over all who keep references', async () => {
    const usages = new SecretUsages();
    const asked: unknown[] = [];
    usages.register((...question) => {
      asked.push(question);
      return Promise.resolve([connector('GitHub')]);
    });
    usages.register(() => Promise.resolve([{ kind: 'route', id: newId(), name: 'To Slack' }]));
    const refused = usages.assertUnused(scope, 'the id');
    await expect(refused).rejects.toThrow(Conflict);
    await expect(refused).rejects.toMatchObject({
      code: 'secret_in_use',
      message: 'The secret is used by connector "GitHub", route "To Slack"; give them another one first.',
    });
    expect(asked).toEqual([[scope, 'the id']]);
  });

  it('name five and count the rest', async () => {
    const usages = new SecretUsages();
    usages.register(() => Promise.resolve(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(connector)));
    await expect(usages.assertUnused(scope, 'x')).rejects.toThrow(/connector "e" and 2 more;/);
  });

  it('are asked one after another, because they share a transaction', async () => {
    const usages = new SecretUsages();
    let underWay = 0;
    for (let finder = 0; finder < 3; finder += 1) {
      usages.register(async () => {
        underWay += 1;
        expect(underWay).toBe(1);
        await Promise.resolve();
        underWay -= 1;
        return [];
      });
    }
    await usages.assertUnused(scope, 'x');
  });
});
