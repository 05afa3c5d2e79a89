import ts from 'typescript';

/** They define metrics that exist from the start, although nothing has been counted yet. */
const WHOLE = new Set(['boot', 'database', 'observability']);

/**
 * Part of `nest build` (nest-cli.json): a lib's `index.ts` loads a file when somebody first asks for something in it, not
 * when the index itself is loaded. So the worker loads no controllers, the api no handlers, and neither what these need.
 *
 * It runs on what TypeScript has made of `export { Name } from './file'`:
 *
 *     var file_1 = require('./file');               becomes   var loaded_1, file_1 = () => loaded_1 ??= require('./file');
 *     … get: function () { return file_1.Name; }    becomes   … get: function () { return file_1().Name; }
 *
 * The file is kept, because names are used with every request, and `require` looks where a file is each time.
 */
export function after(): ts.TransformerFactory<ts.SourceFile> {
  return ({ factory, ...context }) => {
    const visit = (node: ts.Node): ts.VisitResult<ts.Node> => {
      if (ts.isVariableDeclaration(node) && isRequire(node.initializer)) {
        const kept = factory.createUniqueName('loaded');
        const once = factory.createBinaryExpression(kept, ts.SyntaxKind.QuestionQuestionEqualsToken, node.initializer);
        const loaded = factory.createArrowFunction(undefined, undefined, [], undefined, undefined, once);
        return [
          factory.createVariableDeclaration(kept),
          factory.updateVariableDeclaration(node, node.name, undefined, undefined, loaded),
        ];
      }
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

function isRequire(node?: ts.Node): node is ts.CallExpression {
  return (
    node !== undefined &&
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'require'
  );
}
