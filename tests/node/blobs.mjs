// The official SDK as a partner of the tests: makes and appends what it is given, or shows what is there.
//   blobs.mjs make <connection string> <container>
//   blobs.mjs append|read|overwrite <connection string> <container> <blob>
// The text is standard input; reading writes it to standard output, and tells { blobType, committedBlocks } on standard error.
import { ContainerClient } from "@azure/storage-blob";
import { text } from "node:stream/consumers";

const [command, connection, containerName, name] = process.argv.slice(2);
const container = new ContainerClient(connection, containerName);
const blob = container.getAppendBlobClient(name ?? "none");

if (command === "make") {
  await container.create();
} else if (command === "append") {
  await blob.createIfNotExists();
  const line = await text(process.stdin);
  await blob.appendBlock(line, Buffer.byteLength(line));
} else if (command === "overwrite") {
  const changed = await text(process.stdin);
  await blob.create();
  await blob.appendBlock(changed, Buffer.byteLength(changed));
} else {
  process.stdout.write(await blob.downloadToBuffer());
  const { blobType, blobCommittedBlockCount } = await blob.getProperties();
  console.error(JSON.stringify({ blobType, committedBlocks: blobCommittedBlockCount }));
}
