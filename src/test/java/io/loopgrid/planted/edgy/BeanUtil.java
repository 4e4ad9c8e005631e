package io.loopgrid.planted.edgy;

import io.loopgrid.planted.low.Leak;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks the rules of every package on purpose; nothing runs it. */
public final class BeanUtil {
    static final AtomicLong CALLS = new AtomicLong();

    @Autowired
    private Leak leak;

    Leak leak() {
        return leak;
    }
}
