import { Button, Group, Loader, Skeleton, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type ReactNode, useEffect, useRef } from 'react';
import type { List } from '../api/queries';
import { ProblemAlert } from './problem-alert';
import { walkRows } from './row-keys';
import { pressTime } from './row-press';
import classes from './rows.module.css';

export interface Column<T> {
  readonly title: string;
  /** In place of the title, for the eye. */
  readonly head?: ReactNode;
  /** A track of a CSS grid, such as `120px` or `minmax(0, 2fr)`. */
  readonly width: string;
  readonly cell: (row: T) => ReactNode;
  /** Left out on a phone. */
  readonly wide?: boolean;
}

interface RowsProps<T extends { id: string }> {
  label: string;
  list: List<T>;
  columns: readonly Column<T>[];
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** For short lists inside a page: as high as its rows. */
  compact?: boolean;
}

const ROW_PX = 42;

/** A cursor-paged table. Only the rows in sight are drawn, so that 100,000 of them scroll as ten do. */
export function Rows<T extends { id: string }>({ label, list, columns, empty, compact }: RowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, isBehind, readAnew } = list;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: { width: 1000, height: 800 },
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    const isNearTheEnd = rows.length === 0 || (last >= 0 && last >= rows.length - 20);
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && isNearTheEnd) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (list.error && rows.length === 0) return <ProblemAlert error={list.error} />;
  if (!list.isPending && rows.length === 0) return hasNextPage ? <LookingOn /> : empty;
  const tracks = {
    '--wide': columns.map(({ width }) => width).join(' '),
    '--narrow': columns
      .filter(({ wide }) => !wide)
      .map(({ width }) => width)
      .join(' '),
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      data-compact={compact}
      data-rows
      style={tracks}
      role="region"
      aria-label={`${label}, list`}
      tabIndex={0}
      onKeyDown={walkRows}
      onClick={pressTime}
    >
      {isBehind && !compact && (
        <div className={classes.behind}>
          <Button
            size="compact-xs"
            radius="xl"
            onClick={() => {
              scroller.current?.scrollTo({ top: 0 });
              void readAnew();
            }}
          >
            Show what is new
          </Button>
        </div>
      )}
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        aria-busy={list.isPending}
      >
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row}>
            {columns.map(({ title, wide, head }) => (
              <div role="columnheader" key={title} data-wide={wide}>
                {head ?? title}
              </div>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: list.isPending ? undefined : virtual.getTotalSize() }}
        >
          {list.isPending && <Waiting columns={columns.length} />}
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return <Line key={row.id} row={row} index={index} start={start} columns={columns} />;
          })}
        </div>
      </div>
      {list.error !== null && <ProblemAlert error={list.error} />}
      {(hasNextPage || isFetchingNextPage) && (
        <div className={classes.more}>
          <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            More
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProps<T> {
  row: T;
  index: number;
  /** Where it lies, in pixels. */
  start: number;
  columns: readonly Column<T>[];
}

/** One row. Scrolling draws those that come into sight, and not again those that were. */
const Line = memo(function Line<T>({ row, index, start, columns }: LineProps<T>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-line
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map(({ title, wide, cell }) => (
        <div role="cell" key={title} data-wide={wide} className={classes.cell}>
          {cell(row)}
        </div>
      ))}
    </div>
  );
}) as <T>(props: LineProps<T>) => ReactNode;

/** A page looks only so far back: what matches may come with one of the next. */
function LookingOn() {
  return (
    <Group p="md" gap="xs" role="status">
      <Loader size="xs" />
      <Text size="sm" c="dimmed">
        Nothing among the latest. Looking further back …
      </Text>
    </Group>
  );
}

function Waiting({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, line) => (
    <div role="row" className={classes.row} key={line}>
      {Array.from({ length: columns }, (_, cell) => (
        <div role="cell" key={cell}>
          <Skeleton height={12} width="70%" />
        </div>
      ))}
    </div>
  ));
}

/** The second, quieter line or word of a cell. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text span size="sm" c="dimmed">
      {children}
    </Text>
  );
}
