package io.loopgrid.cli;

/**
 * Names times below a chart: days, or times of day where the chart shows less than two.
 *
 * @param from epoch milliseconds UTC
 * @param to epoch milliseconds UTC
 */
record TimeAxis(long from, long to) {
    private static final long TWO_DAYS_MILLIS = 2 * 86_400_000L;
    private static final int PARTS = 2;

    void draw(Plot plot) {
        for (int part = 0; part <= PARTS; part++) {
            long time = from + (to - from) * part / PARTS;
            plot.below(time, to - from < TWO_DAYS_MILLIS ? Markup.minute(time).substring(5) : Markup.day(time));
        }
    }
}
