import { distributionLabel, type StudyResult } from '@chainrule/core';
import { grouped, listed, significant } from './text/numbers.ts';

/** What a result was computed from, a line a fact. */
export function provenanceLines({ study, provenance, data }: StudyResult): string[] {
  return [
    `Chainrule ${provenance.version}, study ${provenance.hash}`,
    `${grouped(study.chains)} chains a cell, seed ${study.seed}; chain k draws the same numbers in every cell`,
    `Depths ${listed(study.depths.map(String), 12)}; weights ${listed(study.weights.map(distributionLabel), 6)}; biases ${distributionLabel(study.biases)}`,
    ...dataLines(study.data, data),
    `Loss ${study.loss}; slopes at kinks by the policy "${study.kinks}"`,
    ...(study.training === undefined
      ? []
      : [
          `Training: ${grouped(study.training.steps)} steps of gradient descent, ε = ${study.training.learningRate}, ${grouped(study.training.chains)} chains of depth ${study.training.depth}`,
        ]),
  ];
}

function dataLines(spec: StudyResult['study']['data'], summary: StudyResult['data']): string[] {
  if ('inputs' in spec) {
    const examples = spec.examples === 1 ? 'one example' : `${grouped(spec.examples)} examples`;
    return [
      `Data: ${examples} a chain, inputs ${distributionLabel(spec.inputs)}, targets ${distributionLabel(spec.targets)}`,
    ];
  }
  if (summary === undefined) return [`Data: ${spec.x} and ${spec.y} of ${spec.file}`];
  const scaled =
    spec.scale === 'standard' ? ', each scaled to mean 0 and standard deviation 1' : ', as they are';
  const dropped = summary.dropped === 0 ? '' : `; ${grouped(summary.dropped)} rows without a number left out`;
  return [
    `Data: ${grouped(summary.examples)} examples of ${summary.file}, x = ${columnText(summary.x)}, y = ${columnText(summary.y)}${scaled}${dropped}`,
  ];
}

function columnText({ name, mean, std }: { name: string; mean: number; std: number }): string {
  return `${name} (mean ${significant(mean, 4)}, standard deviation ${significant(std, 4)})`;
}
