import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Permission } from '../api/permissions.gen';
import { useRefusal } from '../app/workspace';

interface ActionProps extends ButtonProps {
  /** What the reader needs; without it the button stays visible, does nothing and says why. */
  needs?: Permission;
  onClick?: () => void;
  type?: 'button' | 'submit';
  children: ReactNode;
}

/** A button that explains itself to people who may not press it. */
export function Action({ needs, onClick, type = 'button', children, ...props }: ActionProps) {
  const refusal = useRefusal(needs);
  if (refusal === undefined) {
    return (
      <Button type={type} onClick={onClick} {...props}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={refusal}>
      <Button type="button" {...props} data-disabled aria-disabled onClick={(event) => event.preventDefault()}>
        {children}
      </Button>
    </Tooltip>
  );
}
