import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { SITE_ROOT } from '../app/root';
import { useWorkspace } from '../app/workspace';
import type { Search } from '../app/search';

/** Downloads what the filters let through, all pages of it. */
export function ExportMenu({ log, filters }: { log: 'events' | 'requests' | 'audit'; filters: Search }) {
  const { id } = useWorkspace();
  const href = (format: string) => {
    const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const query = new URLSearchParams([...given, ['format', format]]);
    return new URL(`v1/workspaces/${id}/${log}/export?${query}`, SITE_ROOT).href;
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={href('csv')} download>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={href('ndjson')} download>
          NDJSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
