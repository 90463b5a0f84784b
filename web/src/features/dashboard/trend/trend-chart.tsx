import type { Trend } from '@ducha/contracts';
import { useId, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonthDay } from '../../time/dates.js';
import { flows, type Flow } from './trend-flows.js';
import { labelledDays, linePath, panelScale, placesOf } from './trend-scale.js';
import { useWidth } from './use-width.js';
import styles from './trend.module.css';

const left = 44;
const right = 12;
const openHeight = 112;
const flowHeight = 88;
const gap = 44;
const topSpace = 32;
const dayLabelWidth = 84;

interface TrendChartProps {
  days: Trend['days'];
  /** Place of the day that is read out. */
  at: number;
  onChange: (at: number) => void;
}

/**
 * How much is open, and below it what came and went. The day is chosen by the slider under the chart, with keys, touch or mouse;
 * pointing at the chart moves the slider, so nothing is to be had by hovering alone.
 */
export function TrendChart({ days, at, onChange }: TrendChartProps) {
  const { t } = useTranslation();
  const [frame, width] = useWidth();
  const sliderId = useId();
  const plotWidth = Math.max(200, width - left - right);
  const xs = placesOf(days.length, plotWidth);
  const open = panelScale(Math.max(...days.map((day) => day.openAtEnd)), openHeight);
  const flow = panelScale(Math.max(...days.flatMap((day) => flows.map((name) => day[name]))), flowHeight);
  const flowTop = topSpace + openHeight + gap;
  const height = flowTop + flowHeight + 24;
  const day = days[at];
  if (!day) return null;

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    onChange(Math.min(days.length - 1, Math.max(0, Math.round((x / plotWidth) * (days.length - 1)))));
  };
  const words = t('dashboard.trend.day', {
    day: formatMonthDay(day.day),
    open: day.openAtEnd,
    delivered: day.delivered,
    completed: day.completed,
    overdue: day.becameOverdue,
  });
  return (
    <div ref={frame} className={styles.chart}>
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        onPointerMove={follow}
        onPointerDown={follow}
        className={styles.canvas}
      >
        <g transform={`translate(${left} ${topSpace})`}>
          <text x={-left} y={-16} className={styles.panelName}>
            {t('dashboard.trend.open')}
          </text>
          <Grid ticks={open.ticks} y={open.y} width={plotWidth} />
          <path
            className={styles.area}
            d={`${linePath(
              xs,
              days.map((one) => open.y(one.openAtEnd)),
            )}L${xs.at(-1) ?? 0} ${openHeight}L${xs[0] ?? 0} ${openHeight}Z`}
          />
          <path
            className={styles.open}
            d={linePath(
              xs,
              days.map((one) => open.y(one.openAtEnd)),
            )}
          />
          <circle className={styles.openDot} cx={xs[at]} cy={open.y(day.openAtEnd)} r={4} />
        </g>
        <g transform={`translate(${left} ${flowTop})`}>
          <text x={-left} y={-16} className={styles.panelName}>
            {t('dashboard.trend.perDay')}
          </text>
          <Grid ticks={flow.ticks} y={flow.y} width={plotWidth} />
          {flows.map((name) => (
            <path
              key={name}
              className={styles[name]}
              d={linePath(
                xs,
                days.map((one) => flow.y(one[name])),
              )}
            />
          ))}
          {labelledDays(days.length, plotWidth, dayLabelWidth).map((index) => (
            <text
              key={index}
              x={xs[index]}
              y={flowHeight + 18}
              className={styles.dayName}
              textAnchor={anchor(index, days.length)}
            >
              {formatMonthDay(days[index]?.day ?? '')}
            </text>
          ))}
        </g>
        <line
          className={styles.rule}
          x1={left + (xs[at] ?? 0)}
          x2={left + (xs[at] ?? 0)}
          y1={topSpace}
          y2={flowTop + flowHeight}
        />
      </svg>
      <input
        id={sliderId}
        type="range"
        className={`${styles.slider} no-print`}
        style={{ marginLeft: left - 8, width: plotWidth + 16 }}
        min={0}
        max={days.length - 1}
        value={at}
        aria-label={t('dashboard.trend.chooseDay')}
        aria-valuetext={words}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <p className={styles.readout}>
        <output htmlFor={sliderId} className={styles.readDay}>
          {formatMonthDay(day.day)}
        </output>
        <Value name="open" value={day.openAtEnd} />
        {flows.map((name) => (
          <Value key={name} name={name} value={day[name]} />
        ))}
      </p>
    </div>
  );
}

const anchor = (index: number, count: number) =>
  count > 1 && index === count - 1 ? 'end' : index === 0 ? 'start' : 'middle';

function Grid({ ticks, y, width }: { ticks: number[]; y: (value: number) => number; width: number }) {
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.base : styles.grid} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={-8} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
            {tick}
          </text>
        </g>
      ))}
    </>
  );
}

/** One value of the chosen day with the mark of its line: the legend and the reading in one. */
function Value({ name, value }: { name: Flow | 'open'; value: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.value}>
      <svg width="24" height="8" aria-hidden="true">
        <path className={styles[name]} d="M0 4H24" />
      </svg>
      {t(`dashboard.trend.name.${name}`)}
      <strong>{value}</strong>
    </span>
  );
}
