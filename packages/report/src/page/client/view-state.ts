/** What a reader has chosen to see. */
export interface ViewState {
  /** The places of the activations to show; empty for all. */
  readonly shown: ReadonlySet<number>;
  /** The charts' parameters by name, each at the value chosen. */
  readonly params: Readonly<Record<string, string | number>>;
}
