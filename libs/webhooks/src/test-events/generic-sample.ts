import { templateParts } from '@app/connectors';
import type { GenericSettings } from '../verification/generic.verifier';
import { hmac, type SampleMaker, seconds, valueAt } from './sample-event';

/** A sample of a scheme that the connector's own settings describe; nothing when they describe none. */
export const genericSample: SampleMaker = ({ secret, settings: all, url, id, now, eventType, payload }) => {
  const settings = all['verification'] as GenericSettings | undefined;
  if (!settings) return undefined;
  const { idHeader, idPath, timestampHeader, typeHeader, typePath } = settings;
  const type = eventType ?? 'test.event';
  const usual = { test: true, message: 'A test event that an operator sent from Signalbox.' };
  const body = JSON.stringify({ ...usual, ...valueAt(idPath, id), ...valueAt(typePath, type), ...payload });
  const timestamp = settings.timestampUnit === 'ms' ? String(now.getTime()) : seconds(now);
  const values = { body, timestamp: timestampHeader ? timestamp : '', id: idHeader ? id : '', url };
  const signed = templateParts(settings.template).map((part) => ('text' in part ? part.text : values[part.value]));
  const signature = hmac(settings.algorithm, secret, signed, settings.encoding);
  const headers: Record<string, string> = { [settings.signatureHeader.toLowerCase()]: settings.prefix + signature };
  if (timestampHeader) headers[timestampHeader.toLowerCase()] = timestamp;
  if (idHeader) headers[idHeader.toLowerCase()] = id;
  if (typeHeader) headers[typeHeader.toLowerCase()] = type;
  return { body, headers };
};
