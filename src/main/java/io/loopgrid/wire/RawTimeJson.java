package io.loopgrid.wire;

import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import org.jspecify.annotations.Nullable;

/** When a post of topic {@code tweets.raw} was written, found without reading the rest of it: several times as fast. */
public final class RawTimeJson {
    /** The time of what cannot be read. */
    public static final long NONE = Long.MIN_VALUE;

    /**
     * The time that the post will have when {@link RawTweetJson} and the cleaning have read it. Safe for use by several
     * threads.
     *
     * @param arrivedMillis its time when it does not say one, epoch milliseconds UTC
     * @param nowMillis the present, for the range of valid times
     * @return epoch milliseconds UTC, or {@link #NONE} when the post cannot be read as far as its time
     */
    public long read(byte[] json, long arrivedMillis, long nowMillis) {
        try {
            Said said = Json.read(json, object -> {
                Said found = new Said();
                found.fill(object);
                return found;
            });
            return said.millis(arrivedMillis, nowMillis);
        } catch (Rejected e) {
            return NONE;
        }
    }

    /** What the fields say that have been read; as with the whole post, those further down win. */
    private static final class Said {
        private @Nullable String exact;
        private @Nullable String written;
        private @Nullable String cursorMicros;
        private @Nullable String idString;
        private @Nullable String id;

        void fill(JsonObject json) throws Rejected {
            for (String field = json.next(); field != null; field = json.next()) {
                switch (field) {
                    case "time", "epoch_ms", "timestamp_ms" -> exact = json.scalar();
                    case "created_at", "createdAt" -> written = json.scalar();
                    case "time_us" -> cursorMicros = json.scalar();
                    case "id_str", "uri" -> idString = json.scalar();
                    case "id" -> id = json.scalar();
                    case "data", "commit", "record", "extended_tweet" -> {
                        if (json.isObject()) {
                            fill(json.object());
                        }
                    }
                    default -> {}
                }
            }
        }

        long millis(long arrivedMillis, long nowMillis) throws Rejected {
            String when = exact != null ? exact : written != null ? written : cursorMicros;
            if (when != null) {
                return EventTimes.parse("time", when, nowMillis);
            }
            String identity = idString != null ? idString : id;
            return identity != null && EventTimes.isSnowflake(identity)
                    ? EventTimes.parse("id", identity, nowMillis)
                    : arrivedMillis;
        }
    }
}
