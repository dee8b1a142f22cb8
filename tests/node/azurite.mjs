// Azurite that ends with whoever started it, however that one ended: when its standard input is closed.
process.stdin.resume().on("end", () => process.exit());
await import("./node_modules/azurite/dist/src/azurite.js");
