/** A traced folder answers once, and tells which of its answers would be others now. Places are invented. */
import { describe, expect, it } from 'vitest';
import type { InputFolder } from '../../src/host/host.js';
import { memoryFolder } from '../../src/host/memory-folder.js';
import { traceFolder, type TracedFolder } from '../../src/host/traced-folder.js';

const yaml = /\.yaml$/;

/** A folder whose files change under the hand, and one traced over it of which everything was asked. */
function open(files: Record<string, string>): TracedFolder {
  const folder = traceFolder(memoryFolder(files));
  folder.readFile('benchmark.yaml');
  for (const name of folder.listFiles('observations', yaml)) folder.readFile(`observations/${name}`);
  return folder;
}

const start = {
  'benchmark.yaml': 'slug: yunlan',
  'observations/dongchuan.yaml': '东川区',
  'observations/notes.txt': '来信',
};

describe('changes', () => {
  it.each<{ readonly what: string; readonly change: Record<string, string | undefined>; readonly found: string[] }>([
    { what: 'nothing', change: {}, found: [] },
    { what: 'what was asked for', change: { 'benchmark.yaml': 'slug: yunlan-2' }, found: ['benchmark.yaml'] },
    { what: 'the same again', change: { 'benchmark.yaml': 'slug: yunlan' }, found: [] },
    { what: 'what nobody asked for', change: { 'terms.yaml': 'scopes: {}' }, found: [] },
    { what: 'a file that is not wanted', change: { 'observations/notes.txt~': '来信' }, found: [] },
    { what: 'a file more', change: { 'observations/beiling.yaml': '北岭区' }, found: ['observations/beiling.yaml'] },
    {
      what: 'a file less',
      change: { 'observations/dongchuan.yaml': undefined },
      found: ['observations/dongchuan.yaml'],
    },
    {
      what: 'everything',
      change: { 'benchmark.yaml': undefined, 'observations/dongchuan.yaml': undefined },
      found: ['benchmark.yaml', 'observations/dongchuan.yaml'],
    },
  ])('of $what', ({ change, found }) => {
    const files: Record<string, string> = { ...start };
    const folder = open(files);
    for (const [path, text] of Object.entries(change)) {
      if (text === undefined) delete files[path];
      else files[path] = text;
    }
    expect(folder.findChanges()).toEqual(found);
  });

  it('of a file that is missed', () => {
    const files: Record<string, string> = {};
    const folder = open(files);
    expect(folder.findChanges()).toEqual([]);
    files['benchmark.yaml'] = 'slug: yunlan';
    expect(folder.findChanges()).toEqual(['benchmark.yaml']);
  });

  it('do not change what was answered', () => {
    const files: Record<string, string> = { ...start };
    const folder = open(files);
    files['benchmark.yaml'] = 'slug: wangchuan';
    files['observations/beiling.yaml'] = '北岭区';
    expect(new TextDecoder().decode(folder.readFile('benchmark.yaml'))).toBe('slug: yunlan');
    expect(folder.listFiles('observations', yaml)).toEqual(['dongchuan.yaml']);
    expect(folder.listFiles('observations')).toEqual(['beiling.yaml', 'dongchuan.yaml', 'notes.txt']);
  });
});

it('what cannot be read fails each time, and that it can is a change', () => {
  let problem: string | undefined = 'EACCES: permission denied';
  const folder: InputFolder = {
    label: 'yunlan',
    readFile: () => {
      if (problem !== undefined) throw new Error(problem);
      return new Uint8Array();
    },
    listFiles: () => [],
    listOthers: () => [],
  };
  const traced = traceFolder(folder);
  expect(() => traced.readFile('benchmark.yaml')).toThrow('permission denied');
  expect(traced.findChanges()).toEqual([]);
  problem = undefined;
  expect(() => traced.readFile('benchmark.yaml')).toThrow('permission denied');
  expect(traced.findChanges()).toEqual(['benchmark.yaml']);
});

it('the folders that were asked about are known', () => {
  expect(open({ ...start }).listAsked()).toEqual(['observations', '.']);
});
