import { Table } from '@mantine/core';
import { type ChartProps, timeOf } from './chart-data';
import classes from './chart.module.css';

/** What a chart shows, in figures; times when nothing happened are left out. */
export function ChartTable({ title, at, bucketSeconds, series, format }: ChartProps) {
  const points = at.map((_, point) => point).filter((point) => series.some(({ values }) => values[point]));
  return (
    <div className={classes.table} role="region" aria-label={`${title}, table`} tabIndex={0}>
      <Table fz="xs" verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            {series.map(({ label }) => (
              <Table.Th key={label} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.reverse().map((point) => (
            <Table.Tr key={at[point]}>
              <Table.Td>{timeOf(at[point] ?? 0, bucketSeconds)}</Table.Td>
              {series.map(({ label, values }) => {
                const value = values[point];
                return (
                  <Table.Td key={label} ta="right">
                    {value === null || value === undefined ? '–' : format(value)}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {points.length === 0 && <p className={classes.nothing}>Nothing in this time.</p>}
    </div>
  );
}
