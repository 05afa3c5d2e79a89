import './compiled-code'; // first: it says where compiled code is kept
import { noteFiles } from './known-files';
noteFiles(); // second: of all that is loaded from here on
import '@app/boot'; // third: it says what is not loaded
import './api';
import { previewApi } from './openapi';

// The end of a build: loads what the api loads and ends, with which Node.js writes down what it has compiled.
void previewApi();
