import { standIn } from '@app/boot';

/** The worker describes no API: what decorators of @nestjs/swagger would note is not wanted, and the package not loaded. */
const nothingNoted = () => () => undefined;
standIn(require.resolve('@nestjs/swagger'), new Proxy({}, { get: (_, name) => name === '__esModule' || nothingNoted }));
