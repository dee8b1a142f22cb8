// The raw limit of the benchmarks: entity-group transactions by the official SDK, into a table that is as full as the one they are compared with.
//   node raw-transactions.mjs <connection string> <table> <transactions> <rows in each> <at once> <rows in each partition before> <reads> <puts>
// Each transaction goes to a partition of its own that has rows already: it adds rows, and replaces one under its ETag.
// <reads> and <puts>: in how many of a hundred the partition is read before, and a message put into a queue.
import { TableClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";

const [connection, name, count, rows, atOnce, before, reads, puts] = process.argv.slice(2);
const table = TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });
await table.createTable();
const queue = QueueServiceClient.fromConnectionString(connection).getQueueClient("raw");
await queue.createIfNotExists();

async function run(transactions, work) {
  let next = 0;
  const hand = async () => {
    for (let n = next++; n < transactions; n = next++) await work(n);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: Number(atOnce) }, hand));
  return (transactions * 1000) / (performance.now() - start);
}

const row = (partitionKey, rowKey) => ({ partitionKey, rowKey, Type: "level-acknowledged.1", Data: "x".repeat(300), Hash: "0".repeat(64) });
const added = (partition, from, to) => Array.from({ length: to - from }, (_, row_) => ["create", row(partition, `e|${from + row_}`)]);

async function measure(transactions, prefix) {
  const etags = [];
  await run(transactions, async (n) => {
    const answer = await table.submitTransaction([["create", row(`${prefix}${n}`, "head")], ...added(`${prefix}${n}`, 1, Number(before))]);
    etags[n] = answer.getResponseForEntity("head").etag;
  });
  const isDue = (n, share) => Math.floor(((n + 1) * Number(share)) / 100) > Math.floor((n * Number(share)) / 100);
  return run(transactions, async (n) => {
    if (isDue(n, reads)) for await (const _ of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${prefix}${n}'` } }));
    if (isDue(n, puts)) await queue.sendMessage(`guard ${n}`, { visibilityTimeout: 60, messageTimeToLive: -1 });
    await table.submitTransaction([
      ["update", row(`${prefix}${n}`, "head"), "Replace", { etag: etags[n] }],
      ...added(`${prefix}${n}`, Number(before), Number(before) + Number(rows) - 1),
    ]);
  });
}

await measure(Math.min(200, Number(count)), "warm");
console.log((await measure(Number(count), "p")).toFixed(1));
