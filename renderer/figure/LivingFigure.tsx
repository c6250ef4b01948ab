import type { Ref } from 'react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FigureData, ViewAngles } from '#core/moves/figure-schema';
import { SCENE_COLORS, type Theme } from './colors';
import { Film } from './film';
import { lifeAt, lifeStep } from './life';
import { type FigureLook, lookNamed } from './looks';
import { play } from './player';
import type { Form, Side } from './timeline';
import { dragged, keyed, turned } from './turning';
import { pixelsFor, show, useScene } from './use-scene';

/** What a turn button outside the figure calls. */
export interface FigureHandle {
  /** Turns it on to the next side. */
  turn(): void;
  /** Back to the move's best view. */
  reset(): void;
}

export interface LivingFigureProps {
  move: FigureData;
  /** What it shows in words: the move's own steps. */
  label: string;
  theme?: Theme;
  /** A look, the name of a preset, or any other text as a seed to pick one by. */
  figure?: FigureLook | string;
  form?: Form;
  side?: Side;
  /**
   * The time in the loop, asked for before every frame; the session gives its own clock, which
   * stands still while it is paused. Without it the figure runs by itself.
   */
  clock?: () => number;
  /** Stands still where it is. */
  paused?: boolean;
  /** Shows the start and the end side by side, with an arrow between, and nothing moves. */
  reducedMotion?: boolean;
  /** Makes every hold of the loop as long as the dose says. */
  holdMs?: number;
  /** Can be turned by hand and keys; a decoration in a list can't. */
  turnable?: boolean;
  className?: string;
  style?: CSSProperties;
  ref?: Ref<FigureHandle>;
}

/** A move that is being done: animated outside React, turned by dragging, arrow keys or a button. */
export function LivingFigure(props: LivingFigureProps): ReactElement {
  const { move, label, theme = 'light', figure = 'teo', form, side, clock, holdMs } = props;
  const { paused = false, reducedMotion = false, turnable = true } = props;
  const person = useMemo(() => (typeof figure === 'string' ? lookNamed(figure) : figure), [figure]);
  const scene = useScene(move, theme, person, form, side, holdMs);
  const frame = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLCanvasElement>(null);
  const second = useRef<HTMLCanvasElement>(null);
  const view = useRef<ViewAngles>(scene.bestView);
  const dirty = useRef(true);
  const visible = useRef(true);
  const clockRef = useRef(clock);
  clockRef.current = clock;
  const pausedRef = useRef(paused);
  pausedRef.current = paused;
  const size = useSize(frame);

  const look = useCallback((next: ViewAngles) => {
    view.current = next;
    dirty.current = true;
  }, []);

  useEffect(() => look(scene.bestView), [scene, look]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      visible.current = entry?.isIntersecting ?? true;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const [width, height] = size;
    if (width === 0 || height === 0) return;
    dirty.current = true;
    if (reducedMotion) {
      return play({
        isDue: () => dirty.current,
        draw() {
          dirty.current = false;
          const [w, h] = pixelsFor(width / 2, height);
          for (const [which, canvas] of [first.current, second.current].entries()) {
            if (canvas) show(canvas, scene.renderStill(which === 0 ? 0 : 1, view.current, w, h));
          }
        },
      });
    }
    const film = new Film(scene, ...pixelsFor(width, height));
    let ownMs = 0;
    let life = lifeAt(0);
    let lastMs = Number.NaN;
    let lastAt = performance.now();
    return play({
      isDue() {
        const now = performance.now();
        const isSeen = visible.current && !document.hidden;
        if (!pausedRef.current && isSeen) ownMs += now - lastAt;
        lastAt = now;
        if (!first.current || !isSeen) return false;
        const timeMs = clockRef.current?.() ?? ownMs;
        // Whoever holds a pose breathes; who is stopped does not.
        const isStopped = pausedRef.current || timeMs === lastMs;
        lastMs = timeMs;
        if (!isStopped) life = lifeAt(lifeStep(now));
        return dirty.current || film.isOther(timeMs, life);
      },
      draw() {
        if (!first.current) return;
        dirty.current = false;
        show(first.current, film.pictureAt(clockRef.current?.() ?? ownMs, view.current, life));
      },
    });
  }, [scene, size, reducedMotion]);

  useImperativeHandle(
    props.ref,
    () => ({
      turn: () => look(turned(scene.turn, view.current)),
      reset: () => look(scene.bestView),
    }),
    [scene, look],
  );

  const drag = useRef<{ x: number; y: number; view: ViewAngles } | null>(null);
  const handlers = turnable
    ? {
        tabIndex: 0,
        onPointerDown: (e: PointerEvent<HTMLDivElement>) => {
          e.currentTarget.setPointerCapture(e.pointerId);
          drag.current = { x: e.clientX, y: e.clientY, view: view.current };
        },
        onPointerMove: (e: PointerEvent<HTMLDivElement>) => {
          const from = drag.current;
          if (from) look(dragged(scene.turn, from.view, e.clientX - from.x, e.clientY - from.y));
        },
        onPointerUp: () => {
          drag.current = null;
        },
        onPointerCancel: () => {
          drag.current = null;
        },
        onDoubleClick: () => look(scene.bestView),
        onKeyDown: (e: KeyboardEvent) => {
          const next = keyed(scene.turn, view.current, e.key);
          if (!next) return;
          e.preventDefault();
          look(next);
        },
      }
    : {};

  const colors = SCENE_COLORS[theme];
  const canvasStyle: CSSProperties = {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
  };
  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      className={props.className}
      style={{
        position: 'relative',
        width: '100%',
        height: '100%',
        touchAction: turnable ? 'none' : 'auto',
        cursor: turnable ? 'grab' : 'default',
        ...props.style,
      }}
      {...handlers}
    >
      <canvas ref={first} style={reducedMotion ? { ...canvasStyle, width: '50%' } : canvasStyle} />
      {reducedMotion && (
        <>
          <canvas ref={second} style={{ ...canvasStyle, left: '50%', width: '50%' }} />
          <svg
            viewBox="0 0 40 24"
            aria-hidden="true"
            style={{
              position: 'absolute',
              left: '50%',
              top: '50%',
              width: 40,
              transform: 'translate(-50%,-50%)',
            }}
          >
            <path d="M2 12h28M22 4l10 8-10 8" fill="none" stroke={colors.glow} strokeWidth="4" />
          </svg>
        </>
      )}
    </div>
  );
}

/** The element's size in CSS pixels, kept up to date. */
function useSize(element: { current: HTMLElement | null }): readonly [number, number] {
  const [size, setSize] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize((old) => (old[0] === width && old[1] === height ? old : [width, height]));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
