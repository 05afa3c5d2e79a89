import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { SITE_ROOT } from '../app/root';
import type { Search } from '../app/search';

interface ExportMenuProps {
  /** Where the log is downloaded, with this query. */
  href: (query: string) => string;
  filters: Search;
}

/** Where a log of the workspace is downloaded. */
export const exportOf = (workspaceId: string, log: 'events' | 'requests') => (query: string) =>
  new URL(`v1/workspaces/${workspaceId}/${log}/export?${query}`, SITE_ROOT).href;

/** Downloads what the filters let through, all pages of it. */
export function ExportMenu({ href, filters }: ExportMenuProps) {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const as = (format: string) => href(String(new URLSearchParams([...given, ['format', format]])));
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>What the filters let through</Menu.Label>
        <Menu.Item component="a" href={as('csv')} download>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={as('ndjson')} download>
          NDJSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
