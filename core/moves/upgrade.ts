/** Files of moves as earlier versions wrote them, brought to the present shape. */

type Fields = Readonly<Record<string, unknown>>;

/** The version that this app writes and reads. */
export const moveFileVersion = 2;

/**
 * The first version, which named none, had a `harder` form alone, beside what changes in the
 * drawing for someone `seated`. Anything else is returned as it is, for the schema to judge.
 */
export function upgradeMove(data: unknown): unknown {
  if (!isFields(data) || data.version !== undefined) return data;
  const { harder, figure, text, ...move } = data;
  const drawn = isFields(figure) ? upgradeFigure(figure) : figure;
  const forms = {
    ...(isFields(harder) ? { harder: upgradeHarder(harder, move.positions) } : {}),
    ...(isFields(figure) && figure.seated !== undefined
      ? { seated: { needs: move.needs, places: move.places, positions: ['seated'] } }
      : {}),
  };
  return {
    version: moveFileVersion,
    ...move,
    ...(Object.keys(forms).length > 0 ? { forms } : {}),
    ...(figure === undefined ? {} : { figure: drawn }),
    ...(text === undefined ? {} : { text: isFields(text) ? upgradeText(text) : text }),
  };
}

function upgradeHarder({ position, ...harder }: Fields, positions: unknown): Fields {
  return {
    ...harder,
    positions: position === undefined ? positions : [position],
    words: ['name', 'steps', 'ready', 'out', 'hold', 'back'],
  };
}

function upgradeFigure({ harder, seated, ...figure }: Fields): Fields {
  const forms = {
    ...(harder === undefined ? {} : { harder }),
    ...(isFields(seated) ? { seated: upgradeSeated(seated) } : {}),
  };
  return Object.keys(forms).length > 0 ? { ...figure, forms } : figure;
}

function upgradeSeated({ pose, poses, ...seated }: Fields): Fields {
  const over = { ...(pose ? { all: pose } : {}), ...(poses ? { poses } : {}) };
  return Object.keys(over).length > 0 ? { ...seated, over } : seated;
}

function upgradeText({ harderForm, ...text }: Fields): Fields {
  return harderForm === undefined ? text : { ...text, forms: { harder: harderForm } };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
