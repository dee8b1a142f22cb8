// The raw limit of the benchmarks: the transactions of acts, as the official SDK writes them.
//   node raw-transactions.mjs <connection string> <log table> <report before its act> <report after its act> <count> <at once> <reads> <puts>
// The rows are those of two reports that stand in the log, so that they have the same columns and texts. Each transaction goes to a partition of its own that
// has the rows from before the act; it replaces the head under its ETag and adds the rows that the act added. They go into the log's own table, since Azurite
// takes longer the fuller a table is, and are removed afterwards.
// <reads> and <puts>: in how many of a hundred the partition is read before, and a message put into a queue.
import { TableClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";
import { randomUUID } from "node:crypto";

const [connection, log, untouched, acted, count, atOnce, reads, puts] = process.argv.slice(2);
const table = TableClient.fromConnectionString(connection, log, { allowInsecureConnection: true });
const queue = QueueServiceClient.fromConnectionString(connection).getQueueClient("raw");
await queue.createIfNotExists();

async function rowsOf(report) {
  const rows = [];
  for await (const { etag, timestamp, ...row } of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${report}'` } })) rows.push(row);
  return rows;
}
const before = await rowsOf(untouched);
const after = await rowsOf(acted);
const head = after.find((row) => row.rowKey === "head");
const added = after.filter((row) => !before.some((known) => known.rowKey === row.rowKey));

async function run(transactions, work) {
  let next = 0;
  const hand = async () => {
    for (let n = next++; n < transactions; n = next++) await work(n);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: Number(atOnce) }, hand));
  return (transactions * 1000) / (performance.now() - start);
}

async function measure(transactions) {
  const partition = randomUUID();
  const into = (n, row) => ({ ...row, partitionKey: `${partition}-${n}` });
  const etags = [];
  await run(transactions, async (n) => {
    const answer = await table.submitTransaction(before.map((row) => ["create", into(n, row)]));
    etags[n] = answer.getResponseForEntity("head").etag;
  });
  const isDue = (n, share) => Math.floor(((n + 1) * Number(share)) / 100) > Math.floor((n * Number(share)) / 100);
  const perSecond = await run(transactions, async (n) => {
    if (isDue(n, reads)) for await (const _ of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${partition}-${n}'` } }));
    if (isDue(n, puts)) await queue.sendMessage(`guard ${randomUUID()} ${new Date().toISOString()} ${partition} ${partition}`, { visibilityTimeout: 60, messageTimeToLive: -1 });
    await table.submitTransaction([["update", into(n, head), "Replace", { etag: etags[n] }], ...added.map((row) => ["create", into(n, row)])]);
  });
  await run(transactions, (n) => table.submitTransaction(after.map((row) => ["delete", into(n, row)])));
  return perSecond;
}

await measure(400);
console.log(JSON.stringify({ perSecond: await measure(Number(count)), rowsBefore: before.length, rowsAdded: added.length }));
