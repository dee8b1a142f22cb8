// Judges a Teams app package: node check-package.mjs PACKAGE.zip. Prints a report; exit code 1 when anything is refused.
// The published schemas come with Microsoft's own @microsoft/app-manifest, whose validator is asked too; ajv reads them a second time by itself.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");
const official = require("@microsoft/app-manifest");
const schemas = join(dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams");

/** The files of a ZIP, read by its central directory. */
function unzip(bytes) {
  const files = new Map();
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, local] =
      [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + nameLength), method === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

let refused = 0;
function say(what, problems) {
  console.log(`${problems.length === 0 ? "ok     " : "REFUSED"} ${what}`);
  for (const problem of problems) console.log(`          ${problem}`);
  refused += problems.length;
}

function bySchema(path, value) {
  // The published patterns are older than the u flag.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, path), "utf8").replace(/^\uFEFF/, "")));
  validate(value);
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

const files = unzip(readFileSync(process.argv[2]));
const read = name => JSON.parse(files.get(name).toString("utf8"));
const manifest = read("manifest.json");
const schemaFile = `v${manifest.manifestVersion}/MicrosoftTeams.schema.json`;
const versions = require("@microsoft/app-manifest/package.json").version;
console.log(`${manifest.name.short} ${manifest.version}, manifest ${manifest.manifestVersion}: ${[...files.keys()].join(", ")}`);

say(`manifest.json by ${schemaFile} (ajv)`, bySchema(schemaFile, manifest));
say("manifest.json by v1.30 (ajv)", bySchema("v1.30/MicrosoftTeams.schema.json", { ...manifest, manifestVersion: "1.30", $schema: manifest.$schema.replace("v1.29", "v1.30") }));
const schema = JSON.parse(readFileSync(join(schemas, schemaFile), "utf8").replace(/^\uFEFF/, ""));
say(`manifest.json by @microsoft/app-manifest ${versions}, validateAgainstSchema`, await official.AppManifestUtils.validateAgainstSchema(manifest, schema));
let converted = [];
try { official.TeamsManifestConverter.jsonToManifest(JSON.stringify(manifest)); } catch (error) { converted = [String(error.message).slice(0, 300)]; }
say(`manifest.json by @microsoft/app-manifest ${versions}, typed reader`, converted);

for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages ?? [])
  say(`${file} (${languageTag}) by its schema (ajv)`, files.has(file)
    ? [...bySchema(`v${manifest.manifestVersion}/MicrosoftTeams.Localization.schema.json`, read(file)), ...Object.keys(read(file)).filter(key => key !== "$schema" && locate(key) === undefined).map(key => `${key} names nothing in manifest.json`)]
    : ["is not in the package"]);
say("every icon that is named is there", Object.values(manifest.icons).filter(name => !files.has(name)));
say("nothing else is there", [...files.keys()].filter(name => name !== "manifest.json" && !Object.values(manifest.icons).includes(name) && !(manifest.localizationInfo.additionalLanguages ?? []).some(language => language.file === name)));
console.log(refused === 0 ? "accepted" : `refused: ${refused}`);
process.exit(refused === 0 ? 0 : 1);

/** What a key such as bots[0].commandLists[0].commands[1].title names; undefined when nothing. */
function locate(key) {
  return key.split(/[.[\]]+/).filter(Boolean).reduce((value, part) => value?.[part], manifest);
}
