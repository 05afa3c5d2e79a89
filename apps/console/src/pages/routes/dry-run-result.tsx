import { Code, Text } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { useWorkspace } from '../../app/workspace';
import { CodeBlock, prettyText } from '../../components/code-block';
import { TextLink } from '../../components/text-link';
import { Verdict } from './filter-rows';
import classes from './routes.module.css';

type DryRun = Schemas['DryRunDto'];

/** What would become of the event: whether the route takes it and why, and the request that would be sent. */
export function DryRunResult({ result }: { result: DryRun }) {
  const { matched, checks, problems } = result;
  return (
    <div className={classes.result}>
      <div className={classes.outcome} data-matched={matched && problems.length === 0} role="status">
        {!matched
          ? 'Not matched: this event does not take the route.'
          : problems.length > 0
            ? 'Matched, but no call can be made.'
            : 'Matched: this would be sent.'}
      </div>
      <div>
        {checks.map(({ holds, message }, index) => (
          <Verdict key={index} holds={holds} message={message} />
        ))}
      </div>
      {problems.map(({ code, message }) => (
        <div key={code + message} className={classes.problem} role="alert">
          {message} <Code>{code}</Code>
        </div>
      ))}
      <Planned result={result} />
    </div>
  );
}

function Planned({ result: { request, body, policy, orderingKey } }: { result: DryRun }) {
  const { slug } = useWorkspace();
  if (!request) return null;
  return (
    <>
      <div className={classes.request}>
        <b>{request.method}</b> {request.url}
      </div>
      <dl className={classes.headers}>
        {Object.entries(request.headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {body && (
        <>
          <Text size="xs" c="dimmed">
            {body.transformed ? 'Body, as the transform makes it' : 'Body, as it came'},{' '}
            {body.bytes.toLocaleString('en')} bytes
          </Text>
          <CodeBlock what="the body that would be sent" text={prettyText(body.text)} max={230} />
        </>
      )}
      <Text size="xs" c="dimmed">
        {policy?.id ? (
          <>
            Under the policy{' '}
            <TextLink size="xs" underline="always" to="/w/$slug/policies/$id" params={{ slug, id: policy.id }}>
              {policy.name}
            </TextLink>
            , version {policy.version}.{' '}
          </>
        ) : (
          'Under the built-in policy. '
        )}
        {orderingKey ? `It waits its turn in the line ${orderingKey}.` : 'It waits for no other call.'}
      </Text>
    </>
  );
}
