package io.loopgrid.bench;

import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.loop.CommittedEpoch;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.text.Tokenizer;
import io.loopgrid.text.Tokens;
import io.loopgrid.wire.TweetJson;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The way of one tweet over one thread: read, cut into words, foretell. The replica knows no word, so what words cost to look
 * up is in it and what their vectors cost is not; {@link ThroughputBench} has both.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TweetBench {
    private static final int TWEETS = 4_096;

    private final Tweet[] tweets = new Tweet[TWEETS];
    private final byte[][] json = new byte[TWEETS][];
    private final TweetJson codec = new TweetJson(System::currentTimeMillis);
    private final Tokenizer tokenizer = new Tokenizer();
    private final Tokens tokens = new Tokens();
    private final Context nowhere = new Nowhere();
    private Predictor predictor;
    private int next;

    /** Tweets that are the same each time. */
    @Setup
    public void write() {
        MadeUpTweets source = new MadeUpTweets(1);
        for (int i = 0; i < TWEETS; i++) {
            tweets[i] = source.tweet(i, 1_700_000_000_000L + i);
            json[i] = codec.write(tweets[i]);
        }
        LoopSettings settings = LoopSettings.defaults();
        predictor = new Predictor(settings, new Replica(settings), CommittedEpoch.of(1, 1), 1);
    }

    /** The bytes of a record become a tweet. */
    @Benchmark
    public Object read() throws Exception {
        return codec.read(json[next++ % TWEETS]);
    }

    /** A text becomes tokens. */
    @Benchmark
    public Object tokenize() {
        tokenizer.tokenize(tweets[next++ % TWEETS].text(), tokens);
        return tokens;
    }

    /** A tweet becomes a signal, and a share of its words is trained on. */
    @Benchmark
    public void predict() {
        predictor.take(tweets[next++ % TWEETS], false, true, nowhere);
        if (next % 256 == 0) {
            predictor.flush(nowhere);
        }
    }

    private static final class Nowhere implements Context {
        @Override
        public void send(String address, String key, Object message) {}

        @Override
        public void forget() {}

        @Override
        public long timeMillis() {
            return 0;
        }
    }
}
