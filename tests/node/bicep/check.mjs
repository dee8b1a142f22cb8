// Checks the Bicep files of a folder and of its modules: syntax, names, modules, parameters, resources, roles.
//   node bicep/check.mjs FOLDER        problems one per line, exit code 1 when there are any; then the settings that containers get
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at, entries, isLiteral, read, text, visit } from './file.mjs';
import { functions, members, resources, roles } from './known.mjs';

const folder = process.argv[2];
const files = new Map();
const load = path => {
  if (!files.has(path)) files.set(path, existsSync(path) ? read(path) : null);
  return files.get(path);
};
const find = (from, sort) => readdirSync(from, { withFileTypes: true, recursive: true }).filter(entry => entry.isFile() && entry.name.endsWith(sort)).map(entry => join(entry.parentPath ?? entry.path, entry.name));

const settings = new Set();
for (const path of [...find(folder, '.bicep'), ...find(folder, '.bicepparam')].sort()) {
  const file = load(path);
  checkNames(file);
  checkObjects(file);
  for (const symbol of file.symbols.values()) {
    if (symbol.kind === 'resource') checkResource(file, symbol);
    if (symbol.kind === 'module') checkModule(file, symbol);
    if (symbol.kind === 'param') checkParameter(file, symbol);
  }
  if (file.isValues) checkValues(file);
}

let count = 0;
for (const [path, file] of files) {
  for (const { line, text: what } of file?.problems ?? []) {
    console.log(`${relative(folder, path)}:${line}: ${what}`);
    count++;
  }
}
for (const name of settings) console.log(`setting ${name}`);
process.exitCode = count > 0 ? 1 : 0;

/** Everything that is used is declared, and everything that is declared is used. */
function checkNames(file) {
  for (const symbol of file.symbols.values()) {
    if (symbol.value) walk(file, symbol.value, new Map());
    if (symbol.decorators) walk(file, symbol.decorators, new Map());
  }
  for (const symbol of file.symbols.values())
    if (!file.isValues && symbol.uses === 0 && ['param', 'var'].includes(symbol.kind)) file.report(symbol.node, `${symbol.name} is never used`);
}

function walk(file, node, scope) {
  switch (node.type) {
    case 'identifier':
      if (!scope.has(node.text)) use(file, node);
      return;
    case 'object_property': {
      const [key, value] = node.namedChildren.filter(child => child.type !== 'comment');
      if (key.type !== 'identifier') walk(file, key, scope);
      if (value) walk(file, value, scope);
      return;
    }
    case 'call_expression': {
      const called = node.childForFieldName('function');
      if (called.type !== 'identifier') walk(file, called, scope);
      else if (!functions.has(called.text)) file.report(called, `there is no function ${called.text}`);
      walk(file, node.childForFieldName('arguments'), scope);
      return;
    }
    case 'for_statement': {
      const inner = new Map(scope);
      const inside = node.childForFieldName('body');
      const [variable, over] = node.namedChildren.filter(child => child.id !== inside?.id && child.type !== 'comment');
      walk(file, over, scope);
      for (const name of variable.type === 'identifier' ? [variable] : variable.namedChildren) inner.set(name.text, itemsOf(file, over));
      if (inside) walk(file, inside, inner);
      return;
    }
    case 'member_expression':
      checkMember(file, node, scope);
      walk(file, node.childForFieldName('object'), scope);
      return;
    default:
      for (const child of node.namedChildren) walk(file, child, scope);
  }
}

function use(file, node) {
  const symbol = file.symbols.get(node.text);
  if (symbol) symbol.uses++;
  else file.report(node, `${node.text} is not declared`);
  return symbol;
}

function itemsOf(file, over) {
  const list = over.type === 'identifier' ? file.symbols.get(over.text)?.value : over;
  return list?.namedChildren.filter(item => item.type === 'object');
}

function checkMember(file, node, scope) {
  const [object, name] = [node.childForFieldName('object'), node.childForFieldName('property')?.text];
  if (object.type === 'identifier' && scope.get(object.text)?.some(item => at(item, name) === undefined)) file.report(node, `not every ${object.text} has ${name}`);
  const symbol = object.type === 'identifier' && !scope.has(object.text) ? file.symbols.get(object.text) : null;
  if (symbol?.kind === 'resource' && !members.has(name)) file.report(node, `a resource has no ${name}`);
  if (symbol?.kind === 'var' && symbol.value?.type === 'object' && at(symbol.value, name) === undefined) file.report(node, `${symbol.name} has no ${name}`);
  if (symbol?.kind === 'module' && !['outputs', 'name'].includes(name)) file.report(node, `a module has no ${name}`);
  if (object.type === 'member_expression' && object.childForFieldName('property')?.text === 'outputs') {
    const module = file.symbols.get(object.childForFieldName('object').text);
    if (module?.kind === 'module' && !targetOf(file, module)?.symbols.has(`output ${name}`)) file.report(node, `${module.reference} has no output ${name}`);
  }
}

/** No member twice; roles by their own names; the settings of containers. */
function checkObjects(file) {
  visit(file.root, node => {
    if (node.type === 'object') {
      const keys = entries(node).map(entry => entry.key);
      for (const key of keys.filter((name, index) => keys.indexOf(name) !== index)) file.report(node, `${key} stands there twice`);
      const name = at(node, 'name');
      if (isLiteral(name) && at(node, 'value') && /^[A-Za-z]+__\w+$|^[A-Z][A-Z0-9_]+$/.test(text(name))) settings.add(text(name));
    }
    if (isLiteral(node) && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text(node))) {
      const name = node.parent.namedChildren[0].text;
      if (roles[name] !== text(node)) file.report(node, `${text(node)} is not the role ${name}`);
    }
  });
}

function checkResource(file, symbol) {
  const known = resources[symbol.reference];
  if (!known) {
    file.report(symbol.node, `${symbol.reference} is no resource that the checker knows, at this version`);
    return;
  }
  if (!symbol.body) return;
  for (const path of symbol.existing ? ['name'] : known.required) if (at(symbol.body, path) === undefined) file.report(symbol.node, `${symbol.reference} needs ${path}`);
  for (const [path, value] of Object.entries(known.must ?? {})) {
    const found = at(symbol.body, path)?.text;
    if (!symbol.existing && found !== value) file.report(symbol.node, `${path} must be ${value}, not ${found}`);
  }
  const properties = at(symbol.body, 'properties');
  for (const entry of properties?.type === 'object' ? entries(properties) : [])
    if (entry.isFixed && !known.known.includes(entry.key)) file.report(entry.node, `${symbol.reference} has no properties.${entry.key}`);
  const name = at(symbol.body, 'name');
  const fixed = name?.type === 'string' ? name.namedChildren.filter(child => child.type === 'string_content').map(child => child.text).join('') : '';
  if (known.literal && !known.literal.test(fixed)) file.report(name, `a name of ${symbol.reference} may not hold ${fixed}`);
  if (at(symbol.body, 'scope') && !known.extends) file.report(symbol.node, `${symbol.reference} takes no scope`);
  checkParent(file, symbol);
  if (symbol.reference.includes('/roleAssignments@')) checkAssignment(file, symbol);
}

function checkParent(file, symbol) {
  const parent = at(symbol.body, 'parent');
  if (!parent) return;
  const type = symbol.reference.split('@')[0];
  const above = file.symbols.get(parent.text)?.reference?.split('@')[0];
  if (above !== type.slice(0, type.lastIndexOf('/'))) file.report(parent, `${type} does not belong below ${above}`);
}

/** A right is given on one resource, under a name that is the same each time; the role in the name is the role that is given. */
function checkAssignment(file, symbol) {
  const scope = at(symbol.body, 'scope');
  if (scope && file.symbols.get(scope.text)?.kind !== 'resource') file.report(scope, 'a right is given on a resource of this file');
  const name = at(symbol.body, 'name')?.text ?? '';
  const role = at(symbol.body, 'properties.roleDefinitionId')?.text.match(/([\w.]+)\)?$/)?.[1];
  if (!name.startsWith(`guid(${scope?.text}.id, `) || !name.endsWith(`, ${role})`)) file.report(symbol.node, `the name of a role assignment is guid(${scope?.text}.id, …, ${role})`);
}

function targetOf(file, module) {
  return load(join(dirname(file.path), module.reference));
}

function checkModule(file, symbol) {
  const target = targetOf(file, symbol);
  if (!target) {
    file.report(symbol.node, `there is no ${symbol.reference}`);
    return;
  }
  checkArguments(file, symbol.node, target, symbol.reference, entries(at(symbol.body, 'params')).map(entry => [entry.key, entry.value]));
}

function checkValues(file) {
  const target = file.using && load(join(dirname(file.path), file.using));
  if (!target) file.report(file.root, `there is no ${file.using}`);
  else checkArguments(file, file.root, target, file.using, [...file.symbols.values()].map(symbol => [symbol.name, symbol.value]));
}

function checkArguments(file, node, target, where, given) {
  const wanted = new Map([...target.symbols.values()].filter(symbol => symbol.kind === 'param').map(symbol => [symbol.name, symbol]));
  for (const [name, value] of given) {
    const parameter = wanted.get(name);
    if (!parameter) file.report(value, `${where} has no parameter ${name}`);
    else checkFits(file, value, parameter);
  }
  for (const parameter of wanted.values())
    if (!parameter.value && !given.some(([name]) => name === parameter.name)) file.report(node, `${where} needs ${parameter.name}`);
}

function checkParameter(file, symbol) {
  if (symbol.value) checkFits(file, symbol.value, symbol);
  if (/secret|password/i.test(symbol.name) && !/@secure\(\)/.test(symbol.decorators?.text ?? '')) file.report(symbol.node, `${symbol.name} must be @secure()`);
}

function checkFits(file, value, parameter) {
  const type = typeOf(file, value);
  if (type && type !== parameter.type) file.report(value, `${parameter.name} is ${parameter.type}, not ${type}`);
  const decorations = parameter.decorators?.text ?? '';
  const allowed = decorations.match(/@allowed\(\[([^\]]*)\]\)/)?.[1].match(/'[^']*'/g);
  if (allowed && isLiteral(value) && !allowed.includes(value.text)) file.report(value, `${parameter.name} is one of ${allowed.join(', ')}`);
  const size = type === 'int' && value.type === 'number' ? Number(value.text) : isLiteral(value) ? text(value).length : null;
  const [, least] = decorations.match(/@min(?:Value|Length)\((\d+)\)/) ?? [];
  const [, most] = decorations.match(/@max(?:Value|Length)\((\d+)\)/) ?? [];
  if (size !== null && (size < (least ?? size) || size > (most ?? size))) file.report(value, `${parameter.name} is ${least ?? ''} to ${most ?? ''}`);
}

function typeOf(file, value) {
  const literal = { string: 'string', number: 'int', boolean: 'bool', array: 'array', object: 'object' }[value?.type];
  if (literal || value?.type !== 'identifier') return literal;
  const symbol = file.symbols.get(value.text);
  return symbol?.kind === 'param' ? symbol.type : symbol?.kind === 'var' ? typeOf(file, symbol.value) : null;
}
