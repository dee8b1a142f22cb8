// The official SDKs as an auditor's tool: reads the log of a store without any of PdBot's code, by its typed columns.
//   read-log.mjs <connection string> <prefix>
// What to look for is { type, level, since, actor } on standard input; what was found is one JSON on standard output. Changes nothing.
import { TableClient, odata } from "@azure/data-tables";
import { QueueClient } from "@azure/storage-queue";
import { text } from "node:stream/consumers";

const [connection, prefix] = process.argv.slice(2);
const { type, level, since, actor } = JSON.parse(await text(process.stdin));
const table = TableClient.fromConnectionString(connection, `${prefix}log`, { allowInsecureConnection: true });
const wakes = new QueueClient(connection, `${prefix}-wakes`);

async function keys(filter) {
  const found = [];
  for await (const row of table.listEntities({ queryOptions: { filter } })) found.push(`${row.partitionKey} ${row.rowKey}`);
  return found;
}

const { approximateMessagesCount } = await wakes.getProperties();
const { peekedMessageItems } = await wakes.peekMessages({ numberOfMessages: 32 });
console.log(JSON.stringify({
  events: await keys(odata`RowKey ge 'e|' and RowKey lt 'e}'`),
  ofType: await keys(odata`Type eq ${type}`),
  ofLevel: await keys(odata`Level eq ${level}`),
  since: await keys(odata`RowKey ge 'e|' and RowKey lt 'e}' and At ge ${new Date(since)}`),
  ofActor: await keys(odata`Actor eq ${actor}`),
  queue: { count: approximateMessagesCount, visible: peekedMessageItems.map(message => message.messageText) },
}));
