/** Loaded when it is first asked: what reads the answer is large. */
import { z } from 'zod';

const assertionsSchema = z.object({
  data: z.array(z.object({ storeAssertionRecords: z.array(z.unknown()).optional() })),
});

/** Whether a focus mode is on, by what `Assertions.json` of Do Not Disturb holds. */
export function isFocused(text: string): boolean {
  const { data } = assertionsSchema.parse(JSON.parse(text));
  return data.some(({ storeAssertionRecords = [] }) => storeAssertionRecords.length > 0);
}
