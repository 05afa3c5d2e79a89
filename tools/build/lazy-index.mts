import ts from 'typescript';

/** They define metrics that exist from the start, although nothing has been counted yet. */
const WHOLE = new Set(['boot', 'database', 'observability']);

/**
 * Part of `nest build` (nest-cli.json): a lib's `index.ts` loads a file when somebody first asks for something in it, not
 * when the index itself is loaded. So the worker loads no controllers, the api no handlers, and neither what these need.
 *
 * It runs on what TypeScript has made of `export { Name } from './file'`:
 *
 *     var file_1 = require('./file');                 becomes   var file_1 = () => require('./file');
 *     … get: function () { return file_1.Name; }      becomes   … get: function () { return file_1().Name; }
 */
export function after(): ts.TransformerFactory<ts.SourceFile> {
  return ({ factory, ...context }) => {
    const visit = (node: ts.Node): ts.Node => {
      if (isRequire(node)) return factory.createArrowFunction(undefined, undefined, [], undefined, undefined, node);
      if (ts.isReturnStatement(node) && node.expression && ts.isPropertyAccessExpression(node.expression)) {
        const { expression: file, name } = node.expression;
        const loaded = factory.createCallExpression(file, undefined, undefined);
        return factory.updateReturnStatement(node, factory.createPropertyAccessExpression(loaded, name));
      }
      return ts.visitEachChild(node, visit, { factory, ...context });
    };
    return (file) => (isIndex(file) ? ts.visitEachChild(file, visit, { factory, ...context }) : file);
  };
}

function isIndex({ fileName }: ts.SourceFile): boolean {
  const lib = /\/libs\/([^/]+)\/src\/index\.ts$/.exec(fileName)?.[1];
  return lib !== undefined && !WHOLE.has(lib);
}

function isRequire(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}
