// The official SDK as a partner of the tests: sends the texts it is given, or takes and shows what is there.
//   queues.mjs write|read <connection string> <queue>
// Texts are a JSON list on standard input; messages are [{ messageText, dequeueCount, insertedOn, expiresOn }] on standard output.
import { QueueClient } from "@azure/storage-queue";
import { text } from "node:stream/consumers";

const [command, connection, name] = process.argv.slice(2);
const queue = new QueueClient(connection, name);

if (command === "write") {
  for (const message of JSON.parse(await text(process.stdin))) await queue.sendMessage(message, { messageTimeToLive: -1 });
} else {
  const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
  console.log(JSON.stringify(receivedMessageItems.map(({ messageText, dequeueCount, insertedOn, expiresOn }) => ({ messageText, dequeueCount, insertedOn, expiresOn }))));
}
