// Reads pages as JSON on its input ([{ address, html }]), and writes what the validator has to say of them ([string]).
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { text } from "node:stream/consumers";

const validator = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // Style: by its rules, a button without a type sends its form, which is what ours do.
    "no-implicit-button-type": "off",
    // A list may have a name (WAI-ARIA 1.2, §5.2.8.6): that of each row of times says whose they are.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
}));
const found = [];
for (const { address, html } of JSON.parse(await text(process.stdin))) {
  const report = await validator.validateString(html, `${address}.html`);
  for (const { messages, source } of report.results)
    for (const { ruleId, message, line, column } of messages)
      found.push(`${ruleId} ${address}:${line}:${column}: ${message}\n    ${source.split("\n")[line - 1].slice(Math.max(0, column - 40), column + 120).trim()}`);
}
process.stdout.write(JSON.stringify(found.sort()));
