// Checks each file named on the command line against the JSON schema made of dashboard.ts.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

const schema = createGenerator({
  path: new URL('dashboard.ts', import.meta.url).pathname,
  tsconfig: new URL('tsconfig.json', import.meta.url).pathname,
  type: 'UndertoneDashboard',
  additionalProperties: false,
}).createSchema('UndertoneDashboard');
const validate = new Ajv({ strict: false }).compile(schema);

/** A panel that breaks its own type also is none of the others; what is said of its innermost field is the reason. */
function deepest(errors) {
  const depth = ({ instancePath }) => instancePath.split('/').length;
  const most = Math.max(...errors.map(depth));
  return errors.filter((error) => depth(error) === most);
}

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const dashboard = JSON.parse(readFileSync(file, 'utf8'));
  if (validate(dashboard)) {
    console.log(`${basename(file)}: ${dashboard.panels.length} panels, as Grafana's schema wants them`);
  } else {
    wrong++;
    for (const { instancePath, message, params } of deepest(validate.errors)) {
      console.error(`${basename(file)}${instancePath}: ${message} ${JSON.stringify(params)}`);
    }
  }
}
process.exit(wrong === 0 ? 0 : 1);
