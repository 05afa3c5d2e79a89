import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type Ref } from 'react';
import classes from './row-link.module.css';

/** The link of a row: it covers the row, so that a press anywhere in it opens what it tells of. */
export const RowLink = createLink(function RowAnchor({
  ref,
  ...props
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return <a ref={ref} {...props} data-opens-row className={classes.link} />;
});
