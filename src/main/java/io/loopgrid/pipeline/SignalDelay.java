package io.loopgrid.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from a tweet's own time until Kafka has its signal. Only of tweets that are live: that an old one was read
 * late says nothing of this process. Thread-safe.
 */
final class SignalDelay implements MeterBinder {
    private static final long LONGEST_MILLIS = 600_000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final LongSupplier nowMillis;
    private volatile @Nullable Timer timer;

    SignalDelay(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        timer = Timer.builder("loopgrid.signal.delay")
                .description("From a live tweet's time to the acknowledgement of its signal")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Kafka has the signal of a tweet that was written then. */
    void sent(long writtenMillis) {
        long delay = nowMillis.getAsLong() - writtenMillis;
        Timer bound = timer;
        if (bound != null && delay >= 0 && delay < LONGEST_MILLIS) {
            bound.record(delay, TimeUnit.MILLISECONDS);
        }
    }
}
