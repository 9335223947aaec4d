/** Charts, drawn by uPlot, which is loaded when the first chart is shown. */
import { useEffect, useRef } from 'preact/hooks';
import { h, tags } from './dom.js';
import { compact, duration } from './format.js';

const { div } = tags;
const library = () => import('uplot').then((module) => module.default);
let styled = false;

/** Loads the style of the charts once. */
function style() {
  if (styled) return;
  styled = true;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('../lib/uplot.css', import.meta.url).href;
  document.head.append(sheet);
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * A chart that follows its data, the width of its place and the theme.
 *
 * @param {{data: number[][], options: (uPlot: any, colours: object) => object, height: number, name: string}} properties
 *   name: what a screen reader says in place of the picture
 */
function Chart({ data, options, height, name }) {
  const place = useRef(null);
  const chart = useRef(null);
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    let given = true;
    let sizes = null;
    let uPlot = null;
    style();
    const draw = () => {
      chart.current?.destroy();
      const colours = { line: colour('--accent'), fill: colour('--accent-soft'), text: colour('--text-muted'), grid: colour('--line') };
      chart.current = new uPlot({ width: place.current.clientWidth, height, legend: { show: false }, cursor: { show: false }, ...options(uPlot, colours) },
        latest.current, place.current);
    };
    library().then((loaded) => {
      if (!given) return;
      uPlot = loaded;
      draw();
      sizes = new ResizeObserver(([entry]) => chart.current?.setSize({ width: Math.floor(entry.contentRect.width), height }));
      sizes.observe(place.current);
      window.addEventListener('themechange', draw);
    });
    return () => {
      given = false;
      sizes?.disconnect();
      window.removeEventListener('themechange', draw);
      chart.current?.destroy();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setData(data), [data]);
  return div({ class: 'chart', ref: place, role: 'img', 'aria-label': name });
}

const axis = (colours, more) => ({ stroke: colours.text, grid: { stroke: colours.grid, width: 1 }, ticks: { show: false }, font: '11px system-ui', ...more });

/**
 * Rows a second over time.
 *
 * @param {{samples: {at: number, rate: number}[], height?: number, name: string}} properties at in milliseconds
 */
export function RateChart({ samples, height = 120, name }) {
  const data = [samples.map((sample) => sample.at / 1000), samples.map((sample) => sample.rate)];
  return h(Chart, { data, height, name, options: (uPlot, colours) => ({
    scales: { y: { range: (self, least, most) => [0, Math.max(1, most * 1.15)] } },
    axes: [axis(colours, { grid: { show: false }, size: 22, space: 70,
      values: (self, ticks) => ticks.map((tick) => uPlot.fmtDate('{HH}:{mm}:{ss}')(new Date(tick * 1000))) }),
    axis(colours, { size: 46, space: 26, values: (self, ticks) => ticks.map(compact) })],
    series: [{}, { stroke: colours.line, fill: colours.fill, width: 2, points: { show: samples.length < 3 } }],
  }) });
}

/**
 * Durations as bars, one for each name.
 *
 * @param {{names: string[], milliseconds: number[], height?: number, name: string}} properties
 */
export function DurationChart({ names, milliseconds, height = 140, name }) {
  const data = [names.map((each, at) => at), milliseconds.map((each) => each / 1000)];
  return h(Chart, { data, height, name, options: (uPlot, colours) => ({
    scales: { x: { time: false, range: [-0.6, names.length - 0.4] }, y: { range: (self, least, most) => [0, Math.max(1, most * 1.15)] } },
    axes: [axis(colours, { grid: { show: false }, size: 22, splits: names.map((each, at) => at), values: () => names }),
      axis(colours, { size: 62, space: 26, incrs: [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 43200, 86400, 604800], values: (self, ticks) => ticks.map((tick) => (tick === 0 ? '0' : duration(tick * 1000))) })],
    series: [{}, { stroke: colours.line, fill: colours.fill, width: 1, paths: uPlot.paths.bars({ size: [0.55, 80] }), points: { show: false } }],
  }) });
}
