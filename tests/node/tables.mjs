// The official SDK as a partner of the tests: writes the rows it is given, or shows the rows that are there.
//   tables.mjs write|read <connection string> <table>
// Rows are [{ partitionKey, rowKey, properties: { name: { type, value } } }], on standard input or output.
import { TableClient } from "@azure/data-tables";
import { text } from "node:stream/consumers";

const [command, connection, name] = process.argv.slice(2);
const table = TableClient.fromConnectionString(connection, name, { allowInsecureConnection: true });

if (command === "write") {
  for (const { partitionKey, rowKey, properties } of JSON.parse(await text(process.stdin))) {
    for (const [key, property] of Object.entries(properties)) {
      // The SDK takes these as values of JavaScript.
      if (property.type === "Binary") properties[key] = Buffer.from(property.value, "base64");
      if (property.type === "Double" || property.type === "Int32") property.value = Number(property.value);
      if (property.type === "Boolean") property.value = property.value === "true";
    }
    await table.createEntity({ partitionKey, rowKey, ...properties });
  }
} else {
  const rows = [];
  for await (const entity of table.listEntities({ disableTypeConversion: true })) {
    const { partitionKey, rowKey, etag, timestamp, ...rest } = entity;
    const properties = {};
    for (const [key, property] of Object.entries(rest)) {
      if (key.startsWith("odata")) continue;
      const { type, value } = typeof property === "object" && !(property instanceof Uint8Array) ? property : { type: typeof property, value: property };
      properties[key] = { type, value: value instanceof Uint8Array ? Buffer.from(value).toString("base64") : String(value) };
    }
    rows.push({ partitionKey, rowKey, properties });
  }
  console.log(JSON.stringify(rows));
}
