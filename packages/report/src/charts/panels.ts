/** How many panels stand side by side and how wide each is, for a figure of about 900 pixels. */
export interface Grid {
  readonly columns: number;
  /** Of a panel, in pixels, without its axes. */
  readonly width: number;
  readonly height: number;
}

/** A grid for so many panels: few are large, many are small and wrap. */
export function panelGrid(panels: number): Grid {
  if (panels <= 1) return { columns: 1, width: 640, height: 300 };
  if (panels === 2) return { columns: 2, width: 380, height: 220 };
  if (panels === 3) return { columns: 3, width: 250, height: 180 };
  if (panels <= 12) return { columns: 4, width: 180, height: 140 };
  return { columns: 5, width: 136, height: 110 };
}
