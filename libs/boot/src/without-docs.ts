import { createRequire } from 'node:module';
import { standIn } from './stand-in';

const docs = require.resolve('@nestjs/swagger');
const nothingNoted = () => () => undefined;

// What decorators of @nestjs/swagger note is read when the contract is made (`npm run generate`), and never by an app. Types
// made of other types, such as PartialType, are validated too: these come from the package that it builds its own on.
standIn(
  docs,
  new Proxy(
    {},
    {
      get(_, name: string): unknown {
        if (name === '__esModule') return true;
        if (!/^(Intersection|Omit|Partial|Pick)Type$/.test(name)) return nothingNoted;
        return (createRequire(docs)('@nestjs/mapped-types') as Record<string, unknown>)[name];
      },
    },
  ),
);
