const calls = [
  'save restore translate transform beginPath closePath moveTo lineTo arc quadraticCurveTo',
  'clip fill stroke fillRect clearRect setTransform',
].flatMap((names) => names.split(' '));

/** A canvas that draws nothing and counts the calls. */
export function blindCanvas(): CanvasRenderingContext2D & { calls: number } {
  const canvas = { calls: 0 };
  const count = () => {
    canvas.calls++;
  };
  const methods = Object.fromEntries(calls.map((name) => [name, count]));
  const createLinearGradient = () => ({ addColorStop: count });
  return Object.assign(canvas, methods, {
    createLinearGradient,
  }) as unknown as CanvasRenderingContext2D & { calls: number };
}
