import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { ApiModule } from '../../apps/api/src/api.module';
import { partsOf } from './app-modules';
import { openApi } from './openapi';

type Dto = new () => object;

/** The rules of every class, which the storage's declaration does not show. */
interface Rules {
  readonly validationMetadatas: Map<Dto, ValidationMetadata[]>;
}

/** Fields with `@IsOptional()`, by the name that the class, or one that extends it, has in the OpenAPI document. */
function fieldsThatTakeNull(): { dto: string; field: string }[] {
  partsOf(ApiModule); // loads every class
  const { validationMetadatas } = getMetadataStorage() as unknown as Rules;
  const classes = [...validationMetadatas.keys()];
  return [...validationMetadatas].flatMap(([base, rules]) => {
    const heirs = classes.filter((dto) => dto === base || dto.prototype instanceof base);
    const fields = rules.filter(({ name }) => name === 'isOptional').map(({ propertyName }) => propertyName);
    return heirs.flatMap(({ name: dto }) => fields.map((field) => ({ dto, field })));
  });
}

it('a field takes null only where the OpenAPI document says so: else it has `@LeftOutOrGiven()`', () => {
  const { schemas } = openApi().components;
  const documented = fieldsThatTakeNull().filter(({ dto }) => dto in schemas);
  expect(documented.length).toBeGreaterThan(5);
  expect(documented.filter(({ dto, field }) => schemas[dto]?.properties?.[field]?.nullable !== true)).toEqual([]);
});
