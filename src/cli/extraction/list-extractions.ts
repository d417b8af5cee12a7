/** What `bench extract --json` prints; programs outside rely on it (docs/extract.md). */
import type { Extracted } from '../../pipeline.js';

export function listExtractions(all: readonly Extracted[]): { readonly articles: readonly unknown[] } {
  return { articles: all.map(listExtraction) };
}

function listExtraction({ extraction, observations }: Extracted): unknown {
  const { file, sha256, title, publisher, published, bureau, bureauName, period, candidates, setAside } = extraction;
  return {
    file,
    sha256,
    title,
    publisher,
    published,
    bureau,
    bureau_name: bureauName,
    period,
    observations: observations.map((observation, index) => ({
      ...observation,
      start: candidates[index]?.start,
      end: candidates[index]?.end,
      confidence: candidates[index]?.confidence,
      rule: candidates[index]?.rule,
    })),
    set_aside: setAside.map(({ phrase, start, end, reason, indicator, value }) => ({
      phrase,
      start,
      end,
      reason,
      ...(indicator === undefined ? {} : { indicator }),
      ...(value === undefined ? {} : { value }),
    })),
  };
}
