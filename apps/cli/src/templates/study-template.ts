/** A commented study to start from. */
export const studyTemplate = `# A study: what is varied (activations, depths, weights) and what is fixed (data, seed, number of chains).
# Run it with: chainrule report FILE
title: My study
seed: 1

# Names of the catalogue (chainrule activations), or formulas of your own.
activations:
  - sigmoid
  - tanh
  - relu
  - { name: swish, formula: "z * sigmoid(beta * z)", parameters: { beta: 1.5 } }

# A list, or a range such as 1..64.
depths: [1, 2, 4, 8, 16, 32]

# How the weights are drawn: constant (value), normal (mean, std) or uniform (low, high).
weights:
  - { scheme: constant, value: 1 }
  - { scheme: normal, std: 1 }
biases: { scheme: constant, value: 0 }

# One random example a chain; or the rows of a file:
#   data: { file: cars.csv, x: Horsepower, y: Miles_per_Gallon }
data:
  inputs: { distribution: normal }
  targets: { distribution: uniform, low: 0, high: 1 }

# How many random chains, and which layers get rows: all, ends (first and last) or a list such as [0, 3].
chains: 1024
layers: all

# Optional: gradient descent on chains of one depth; costs: how many chains have come down to each is told, step by step.
training: { steps: 100, learningRate: 0.5, depth: 8, chains: 64, costs: [0.1, 0.01] }
`;

/** The same study as JSON, which has no comments. */
export const jsonStudyTemplate = `{
  "title": "My study",
  "seed": 1,
  "activations": [
    "sigmoid",
    "tanh",
    "relu",
    { "name": "swish", "formula": "z * sigmoid(beta * z)", "parameters": { "beta": 1.5 } }
  ],
  "depths": [1, 2, 4, 8, 16, 32],
  "weights": [
    { "scheme": "constant", "value": 1 },
    { "scheme": "normal", "std": 1 }
  ],
  "biases": { "scheme": "constant", "value": 0 },
  "data": {
    "inputs": { "distribution": "normal" },
    "targets": { "distribution": "uniform", "low": 0, "high": 1 }
  },
  "chains": 1024,
  "layers": "all",
  "training": { "steps": 100, "learningRate": 0.5, "depth": 8, "chains": 64, "costs": [0.1, 0.01] }
}
`;
