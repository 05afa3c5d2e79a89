import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureProcess, metricNames } from '@app/observability';
import '../../apps/api/src/api.module';
import '../../apps/worker/src/worker.module';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const read = (path: string) => readFileSync(join(__dirname, '../../docker', path), 'utf8');
const dashboard = JSON.parse(read('grafana/dashboards/signalbox.json')) as { panels: Panel[] };
const alerts = read('prometheus/alerts.yml');

/** Metrics in expressions: what is neither a function nor a label. */
const namesIn = (text: string) => [...new Set(text.match(/\b(signalbox|nodejs|process)_[a-z0-9_]+/g) ?? [])];
/** Of the database, with names that look like a metric's. */
const ROLES = ['signalbox_request', 'signalbox_system'];
const inDashboard = namesIn(dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n'));

describe('what watches over an installation', () => {
  let known: Set<string>;
  beforeAll(() => {
    measureProcess(); // for the names of the process's own metrics
    known = new Set(metricNames());
  });

  it('names metrics that exist', () => {
    expect(inDashboard.length).toBeGreaterThan(30);
    expect(namesIn(alerts).length).toBeGreaterThan(10);
    expect([...inDashboard, ...namesIn(alerts)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('is told of in the documents by names that exist', () => {
    const documents = ['operations', 'scaling'].map((name) => read(`../docs/${name}.md`)).join('\n');
    const named = namesIn(documents).filter((name) => !ROLES.includes(name));
    expect(named.length).toBeGreaterThan(15);
    // Histograms go by the name before their three, and a star stands for the rest of a name.
    expect(named.filter((name) => ![...known].some((one) => one.startsWith(name)))).toEqual([]);
  });

  it('shows every metric of ours', () => {
    const shown = new Set(inDashboard.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    const ours = [...known].filter((name) => name.startsWith('signalbox_'));
    const hidden = ours.map((name) => name.replace(/_(bucket|sum|count)$/, '')).filter((name) => !shown.has(name));
    expect([...new Set(hidden)]).toEqual([]);
  });

  it('has a query in every panel and a fix with every alert', () => {
    const panels = dashboard.panels.filter(({ type }) => type !== 'row');
    expect(panels.filter(({ targets = [] }) => targets.length === 0).map(({ title }) => title)).toEqual([]);
    const count = (pattern: RegExp) => alerts.match(pattern)?.length;
    const rules = count(/^ {6}- alert: Signalbox\w+$/gm);
    expect(rules).toBeGreaterThan(10);
    for (const part of [
      /^ {8}expr: /gm,
      /^ {8}labels: \{ severity: (page|ticket) \}$/gm,
      /^ {10}summary: /gm,
      /^ {10}fix: /gm,
    ]) {
      expect([part, count(part)]).toEqual([part, rules]);
    }
  });

  it('gives no metric a label that could name a workspace, a connector or a person', () => {
    const text = dashboard.panels.map(({ targets = [] }) => targets.map(({ expr }) => expr).join('\n')).join('\n');
    expect(text).not.toMatch(/tenant|workspace|connector_id|user|email/);
  });
});
