/**
 * JSON Schemas made from the project's own, for editors that complete and check YAML. Draft-07, which all of them know; the side of the
 * input, where what has a default may be left out.
 */
import { z } from 'zod';
import { observationKinds } from '../../src/model/observation.js';
import { unitsFor } from '../../src/model/unit.js';
import type { FolderFile } from './folder-files.js';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export function toEditorSchema({ name, about, schema }: FolderFile): JsonSchema {
  const written = z.toJSONSchema(schema.describe(about), { target: 'draft-7', io: 'input', override: forPeople });
  together[name]?.(written);
  return written;
}

/** Patterns say what `bench check` would say of them; bounds that every whole number has are no news. */
function forPeople({
  zodSchema: { _zod: own },
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: JsonSchema;
}): void {
  const { checks = [] } = own.def;
  const [message] = checks.flatMap(({ _zod: { def } }) => def.error?.({} as never) ?? []);
  if (jsonSchema.pattern !== undefined && typeof message === 'string') jsonSchema['patternErrorMessage'] = message;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

const when = (key: string, values: readonly string[], then: JsonSchema): JsonSchema => ({
  if: { properties: { [key]: { enum: [...values] } }, required: [key] },
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name
  then,
});

/** What JSON Schema can say of several fields of an entry; `bench check` knows more. */
const together: Readonly<Record<string, (schema: JsonSchema) => void>> = {
  benchmark({ properties }) {
    const groups = properties?.['peers'];
    const ways = ['level', 'parent', 'bureaus', 'nearest'].map((key) => ({ required: [key] }));
    Object.assign(entryOf(groups), { oneOf: ways });
  },
  corrections(schema) {
    const isCoarse = when('qualifier', ['more-than', 'about'], { required: ['lower', 'upper'] });
    const parts = { numerator: ['denominator'], denominator: ['numerator'] };
    Object.assign(entryOf(schema), { allOf: [isCoarse], dependencies: parts });
  },
  observations(schema) {
    const units = observationKinds
      .filter((kind) => kind !== 'level')
      .map((kind) => {
        const fitting = [...unitsFor({ unit: 'case', measure_type: 'flow' }, kind)];
        return when('kind', [kind], { properties: { unit: { enum: fitting } } });
      });
    const rules = [
      when('qualifier', ['more-than', 'about'], { required: ['lower', 'upper'] }),
      when('status', ['derived'], { required: ['formula', 'derived_from'] }),
      ...units,
    ];
    Object.assign(entryOf(schema), { allOf: rules });
  },
};

/** The schema of a list's entries. */
export function entryOf(list: JsonSchema | boolean | undefined): JsonSchema {
  const entry = typeof list === 'object' ? list.items : undefined;
  if (typeof entry !== 'object' || Array.isArray(entry)) throw new Error('the schema is not that of a list');
  return entry;
}
