import { loadWithIndexInPart } from '@app/boot';

/** What @nestjs/swagger imports of es-toolkit, whose index would load more than four hundred files at each start. */
const USED = [
  'assign',
  'clone',
  'cloneDeep',
  'compact',
  'find',
  'flatMap',
  'flatten',
  'get',
  'groupBy',
  'head',
  'identity',
  'isArray',
  'isEmpty',
  'isEqual',
  'isFunction',
  'isNil',
  'isString',
  'isUndefined',
  'keyBy',
  'map',
  'mapValues',
  'merge',
  'negate',
  'omit',
  'omitBy',
  'pick',
  'pickBy',
  'some',
  'unionWith',
  'uniq',
];

loadWithIndexInPart('@nestjs/swagger', { of: 'es-toolkit/compat', names: USED });
