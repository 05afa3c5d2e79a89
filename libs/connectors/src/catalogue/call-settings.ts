import type { AuthSettings } from './auth-scheme';
import type { ConnectorType } from './connector-type';

type Settings = Readonly<Record<string, unknown>>;

/** The base URL of calls: the settings' own, or the type's with its `{setting}`s filled in; nothing: takes no calls. */
export function baseUrlOf(type: ConnectorType, settings: Settings): string | undefined {
  if (typeof settings.baseUrl === 'string') return settings.baseUrl;
  return type.baseUrl?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(settings[name])));
}

/** How calls sign in: what the settings say, completed by what the type knows of that scheme. */
export function authOf(type: ConnectorType, settings: Settings): AuthSettings {
  const chosen = settings.auth as AuthSettings | undefined;
  if (!chosen) return type.auth[0];
  return { ...type.auth.find(({ scheme }) => scheme === chosen.scheme), ...chosen };
}

/** The headers of every call: the settings' over the type's. */
export function headersOf(type: ConnectorType, settings: Settings): Record<string, string> {
  return { ...type.headers, ...(settings.headers as Record<string, string> | undefined) };
}
