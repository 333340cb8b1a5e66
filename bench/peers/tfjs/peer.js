import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { cpuUsage, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

/*
 * TensorFlow.js on its WebAssembly backend, one thread: automatic differentiation, vectorised over lanes. It has
 * float32 alone, half the bytes of the other peers.
 */

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs');
const { setThreadsCount } = require('@tensorflow/tfjs-backend-wasm');

const PHI = {
  sigmoid: (z) => tf.sigmoid(z),
  tanh: (z) => tf.tanh(z),
  relu: (z) => tf.relu(z),
  gelu: (z) => tf.mul(tf.mul(z, 0.5), tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1)),
};

let job;

function load({ activation, depth, lanes, weights, inputs, targets }) {
  drop();
  const numbers = (file, count) => {
    const { buffer, byteOffset } = readFileSync(file);
    return new Float64Array(buffer, byteOffset, count);
  };
  const vector = (all, row) => tf.tensor1d(Float32Array.from(all.subarray(row * lanes, (row + 1) * lanes)));
  const all = numbers(weights, depth * lanes);
  const x = vector(numbers(inputs, lanes), 0);
  const y = vector(numbers(targets, lanes), 0);
  const gradients = tf.grads((...layers) => {
    const output = layers.reduce((h, w) => PHI[activation](tf.mul(w, h)), x);
    return tf.sum(tf.square(tf.sub(output, y)));
  });
  job = {
    gradients,
    layers: Array.from({ length: depth }, (_, layer) => vector(all, layer)),
    found: [],
    x,
    y,
  };
}

function run() {
  tf.dispose(job.found);
  job.found = job.gradients(job.layers);
}

function drop() {
  if (job !== undefined) tf.dispose([job.found, job.layers, job.x, job.y]);
  job = undefined;
}

function answer(request) {
  if (request.op === 'load') load(request);
  else if (request.op === 'drop') drop();
  else if (request.op === 'save') {
    const rows = job.found.map((gradient) => Float64Array.from(gradient.dataSync()));
    writeFileSync(request.file, Buffer.concat(rows.map((row) => new Uint8Array(row.buffer))));
  } else {
    const [start, cpu] = [performance.now(), cpuSeconds()];
    for (let i = 0; i < request.repeats; i += 1) run();
    return { seconds: (performance.now() - start) / 1000, cpu: cpuSeconds() - cpu };
  }
  return {};
}

function cpuSeconds() {
  const { user, system } = cpuUsage();
  return (user + system) / 1e6;
}

setThreadsCount(1);
await tf.setBackend('wasm');
for await (const line of createInterface({ input: stdin })) {
  let found;
  try {
    found = answer(JSON.parse(line));
  } catch (error) {
    found = { error: String(error) };
  }
  stdout.write(`${JSON.stringify(found)}\n`);
}
