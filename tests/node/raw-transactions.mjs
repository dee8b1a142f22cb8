// The raw limit of the benchmarks: entity-group transactions by the official SDK.
//   node raw-transactions.mjs <connection string> <table> <transactions> <rows in each> <at once>
import { TableClient } from "@azure/data-tables";

const [connection, name, count, rows, atOnce] = process.argv.slice(2);
const table = TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });
await table.createTable();

async function run(transactions, prefix) {
  let next = 0;
  const hand = async () => {
    for (let n = next++; n < transactions; n = next++) {
      const partitionKey = `${prefix}${n}`;
      const actions = Array.from({ length: Number(rows) }, (_, row) => [
        "create", { partitionKey, rowKey: `e|${row}`, Type: "level-acknowledged.1", Data: "x".repeat(300), Hash: "0".repeat(64) },
      ]);
      await table.submitTransaction(actions);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: Number(atOnce) }, hand));
  return (transactions * 1000) / (performance.now() - start);
}

await run(Math.min(200, Number(count)), "warm");
console.log((await run(Number(count), "p")).toFixed(1));
