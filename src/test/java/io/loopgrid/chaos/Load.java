package io.loopgrid.chaos;

import io.loopgrid.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * Writes raw tweets, prices and corrections at a rate, made from a seed, as if they were written now; counts them in a
 * {@link Truth}. A thread of its own sends from {@link #begin} to {@link #rest}, and may begin again.
 */
final class Load implements AutoCloseable {
    private static final String[] SYMBOLS = {"ALPHA", "BETA", "GAMMA"};
    private static final String[] LABELS = {"DOWN", "FLAT", "UP"};
    private static final int WORDS = 200;
    private static final int MOST_WORDS = 8;
    private static final int AUTHORS = 64;
    private static final long PRICE_MILLIS = 1_000;
    private static final long AFTER_MILLIS = 10_000;
    private static final long PAUSE_NANOS = 2_000_000;
    /** How far back a second delivery goes, and how far a tweet that is out of order is held back. */
    private static final int SHUFFLED = 200;

    private static final int LETTERS = 26;

    private final Producer<byte[], byte[]> producer;
    private final SplittableRandom random;
    private final Shape shape;
    private final Truth truth = new Truth();
    private final Watch watch;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ArrayDeque<ProducerRecord<byte[], byte[]>> recent = new ArrayDeque<>();
    private final ArrayDeque<ProducerRecord<byte[], byte[]>> held = new ArrayDeque<>();
    private final List<byte[][]> sentCorrections = new ArrayList<>();
    private final double[] price = {100, 200, 300};
    private Thread thread;
    private volatile boolean resting;
    private final AtomicLong sent = new AtomicLong();
    /** The time of a tweet of a certain number, from which the others follow. */
    private long fromMillis;

    private long fromNumber;
    private long pricedMillis;

    /**
     * What is sent.
     *
     * @param perSecond tweets
     * @param twice the share of tweets that are delivered a second time
     * @param late the share of tweets that are held back behind later ones
     * @param correctEvery of so many signals with an outcome one is corrected; 0 for none
     */
    record Shape(int perSecond, double twice, double late, int correctEvery) {}

    Load(String servers, long seed, Shape shape, Watch watch) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", 5, "delivery.timeout.ms", 300_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.random = new SplittableRandom(seed);
        this.shape = shape;
        this.watch = watch;
    }

    /** What was sent; complete after {@link #rest}. */
    Truth truth() {
        return truth;
    }

    /** How many tweets were sent so far. */
    long sent() {
        return sent.get();
    }

    /** Begins to send, once no price is in the future any more. */
    void begin() {
        Awaitility.await()
                .atMost(Duration.ofMillis(2 * AFTER_MILLIS))
                .until(() -> System.currentTimeMillis() > pricedMillis);
        resting = false;
        fromMillis = System.currentTimeMillis();
        fromNumber = sent.get();
        pricedMillis = Math.max(pricedMillis, fromMillis - 2 * PRICE_MILLIS);
        prices(fromMillis);
        producer.flush();
        thread = new Thread(this::run, "load");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!resting) {
                step(System.currentTimeMillis());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void step(long nowMillis) {
        prices(nowMillis);
        while (timeOf(sent.get()) <= nowMillis && !resting) {
            tweet(sent.getAndIncrement());
        }
        correctOutcomes();
    }

    private long timeOf(long number) {
        return fromMillis + (number - fromNumber) * 1_000 / shape.perSecond();
    }

    private void prices(long untilMillis) {
        while (pricedMillis + PRICE_MILLIS <= untilMillis) {
            pricedMillis += PRICE_MILLIS;
            for (int i = 0; i < SYMBOLS.length; i++) {
                price[i] *= 1 + 0.002 * (random.nextDouble() - 0.5);
                String json = "{\"symbol\":\"" + SYMBOLS[i] + "\",\"time\":" + pricedMillis + ",\"price\":" + price[i]
                        + ",\"volume\":1}";
                send(record(Topics.PRICES, SYMBOLS[i], json));
                truth.prices++;
            }
        }
    }

    private void tweet(long number) {
        String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
        String[] words = new String[2 + random.nextInt(MOST_WORDS - 1)];
        for (int i = 0; i < words.length; i++) {
            // The product of two numbers: some words are frequent, most are not.
            words[i] = word((int) (random.nextDouble() * random.nextDouble() * WORDS));
        }
        String id = "t" + number;
        String author = "author" + random.nextInt(AUTHORS);
        truth.tweet(id, symbol, timeOf(number), words);
        String json = "{\"id\":\"" + id + "\",\"time\":" + timeOf(number) + ",\"author\":\"" + author + "\",\"text\":\""
                + String.join(" ", words) + "\",\"symbols\":[\"" + symbol + "\"]}";
        deliver(record(Topics.TWEETS_RAW, id, json));
    }

    /** A word of letters only. */
    static String word(int number) {
        return "w" + (char) ('a' + number / LETTERS) + (char) ('a' + number % LETTERS) + "ord";
    }

    private void deliver(ProducerRecord<byte[], byte[]> tweet) {
        if (random.nextDouble() < shape.late()) {
            held.add(tweet);
        } else {
            send(tweet);
        }
        recent.add(tweet);
        if (recent.size() > SHUFFLED) {
            recent.remove();
            if (random.nextDouble() < shape.twice()) {
                send(recent.element());
                truth.sentTwice++;
            }
        }
        if (held.size() > SHUFFLED * shape.late()) {
            send(held.remove());
        }
    }

    private void correctOutcomes() {
        if (shape.correctEvery() == 0) {
            return;
        }
        long due = watch.settledOutcomes() / shape.correctEvery();
        while (truth.corrections.size() < due) {
            correct(watch.outcome(truth.corrections.size() * (long) shape.correctEvery()));
        }
    }

    private void correct(String signal) {
        String symbol = signal.substring(0, signal.indexOf(':'));
        String id = symbol + ":c" + truth.corrections.size();
        truth.correction(id, symbol);
        submit(id, signal);
    }

    /** Applies a label twice: a correction that nobody counted. */
    void correctUncounted() {
        // At an odd place, where no correction has been.
        correct(watch.outcome((watch.settledOutcomes() - 2) | 1));
        truth.forgetCorrection();
        flush();
    }

    /** Loses a label: a correction is counted and never sent. */
    void countUnsent() {
        truth.correction(SYMBOLS[0] + ":unsent", SYMBOLS[0]);
    }

    private void submit(String id, String signal) {
        String label = LABELS[random.nextInt(LABELS.length)];
        String json =
                "{\"id\":\"" + id + "\",\"signal\":\"" + signal + "\",\"label\":\"" + label + "\",\"by\":\"load\"}";
        byte[] key = bytes(id.substring(0, id.indexOf(':')));
        sentCorrections.add(new byte[][] {key, bytes(json)});
        send(new ProducerRecord<>(Topics.CORRECTIONS, key, bytes(json)));
    }

    /** Sends all corrections a second time. */
    void correctAgain() {
        sentCorrections.forEach(
                sentBefore -> send(new ProducerRecord<>(Topics.CORRECTIONS, sentBefore[0], sentBefore[1])));
        flush();
    }

    /** Stops sending tweets, sends the prices that their outcomes need, and waits until the broker has everything. */
    void rest() {
        resting = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        held.forEach(this::send);
        held.clear();
        prices(timeOf(sent.get()) + AFTER_MILLIS);
        flush();
    }

    private void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the load could not be sent", failed);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String json) {
        return new ProducerRecord<>(topic, bytes(key), bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        resting = true;
        producer.close(Duration.ZERO);
    }
}
