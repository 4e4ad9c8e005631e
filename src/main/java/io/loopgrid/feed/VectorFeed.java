package io.loopgrid.feed;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import io.loopgrid.wire.VectorJson;
import io.loopgrid.word2vec.VectorsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sends word vectors that were learned elsewhere, once: a file has a name made of its place, size and time, and a word takes
 * what comes under one name only once, however often it is sent.
 *
 * <p>So a process that ends before the file does sends it again from its beginning at the next start, and nothing is taken
 * twice. Memory does not grow with the file.
 */
final class VectorFeed implements Feed {
    static final String NAME = "vectors";

    private final FeedSettings.Vectors settings;
    private final int dimension;
    private final int maxWords;
    private final KafkaClients clients;
    private final String content;
    private final VectorJson json = new VectorJson();
    private final FeedThread thread = new FeedThread(NAME, this::send);
    private final LongAdder words = new LongAdder();
    private volatile @Nullable String note;

    /**
     * A feed that does not send yet.
     *
     * @param dimension how many numbers the vectors must have
     * @param maxWords how many words there is room for; the first of the file are the most frequent
     */
    VectorFeed(FeedSettings.Vectors settings, int dimension, int maxWords, KafkaClients clients) {
        this.settings = settings;
        this.dimension = dimension;
        this.maxWords = maxWords;
        this.clients = clients;
        this.content = settings.isConfigured() ? FileContent.of(List.of(Path.of(settings.file()))) : "";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        if (settings.isConfigured()) {
            thread.start();
        } else {
            note = "loopgrid.feed.vectors.file names no file";
        }
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public String content() {
        return content;
    }

    @Override
    public State state() {
        return thread.state(0, 0, note);
    }

    private void send() throws IOException {
        words.reset();
        try (InputStream in = open();
                EventSender sender = new EventSender(
                        clients,
                        "feed-" + NAME,
                        new TweetJson(System::currentTimeMillis),
                        new PriceJson(System::currentTimeMillis))) {
            VectorsFormat.read(in, (word, vector) -> send(word, vector, sender));
            sender.flush();
        }
        note = "sent to its end: words=" + words.sum();
    }

    private void send(String word, float[] vector, EventSender sender) {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptException("the feed is stopped");
        }
        if (vector.length != dimension) {
            throw new IllegalArgumentException("the vectors of " + settings.file() + " must have " + dimension
                    + " numbers, as loopgrid.loop.dimension says, but have " + vector.length);
        }
        if (VectorJson.isToken(word) && words.sum() < maxWords) {
            byte[] key = word.getBytes(StandardCharsets.UTF_8);
            sender.send(new ProducerRecord<>(Topics.VECTORS, key, json.write(word, content, vector)));
            words.increment();
        }
    }

    private InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(Path.of(settings.file()));
        return settings.file().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }
}
