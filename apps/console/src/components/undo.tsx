import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { tellProblem } from './tell-problem';

const TIME_TO_UNDO_MS = 10_000;

/** Tells what was done, with a button that takes it back for some seconds. */
export function tellWithUndo(message: string, undo: () => Promise<unknown>): void {
  const takeBack = async () => {
    notifications.hide(id);
    try {
      await undo();
      notifications.show({ message: 'Taken back.' });
    } catch (error) {
      tellProblem(error, 'It could not be taken back');
    }
  };
  const id = notifications.show({
    autoClose: TIME_TO_UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button variant="default" size="compact-xs" onClick={() => void takeBack()}>
          Undo
        </Button>
      </Group>
    ),
  });
}
