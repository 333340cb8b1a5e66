import { styleText } from 'node:util';

/** The few roles that text on the terminal plays; what they look like is decided here alone. */
type Role = 'heading' | 'strong' | 'faint' | 'good' | 'bad' | 'warning' | 'name';

const formats: Readonly<Record<Role, Parameters<typeof styleText>[0]>> = {
  heading: 'bold',
  strong: 'bold',
  faint: 'dim',
  good: 'green',
  bad: ['red', 'bold'],
  warning: 'yellow',
  name: 'cyan',
};

/** Styles text for one stream, or leaves it alone. */
export type Paint = (role: Role, text: string) => string;

/**
 * The painter of a stream: styles where it is a terminal, and as NO_COLOR, NODE_DISABLE_COLORS and
 * FORCE_COLOR say. Colour never carries meaning alone: every painted text says the same in words.
 */
export function painter(stream: NodeJS.WriteStream): Paint {
  return (role, text) => styleText(formats[role], text, { stream, validateStream: true });
}

/** The painter that leaves text as it is. */
export const plain: Paint = (_role, text) => text;
