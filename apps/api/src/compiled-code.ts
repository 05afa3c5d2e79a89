import module from 'node:module';
import { join } from 'node:path';
import { recallFiles } from './known-files';

// First: what is loaded from here on is compiled once after a build (`precompile.ts`) and not at each start. Beside the build,
// and not in a folder for everybody's temporary files: what is read from there is run. Where nothing can be written, or
// Node.js keeps none (before 22.1), the start takes up to a fifth longer.
module.enableCompileCache?.(join(__dirname, '../../../compiled'));
recallFiles();
