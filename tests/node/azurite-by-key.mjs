// The same Azurite for much data, as an account would answer: in a time that does not grow with what is stored. It keeps indices, but asks the first
// one that a condition names (RowKey, which a log has once in every partition), none for a query of rows, and sorts them anew for every message.
// Here the index that leaves the least is asked first. The answers are the same: what all conditions allow, in whatever order they are looked at.
import { createRequire } from "node:module";

const require = createRequire(new URL("./node_modules/azurite/dist/src/azurite.js", import.meta.url));
const { Collection, Resultset } = require("lokijs");
const { default: TableStore } = require("./table/persistence/LokiTableMetadataStore.js");

// Once a minute it looks for texts of messages that are gone, and answers nobody meanwhile: for minutes, after ten thousand messages.
require("./queue/gc/QueueGCManager.js").default.prototype.markSweepLoop = async () => {};

const { addCollection } = require("lokijs").prototype;
require("lokijs").prototype.addCollection = function (name, options) {
  const isOfMessages = options?.indices?.includes("messageId");
  return addCollection.call(this, name, isOfMessages ? { ...options, indices: ["messageId", "expirationTime"] } : options);
};

/** How many documents an index leaves for a condition; all of them where there is none. */
function left(collection, [name, value]) {
  const operator = typeof value !== "object" || value === null ? "$eq" : Object.keys(value)[0];
  if (!collection.binaryIndices[name] || !["$eq", "$lt", "$lte"].includes(operator)) return Infinity;
  collection.ensureIndex(name);
  const [first, last] = collection.calculateRange(operator, name, operator === "$eq" ? value : value[operator]);
  return last - first + 1;
}

const { find } = Resultset.prototype;
Resultset.prototype.find = function (query, firstOnly) {
  const conditions = Object.entries(query ?? {});
  if (this.filterInitialized || conditions.length < 2) return find.call(this, query, firstOnly);
  const ordered = conditions.map((condition) => [left(this.collection, condition), condition]).sort((a, b) => a[0] - b[0]);
  return find.call(this, Object.fromEntries(ordered.map(([, condition]) => condition)), firstOnly);
};

// One by one its indices are kept in order; several at once, even none, make them be sorted anew.
for (const name of ["remove", "update"]) {
  const one = Collection.prototype[name];
  Collection.prototype[name] = function (documents) {
    return Array.isArray(documents) ? documents.forEach((document) => one.call(this, document)) : one.call(this, documents);
  };
}

const { queryTableEntities } = TableStore.prototype;
TableStore.prototype.queryTableEntities = function (context, account, table, options, ...next) {
  const store = Object.create(this);
  const partition = /^\(?PartitionKey eq '([^']*)'\)?(?= and |$)/.exec(options.filter ?? "")?.[1];
  if (partition !== undefined && !/ (or|not) /.test(options.filter))
    store.getEntityCollection = (...of) => ({ chain: () => this.getEntityCollection(...of).chain().find({ PartitionKey: partition }) });
  return queryTableEntities.call(store, context, account, table, options, ...next);
};

await import("./azurite.mjs");
