package io.loopgrid.pipeline;

import java.util.ArrayDeque;

/** Tells what a growing number was some time ago. Holds some forty steps of it. Not thread-safe. */
final class Delay {
    private static final int STEPS = 40;

    private record Step(long nanos, long value) {}

    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private final long delayNanos;
    private long passed = Long.MIN_VALUE;

    Delay(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    /** Takes what the number is now, and returns what it was. */
    long of(long value, long nowNanos) {
        Step last = steps.peekLast();
        if (last == null || nowNanos - last.nanos >= delayNanos / STEPS) {
            steps.add(new Step(nowNanos, value));
        }
        for (Step first = steps.peek(); first != null && nowNanos - first.nanos >= delayNanos; first = steps.peek()) {
            passed = Math.max(passed, first.value);
            steps.remove();
        }
        return passed;
    }

    /** Takes what the number is now, and returns it: there is nothing to wait for. */
    long none(long value, long nowNanos) {
        steps.clear();
        passed = Math.max(passed, value);
        return value;
    }
}
