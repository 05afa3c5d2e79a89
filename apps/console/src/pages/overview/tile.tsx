import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './overview.module.css';

interface TileProps {
  label: string;
  value: ReactNode;
  about: ReactNode;
  /** Asks for somebody. */
  alarm?: boolean;
}

/** One figure, and what it is about. */
export function Tile(props: TileProps) {
  return (
    <div className={classes.tile}>
      <Content {...props} />
    </div>
  );
}

/** The same, leading to where one can do something about it. */
export const TileLink = createLink(function TileAnchor({
  ref,
  label,
  value,
  about,
  alarm = false,
  ...link
}: TileProps & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <a ref={ref} {...link} className={classes.tile}>
      <Content label={label} value={value} about={about} alarm={alarm} />
    </a>
  );
});

function Content({ label, value, about, alarm }: TileProps) {
  return (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.number} data-alarm={alarm || undefined}>
        {value}
      </span>
      <span className={classes.about}>{about}</span>
    </>
  );
}
