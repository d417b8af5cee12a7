/** A process of its own that writes one workbook of so many observations, those of the shipped benchmark again and again, and tells what it took. */
import { join } from 'node:path';
import { openFolder } from '../../src/host/node-folder.js';
import { prepare } from '../../src/pipeline.js';
import { renderWorkbook } from '../../src/render/workbook/render-workbook.js';

const count = Number(process.argv[2]);
const inputs = {
  folder: openFolder(join(process.cwd(), 'seeds')),
  templates: openFolder(join(process.cwd(), 'templates')),
};
const { value } = prepare(inputs, ['en'], () => undefined);
const [edition] = value?.editions ?? [];
if (!value || !edition) throw new Error('the shipped benchmark has mistakes');
const { dataset, templates } = value;
const observations = Array.from({ length: count }, (_, index) => {
  const observation = dataset.observations[index % dataset.observations.length];
  if (!observation) throw new Error('the shipped benchmark has observations');
  return index < dataset.observations.length ? observation : { ...observation, id: `long/${index}`, value: index };
});
const before = process.cpuUsage();
const bytes = await renderWorkbook({
  dataset: { ...dataset, observations },
  report: edition.report,
  wording: edition.wording,
  theme: templates.theme,
  pictures: new Map(),
  created: new Date('2024-01-01T00:00:00Z'),
});
const { user, system } = process.cpuUsage(before);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ bytes: bytes.length, cpu: (user + system) / 1000, peak }));
