/** A chart and the table of the same points. */
export const chartStrings = {
  showTable: 'Show as table',
  time: 'Time',
  unknown: 'Not known',
  reading: (series: string) => `${series} over time. Arrow keys read the points.`,
  point: (value: string, moment: string) => `${value}, ${moment}`,
  table: (series: string) => `${series}, newest first`,
} as const;
