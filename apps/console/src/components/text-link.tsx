import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

type Linked<Props> = Props & { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

/** A link inside the console. */
export const TextLink = createLink(function TextAnchor(props: Linked<AnchorProps>) {
  return <Anchor size="sm" {...props} />;
});

/** A link that looks like a button. */
export const ButtonLink = createLink(function ButtonAnchor(props: Linked<ButtonProps>) {
  return <Button component="a" {...props} />;
});
