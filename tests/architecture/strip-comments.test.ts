import { expect, test } from 'vitest';
import { stripComments } from './strip-comments.ts';

test.for([
  ['a // b', 'a     '],
  ['a /* b\nc */ d', 'a     \n     d'],
  ["'// no' // yes", "'// no'       "],
  [
    `\`\${[\`//\`].join(\`\${{ a: 1 }.a}\`)} */\` // yes`,
    `\`\${[\`//\`].join(\`\${{ a: 1 }.a}\`)} */\`       `,
  ],
  ['x = /[/"]\\/*/g; // yes', 'x = /[/"]\\/*/g;       '],
  ['a / b // c', 'a / b     '],
] as const)('strips %j', ([source, stripped]) => {
  expect(stripComments(source)).toBe(stripped);
});
