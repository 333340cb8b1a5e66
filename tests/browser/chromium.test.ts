import { describeBits } from './bits-tests.ts';
import { describeExplorer } from './explorer-tests.ts';
import { describeInChromium } from './in-chromium.ts';
import { describeReportPage } from './page-tests.ts';

// One Chromium for all: each takes as long to start as many tests take to run.
describeInChromium('in Chromium', (browser) => {
  describeReportPage(browser);
  describeExplorer(browser);
  describeBits(browser);
});
