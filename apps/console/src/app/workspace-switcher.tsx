import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useContext } from 'react';
import classes from './shell.module.css';
import { WorkspaceContext } from './workspace';
import { workspacesQuery } from './workspaces';

/** Which workspace this is, and the way to another. */
export function WorkspaceSwitcher() {
  const current = useContext(WorkspaceContext)?.workspace;
  const { data } = useQuery(workspacesQuery);
  const navigate = useNavigate();
  const name = current?.name ?? 'Signalbox';
  return (
    <Menu width={240} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.switcher}>
          <span className={classes.mark} aria-hidden>
            {name.slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.workspace}>
            <VisuallyHidden>Switch workspace: </VisuallyHidden>
            <b>{name}</b>
            <span>{current?.env ?? 'choose a workspace'}</span>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {data?.items.slice(0, 20).map(({ id, slug, name: other, env }) => (
          <Menu.Item key={id} onClick={() => void navigate({ to: '/w/$slug', params: { slug } })}>
            {other} · {env}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: '/workspaces' })}>All workspaces</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
