import { registerDecorator } from 'class-validator';

/** The property is an object of at most so many texts, none longer than so many characters. */
export function IsTextMap(most: number, longest: number): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isTextMap',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => isTextMap(value, most, longest),
        defaultMessage: () =>
          `${propertyName as string} must be an object of at most ${most} texts of at most ${longest} characters`,
      },
    });
}

function isTextMap(value: unknown, most: number, longest: number): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const texts: unknown[] = Object.values(value);
  return texts.length <= most && texts.every((text) => typeof text === 'string' && text.length <= longest);
}
