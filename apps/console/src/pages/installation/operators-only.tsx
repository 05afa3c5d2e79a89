import { IconServerCog } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMe } from '../../app/session';
import { Shell } from '../../app/shell';
import { Empty } from '../../components/empty';
import { ButtonLink } from '../../components/text-link';

/** A page about the installation as a whole, for those who run it. */
export function OperatorsOnly({ children }: { children: ReactNode }) {
  const me = useMe();
  return (
    <Shell>
      {me?.user.isOperator ? (
        children
      ) : (
        <Empty
          icon={<IconServerCog size={22} />}
          title="For operators of the installation"
          level={1}
          action={<ButtonLink to="/workspaces">Your workspaces</ButtonLink>}
        >
          This page is about all workspaces together. Whoever runs this installation can see it.
        </Empty>
      )}
    </Shell>
  );
}
