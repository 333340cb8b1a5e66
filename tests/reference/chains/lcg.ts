/** The integer generator of generate.py, which names its source: the same numbers in both languages. */
export class Lcg {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  bits16(): number {
    this.state = (Math.imul(1664525, this.state) + 1013904223) >>> 0;
    return this.state >>> 16;
  }

  /** Nearly normal with unit variance, a multiple of 2⁻¹⁶: twelve uniform numbers less their mean. */
  bell(): number {
    let sum = 0;
    for (let term = 0; term < 12; term += 1) sum += this.bits16();
    return (sum - 6 * 65536) / 65536;
  }
}
