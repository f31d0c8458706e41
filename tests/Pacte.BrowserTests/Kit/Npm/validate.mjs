// Reads pages as JSON on its input ([{ address, html }]), and writes what the validator has to say of them ([string]).
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { text } from "node:stream/consumers";
import { createRequire } from "node:module";

const rules = createRequire(import.meta.url)("./rules.json");
const validator = new HtmlValidate(new StaticConfigLoader(rules));
const found = [];
for (const { address, html } of JSON.parse(await text(process.stdin))) {
  const report = await validator.validateString(html, `${address}.html`);
  for (const { messages, source } of report.results)
    for (const { ruleId, message, line, column } of messages)
      found.push(`${address}:${line}:${column} ${ruleId}: ${message}\n    ${source.split("\n")[line - 1].trim().slice(0, 160)}`);
}
process.stdout.write(JSON.stringify(found));
