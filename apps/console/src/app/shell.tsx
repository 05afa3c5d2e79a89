import { ActionIcon, Anchor, AppShell, Burger, Group, Kbd, ScrollArea, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useContext, useEffect } from 'react';
import { AccountMenu } from './account-menu';
import { INSTALLATION, NAVIGATION } from './navigation';
import { openPalette, Palette } from './palette';
import { SITE_ROOT } from './root';
import { useMe } from './session';
import classes from './shell.module.css';
import { ShortcutSheet } from './shortcut-sheet';
import { useShortcuts } from './use-shortcuts';
import { WorkspaceSwitcher } from './workspace-switcher';
import { WorkspaceContext } from './workspace';
import { lastWorkspace } from './workspaces';

/** The frame of every page: where one is, where one can go, and Ctrl-K. */
export function Shell({ children }: { children: ReactNode }) {
  const [open, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  const workspace = useContext(WorkspaceContext)?.workspace;
  // Pages of no workspace keep the way back into the last one.
  const slug = workspace?.slug ?? lastWorkspace();
  const isOperator = useMe()?.user.isOperator ?? false;
  const [sheet, { open: showSheet, close: closeSheet }] = useDisclosure(false);
  useShortcuts(slug, showSheet);
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !open } }}
      classNames={{ navbar: classes.side, header: classes.top, main: classes.main }}
    >
      <AppShell.Header>
        <a
          href="#main"
          className={classes.skip}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
        >
          Skip to the content
        </a>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap">
          <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" aria-expanded={open} />
          <UnstyledButton className={classes.search} onClick={openPalette}>
            <IconSearch size={15} />
            <span>Search or jump to…</span>
            <Kbd size="xs" visibleFrom="sm">
              Ctrl K
            </Kbd>
          </UnstyledButton>
          <Anchor
            size="sm"
            c="dimmed"
            href={new URL('docs/', SITE_ROOT).href}
            visibleFrom="sm"
            className={classes.docs}
          >
            API docs
          </Anchor>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Keyboard shortcuts"
            visibleFrom="sm"
            onClick={showSheet}
          >
            <IconKeyboard size={19} stroke={1.6} />
          </ActionIcon>
          <AccountMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Main">
        <Group p="xs" gap={4} wrap="nowrap">
          <WorkspaceSwitcher />
          <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Close the menu" />
        </Group>
        <ScrollArea className={classes.pages}>
          {slug &&
            NAVIGATION.map(({ group, pages }) => (
              <div key={group ?? ''} className={classes.group}>
                {group && <div className={classes.groupName}>{group}</div>}
                {pages.map(({ to, label, icon: Icon }) => (
                  <Link
                    key={to}
                    to={to}
                    params={{ slug }}
                    search={{}}
                    activeOptions={{ exact: to === '/w/$slug', includeSearch: false }}
                    className={classes.page}
                  >
                    <Icon size={16} stroke={1.7} aria-hidden />
                    {label}
                  </Link>
                ))}
              </div>
            ))}
          {isOperator && (
            <div className={classes.group}>
              <div className={classes.groupName}>Installation</div>
              {INSTALLATION.map(({ to, label, icon: Icon }) => (
                <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={classes.page}>
                  <Icon size={16} stroke={1.7} aria-hidden />
                  {label}
                </Link>
              ))}
            </div>
          )}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        {workspace?.status === 'disabled' && (
          <div role="status" className={classes.notice}>
            This workspace is disabled: it takes no webhooks and no changes.
          </div>
        )}
        {children}
      </AppShell.Main>
      <Palette />
      <ShortcutSheet open={sheet} close={closeSheet} />
    </AppShell>
  );
}
