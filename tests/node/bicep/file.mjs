// A Bicep file as the official-grammar parser reads it: its declarations, and where what is used.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Parser, Language } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

const kinds = { parameter_declaration: 'param', variable_declaration: 'var', resource_declaration: 'resource', module_declaration: 'module', output_declaration: 'output' };
const plain = new Set(['infrastructure', 'decorators', 'comment', 'target_scope_assignment', 'using_statement', ...Object.keys(kinds)]);

/** Reads a file. The grammar knows no values of parameters, so those of a .bicepparam file are read as variables. */
export function read(path) {
  const isValues = path.endsWith('.bicepparam');
  const source = readFileSync(path, 'utf8');
  const root = parser.parse(isValues ? source.replace(/^param (?=\w+ =)/gm, 'var   ') : source).rootNode;
  const file = { path, isValues, root, problems: [], symbols: new Map(), using: null };
  const report = (node, text) => file.problems.push({ line: node.startPosition.row + 1, text });
  file.report = report;
  visit(root, node => {
    if (node.isError || node.isMissing) report(node, `syntax: ${node.text.slice(0, 40) || 'something is missing'}`);
  });
  let decorators = null;
  for (const node of root.namedChildren) {
    if (!plain.has(node.type) && !node.isError) report(node, `the checker knows no ${node.type}`);
    if (node.type === 'using_statement') file.using = text(node.namedChildren[0]);
    if (kinds[node.type]) declare(file, kinds[node.type], node, decorators);
    if (node.type !== 'comment') decorators = node.type === 'decorators' ? node : null;
  }
  return file;
}

function declare(file, kind, node, decorators) {
  const [name, ...rest] = node.namedChildren.filter(child => child.type !== 'comment');
  const symbol = { kind, name: name.text, node, decorators, uses: 0 };
  if (kind === 'param' || kind === 'output') [symbol.type, symbol.value] = [rest[0]?.text, rest[1]];
  else if (kind === 'var') symbol.value = rest[0];
  else {
    symbol.reference = text(rest[0]);
    symbol.existing = /^\s*(resource|module)\s+\w+\s+'[^']*'\s+existing\b/.test(node.text);
    symbol.value = rest.at(-1);
    symbol.body = body(symbol.value);
  }
  // An output may bear the name of something else; two of the same sort may not.
  const key = kind === 'output' ? `output ${symbol.name}` : symbol.name;
  if (file.symbols.has(key)) file.report(name, `${symbol.name} is declared twice`);
  file.symbols.set(key, symbol);
}

function body(node) {
  if (node?.type === 'object') return node;
  return node ? body(node.childForFieldName('body') ?? node.namedChildren.at(-1)) : null;
}

/** The text of a string without its quotes; interpolations stand as they are written. */
export const text = node => node?.text.replace(/^'|'$/g, '') ?? '';

export const isLiteral = node => node?.type === 'string' && !node.namedChildren.some(child => child.type === 'interpolation');

export function visit(node, see) {
  see(node);
  for (const child of node.children) visit(child, see);
}

/** The members of an object, by their names. */
export function entries(object) {
  const found = [];
  for (const property of object?.namedChildren ?? []) {
    if (property.type !== 'object_property') continue;
    const [key, value] = property.namedChildren.filter(child => child.type !== 'comment');
    found.push({ key: text(key), value, node: property, isFixed: key.type === 'identifier' || isLiteral(key) });
  }
  return found;
}

/** What stands at a path, for example properties.sku.name; undefined when nothing does. */
export function at(object, path) {
  return path.split('.').reduce((node, key) => (node?.type === 'object' ? entries(node).find(entry => entry.key === key)?.value : undefined), object);
}
