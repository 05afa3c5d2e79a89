import { Fieldset, Select, Stack } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { isObject } from '../../components/schema-form/json-schema';
import { SchemaForm, type SchemaFieldProps } from '../../components/schema-form/schema-form';

type AuthScheme = Schemas['AuthSchemeDto'];

const TITLES: Readonly<Record<AuthScheme['scheme'], string>> = {
  none: 'No sign-in',
  bearer: 'Bearer token',
  basic: 'Basic, user and password',
  header: 'Secret in a header',
  query: 'Secret in the query',
  'oauth2-client-credentials': 'OAuth 2, client credentials',
  'oauth2-refresh-token': 'OAuth 2, refresh token',
  hmac: 'Signature (HMAC)',
};

const OAUTH = ['tokenUrl', 'scope', 'audience', 'clientAuthentication'];

/** The settings that each scheme knows. */
const FIELDS: Readonly<Partial<Record<AuthScheme['scheme'], readonly string[]>>> = {
  header: ['header', 'prefix'],
  query: ['parameter'],
  'oauth2-client-credentials': OAUTH,
  'oauth2-refresh-token': OAUTH.filter((name) => name !== 'audience'),
  hmac: [
    'header',
    'prefix',
    'algorithm',
    'encoding',
    'template',
    'timestampHeader',
    'timestampUnit',
    'idHeader',
    'keyEncoding',
  ],
};

interface AuthFieldsProps {
  schemes: readonly AuthScheme[];
  /** The scheme where the settings name none. */
  usual: AuthScheme['scheme'];
  field: SchemaFieldProps;
}

/** How the secret goes out: first the scheme, then only what that scheme asks for. */
export function AuthFields({ schemes, usual, field }: AuthFieldsProps) {
  const { schema, value, onChange, errors, path } = field;
  const auth = isObject(value) ? value : {};
  const scheme = schemes.find((one) => one.scheme === auth['scheme']);
  const names = (scheme && FIELDS[scheme.scheme]) ?? [];
  const shown = Object.entries(schema.properties ?? {})
    .filter(([name]) => names.includes(name))
    // The descriptions begin with the schemes that a field is for, which is plain here.
    .map(([name, one]) => [name, { ...one, description: one.description?.replace(/^[\w…, 0-9-]+[:;] /, '') }] as const);
  return (
    <Fieldset legend="Sign-in of calls">
      <Stack gap="sm">
        <Select
          label="Scheme"
          description={scheme ? `The secret is: ${scheme.secret}` : schema.description}
          clearable={!field.required}
          placeholder={TITLES[usual]}
          data={schemes.map((one) => ({ value: one.scheme, label: TITLES[one.scheme] }))}
          value={scheme?.scheme ?? null}
          error={errors[`${path}.scheme`] ?? errors[path]}
          onChange={(next) => onChange(next ? { scheme: next } : undefined)}
        />
        {shown.length > 0 && (
          <SchemaForm
            schema={{ type: 'object', properties: Object.fromEntries(shown), required: NEEDED }}
            value={auth}
            onChange={onChange}
            errors={errors}
            path={path}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

const NEEDED = ['header', 'parameter', 'tokenUrl'];
