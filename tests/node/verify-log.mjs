// Verifies what `log export --format jsonl` wrote, without any of PdBot's code: only what src/PdBot.Storage/README.md says about the chain.
//   verify-log.mjs [checkpoint file, one or more lines] < log.jsonl
// Prints one line per fault and a verdict; ends with 0 when the log is intact, else with 1.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const sha256 = text => createHash("sha256").update(text, "utf8").digest("hex");
const plain = value => String(value).replace(/(\.\d{7})(Z|\+00:00)$/, "$1");
const faults = [];
const reports = new Map();
let rows = 0;

for await (const line of createInterface({ input: process.stdin })) {
  rows++;
  const row = JSON.parse(line);
  const { report, sequence, type, data, previousHash, hash } = row;
  const known = reports.get(report) ?? { rows: 0, hash: "", hashes: [], erased: 0 };
  const fault = what => faults.push(`${report} row ${sequence}: ${what}`);
  if (Number(sequence) !== known.rows + 1) fault(`row ${known.rows + 1} expected`);
  if (previousHash !== known.hash) fault("does not follow the row before");
  if (data === "") known.erased++;
  else if (sha256(`${previousHash}{"report":"${report}","sequence":${sequence},"type":"${type}","data":${data}}`) !== hash) fault("is not what was hashed");
  const event = data === "" ? {} : JSON.parse(data);
  for (const column of ["at", "actor", "actorName", "onBehalfOf", "level"])
    if (data !== "" && row[column] !== undefined && plain(row[column]) !== plain(event[column])) fault(`column ${column} does not repeat what the event says`);
  known.hashes.push(hash);
  reports.set(report, { ...known, rows: Number(sequence), hash, type });
}

// Of a destroyed report every row but the last is empty, and the last says who destroyed it.
for (const [report, { rows, erased, type }] of reports)
  if (erased > 0 && (type !== "report-purged.1" || erased !== rows - 1)) faults.push(`${report}: ${erased} rows were erased without a tombstone`);

if (process.argv[2])
  for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(line => line !== "")) {
    const checkpoint = JSON.parse(line);
    if (sha256(line.slice(0, line.lastIndexOf(',"digest":'))) !== checkpoint.digest) faults.push("the checkpoint itself was changed");
    for (const { report, number, rows, hash } of checkpoint.reports)
      if (reports.get(report)?.hashes[rows - 1] !== hash) faults.push(`${report} (${number}) row ${rows}: not as the checkpoint saw it`);
  }

for (const fault of faults) console.log(fault);
console.log(`${faults.length === 0 ? "intact" : "changed"}: ${reports.size} reports, ${rows} rows, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
