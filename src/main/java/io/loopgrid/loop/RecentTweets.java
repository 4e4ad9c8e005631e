package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import io.loopgrid.linalg.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A sum of tweets' embeddings: of one symbol and one batch as a message, and with older ones decayed as the state of a
 * symbol. Not thread-safe.
 */
final class RecentTweets {
    private final float[] sum;
    private float weight;
    private long timeMillis = Long.MIN_VALUE;

    RecentTweets(int dimension) {
        this(new float[dimension]);
    }

    private RecentTweets(float[] sum) {
        this.sum = sum;
    }

    /** The newest tweet's event time, epoch milliseconds UTC. */
    long timeMillis() {
        return timeMillis;
    }

    /** Adds one tweet. */
    void add(long tweetTimeMillis, float[] embedding, int from) {
        Kernels.add(embedding, from, sum, 0, sum.length);
        weight++;
        timeMillis = Math.max(timeMillis, tweetTimeMillis);
    }

    /** Adds a batch; whichever of the two is older counts less, by half for every half-life between them. */
    void add(RecentTweets batch, long halfLifeMillis) {
        float older = decay(batch.timeMillis - timeMillis, halfLifeMillis);
        Kernels.scale(sum, 0, sum.length, older);
        weight *= older;
        float factor = decay(timeMillis - batch.timeMillis, halfLifeMillis);
        Kernels.axpy(factor, batch.sum, sum);
        weight += factor * batch.weight;
        timeMillis = Math.max(timeMillis, batch.timeMillis);
    }

    /** 1 for an age of 0 or less. The first batch meets an empty sum whose age overflows: it decays nothing. */
    private static float decay(long ageMillis, long halfLifeMillis) {
        return ageMillis <= 0 ? 1f : (float) StrictMath.pow(0.5, (double) ageMillis / halfLifeMillis);
    }

    /** The mean as of the newest tweet. */
    RecentMean mean() {
        float[] mean = sum.clone();
        if (weight > 0) {
            Kernels.scale(mean, 0, mean.length, 1f / weight);
        }
        return new RecentMean(timeMillis, mean);
    }

    static Codec<RecentTweets> codec() {
        return new SumCodec();
    }

    private static final class SumCodec implements Codec<RecentTweets> {
        @Override
        public void write(RecentTweets recent, DataOutput out) throws IOException {
            out.writeLong(recent.timeMillis);
            out.writeFloat(recent.weight);
            Fields.writeFloats(recent.sum, out);
        }

        @Override
        public RecentTweets read(int version, DataInput in) throws IOException {
            long time = in.readLong();
            float weight = in.readFloat();
            RecentTweets recent = new RecentTweets(Fields.readFloats(in));
            recent.timeMillis = time;
            recent.weight = weight;
            return recent;
        }
    }
}
