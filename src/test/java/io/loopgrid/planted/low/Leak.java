package io.loopgrid.planted.low;

import io.loopgrid.planted.high.Writer;
import java.time.Instant;
import java.util.Random;
import org.springframework.stereotype.Component;

/** Breaks the rules of the core on purpose; nothing runs it. */
@Component
public final class Leak {
    static int counter;

    Writer usesWhatIsNotDrawn() {
        return new Writer();
    }

    long readsClocks() {
        return System.nanoTime() + Instant.now().toEpochMilli();
    }

    int drawsWithoutASeed() {
        return new Random().nextInt();
    }

    int drawsWithASeed() {
        return new Random(1).nextInt();
    }

    double differsByJdk() {
        return Math.exp(1) + StrictMath.exp(1) + Math.sqrt(2);
    }
}
