package io.loopgrid.feature;

import java.util.List;

/** Where an instant lies in the UTC day and week, as points on two circles: midnight is near to a minute before it. */
public final class TimeOfDay {
    /** What each slot says, in their order. */
    public static final List<String> SLOT_NAMES =
            List.of("sin time of day", "cos time of day", "sin day of week", "cos day of week");

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int HOURS_PER_WEEK = 7 * 24;
    private static final float[] DAY = circle(MINUTES_PER_DAY);
    private static final float[] WEEK = circle(HOURS_PER_WEEK);

    private TimeOfDay() {}

    /** Writes the four slots to {@code dst[from…]}, to the minute and the hour. Costs four look-ups. */
    public static void encode(long timeMillis, float[] dst, int from) {
        long minutes = Math.floorDiv(timeMillis, 60_000L);
        int minute = (int) Math.floorMod(minutes, (long) MINUTES_PER_DAY);
        int hour = (int) Math.floorMod(Math.floorDiv(minutes, 60L), (long) HOURS_PER_WEEK);
        dst[from] = DAY[2 * minute];
        dst[from + 1] = DAY[2 * minute + 1];
        dst[from + 2] = WEEK[2 * hour];
        dst[from + 3] = WEEK[2 * hour + 1];
    }

    private static float[] circle(int steps) {
        float[] points = new float[2 * steps];
        for (int i = 0; i < steps; i++) {
            double angle = 2 * Math.PI * i / steps;
            points[2 * i] = (float) StrictMath.sin(angle);
            points[2 * i + 1] = (float) StrictMath.cos(angle);
        }
        return points;
    }
}
