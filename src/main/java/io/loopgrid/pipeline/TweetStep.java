package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Partitions;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.TweetJson;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Clean tweets: each (id, symbol) passes once, on to prediction. Belongs to one processor. */
final class TweetStep implements SourceStep {
    /** Where tweets go. */
    static final String ADDRESS = "predict";

    private final TweetJson json;
    private final Pace pace;
    private long duplicates;

    TweetStep(TweetJson json, Pace pace) {
        this.json = json;
        this.pace = pace;
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        try {
            Tweet tweet = json.read(source.value());
            return new Arrived(source, tweet.timeMillis(), tweet);
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        if (record.event() instanceof Rejected rejected) {
            partition.skipped(record);
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
            return;
        }
        Tweet tweet = (Tweet) record.event();
        partition.taken(record);
        long id = Partitions.hash64(tweet.id());
        boolean firstOfId = partition.ids.add(id);
        Tweet fresh = withoutSeenSymbols(partition, tweet, id);
        if (!firstOfId && fresh.symbols().isEmpty()) {
            duplicates++;
            return;
        }
        boolean late = tweet.timeMillis() < watermarkMillis;
        outgoing.send(ADDRESS, "", new PassedTweet(fresh, late, firstOfId));
    }

    /** The tweet with the symbols that its id has not come with before; mostly the tweet itself. */
    private static Tweet withoutSeenSymbols(SourcePartition partition, Tweet tweet, long id) {
        List<Symbol> symbols = tweet.symbols();
        List<Symbol> fresh = null;
        for (int i = 0; i < symbols.size(); i++) {
            Symbol symbol = symbols.get(i);
            boolean isNew = partition.ids.add(Partitions.mix(id ^ Partitions.hash64(symbol.name())));
            if (!isNew && fresh == null) {
                fresh = new ArrayList<>(symbols.subList(0, i));
            } else if (isNew && fresh != null) {
                fresh.add(symbol);
            }
        }
        return fresh == null ? tweet : new Tweet(tweet.id(), tweet.timeMillis(), tweet.author(), tweet.text(), fresh);
    }

    @Override
    public long limitMillis() {
        return pace.tweetLimit(Topics.TWEETS, Topics.PRICES);
    }

    @Override
    public void flush(Outgoing outgoing) {
        if (duplicates > 0) {
            outgoing.send(Addresses.TOTALS, "duplicates", duplicates);
            duplicates = 0;
        }
    }
}
