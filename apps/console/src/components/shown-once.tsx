import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

/** Something that is never shown again, with a large button that copies it. */
export function ShownOnce({
  text,
  what,
  about,
  done,
}: {
  text: string;
  what: string;
  about: string;
  done: () => void;
}) {
  return (
    <Stack gap="sm">
      <Text size="sm">{about}</Text>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} aria-label={what}>
        {text}
      </Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={text} timeout={2000}>
          {({ copied, copy }) => (
            <Button variant={copied ? 'light' : 'filled'} onClick={copy}>
              {copied ? 'Copied' : `Copy ${what}`}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={done}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
