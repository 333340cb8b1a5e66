/** What a page is told beside the result. */
export interface PageOptions {
  /** The command that makes this report again. */
  readonly command?: string;
}
