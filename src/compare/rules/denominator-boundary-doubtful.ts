/** A rate whose population may have another boundary than the area that the bureau polices. */
import { findingAbout, type Rule } from './rule.js';

export const denominatorBoundaryDoubtful: Rule = {
  code: 'denominator-boundary-doubtful',
  page: {
    finds: {
      zh: '人口的地域范围与公安机关的辖区未必一致的率。',
      en: 'A rate whose population may have another boundary than the area that the bureau polices.',
    },
    misleads: {
      zh: '分母含有某个区域的居民，分子却不含那里的案件。',
      en: 'The count leaves out what happens in a zone whose residents are counted.',
    },
    example: {
      zh: '普查区含一个开发区，而开发区另有公安机关。',
      en: 'A census district that includes a development zone with a bureau of its own.',
    },
    remedy: {
      zh: '在率旁注明；查找辖区人口。',
      en: 'Say it at the rate; ask for the population of the policed area.',
    },
    references: 'SDMX, REF_AREA and its boundary; the note stands with the bureau in bureaus.yaml',
  },
  find(set) {
    if (set.measure !== 'rate') return [];
    const doubtful = set.members.filter(({ bureau, population }) => population && bureau.boundary);
    return findingAbout('denominator-boundary-doubtful', 'caveat', doubtful, set);
  },
};
