package io.loopgrid.bench;

import com.sun.management.OperatingSystemMXBean;
import io.loopgrid.LoopgridApplication;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.query.StatusBook;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole process, broker included: clean tweets and prices go into Kafka as fast as it takes them, and the clock runs from the
 * first that is sent until the last signal is counted in a committed state. Learning is on; each round covers four horizons
 * of event time, and the first one is cold.
 *
 * <p>{@code -Dbench.tweets} sets the size of a round, {@code -Dbench.rounds} their number.
 */
final class ThroughputBench {
    private static final int TWEETS = Integer.getInteger("bench.tweets", 200_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final long ROUND_MILLIS = 20 * 60_000;
    private static final long START = 1_700_000_000_000L;
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final Symbol BTC = new Symbol("BTC");

    private final Ledger ledger;
    private final MadeUpTweets tweets = new MadeUpTweets(1);
    private final SplittableRandom random = new SplittableRandom(2);
    private final TweetJson tweetJson = new TweetJson(System::currentTimeMillis);
    private final PriceJson priceJson = new PriceJson(System::currentTimeMillis);
    private double price = 10_000;

    ThroughputBench(Ledger ledger) {
        this.ledger = ledger;
    }

    void run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("loopgrid-bench");
        try (ConfigurableApplicationContext process = SpringApplication.run(
                LoopgridApplication.class,
                "--server.port=0",
                "--loopgrid.kafka.embedded.port=0",
                "--loopgrid.kafka.embedded.controller-port=0",
                "--loopgrid.kafka.embedded.directory=" + directory.resolve("kafka"),
                "--loopgrid.text.anonymizer-key-file=" + directory.resolve("key"),
                "--loopgrid.grid.port=" + freePort(),
                "--loopgrid.grid.cluster-name=bench",
                "--loopgrid.feed.synthetic.enabled=false")) {
            StatusBook status = process.getBean(StatusBook.class);
            try (Producer<byte[], byte[]> producer = process.getBean(KafkaClients.class)
                    .producer("bench", Map.of(ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17))) {
                for (int round = 0; round < ROUNDS; round++) {
                    measure(round, producer, status);
                }
            }
        }
    }

    private void measure(int round, Producer<byte[], byte[]> producer, StatusBook status)
            throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpuBefore = system.getProcessCpuTime();
        long begin = System.nanoTime();
        send(round, producer);
        long wanted = (round + 1L) * TWEETS;
        while (status.status().signals() < wanted) {
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                throw new IllegalStateException("signals must be " + wanted + " but are " + status.status().signals());
            }
            Thread.sleep(50);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpuBefore) / 1e9;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tweets", TWEETS);
        figures.put("seconds", Math.round(seconds * 100) / 100.0);
        figures.put("tweetsPerSecond", Math.round(TWEETS / seconds));
        figures.put("cpuSeconds", Math.round(cpuSeconds * 100) / 100.0);
        figures.put("tweetsPerCpuSecond", Math.round(TWEETS / cpuSeconds));
        figures.put("outcomes", status.status().outcomes());
        figures.put("late", status.status().late());
        figures.put("words", status.status().words());
        figures.put("seed", 1);
        ledger.add("grid: made-up tweets through Kafka and Jet, round " + (round + 1), figures);
    }

    /** One price a second of event time, each before the tweets of its second. */
    private void send(int round, Producer<byte[], byte[]> producer) {
        long from = START + round * ROUND_MILLIS;
        long nextPrice = from;
        for (int i = 0; i < TWEETS; i++) {
            long time = from + i * ROUND_MILLIS / TWEETS;
            for (; nextPrice <= time; nextPrice += 1_000) {
                price *= 1 + random.nextDouble(-1e-4, 1e-4);
                byte[] tick = priceJson.write(Price.tick(BTC, nextPrice, price, 1));
                producer.send(new ProducerRecord<>(Topics.PRICES, "BTC".getBytes(StandardCharsets.UTF_8), tick));
            }
            var tweet = tweets.tweet((long) round * TWEETS + i, time);
            byte[] author = tweet.author().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.TWEETS, author, tweetJson.write(tweet)));
        }
        producer.flush();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
