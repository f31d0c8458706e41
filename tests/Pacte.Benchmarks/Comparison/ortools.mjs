// Solves a DIMACS min-cost-flow file with OR-Tools: node ortools.mjs FILE REPETITIONS. Prints what `solve` prints.
import { readFileSync } from 'node:fs';
import { initNetworkFlow, setWorkerBridgeEnabled, SimpleMinCostFlow } from 'or-tools-wasm/network-flow';

const [, , file, repetitions] = process.argv;
const supplies = [], arcs = [];
for (const line of readFileSync(file, 'latin1').split('\n')) {
  const fields = line.split(' ');
  if (fields[0] === 'n') supplies.push([fields[1] - 1, +fields[2]]);
  else if (fields[0] === 'a') arcs.push([fields[1] - 1, fields[2] - 1, +fields[4], +fields[5]]);
}

setWorkerBridgeEnabled(false);
await initNetworkFlow();
for (let i = 0; i < repetitions; i++) {
  const began = performance.now();
  const flow = new SimpleMinCostFlow();
  for (const [tail, head, capacity, cost] of arcs) flow.addArcWithCapacityAndUnitCost(tail, head, capacity, cost);
  for (const [node, supply] of supplies) flow.setNodeSupply(node, supply);
  const status = await flow.solve();
  console.log(`c solve_ms ${(performance.now() - began).toFixed(3)}`);
  if (i === repetitions - 1) console.log(`c status ${status}\nc peak_mb ${(process.resourceUsage().maxRSS / 1024).toFixed(1)}\ns ${flow.optimalCost()}`);
}
