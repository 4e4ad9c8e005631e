package io.loopgrid.cli;

import io.loopgrid.word2vec.OnlineWord2Vec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Feeds documents to one learner a thread. */
final class TextTraining {
    /** As many tokens as a document may have; what is longer is several documents. */
    private static final int LONGEST_DOCUMENT = 10_000;

    private final OnlineWord2Vec word2vec;
    private final TextFiles text;
    private final Progress progress;
    private final int pauseEvery;
    private final LongConsumer pause;
    private final AtomicLong words = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    /**
     * Nothing is read yet.
     *
     * @param pauseEvery after how many documents the thread that has just taken one calls {@code pause}; 0 for never
     * @param pause receives how many documents have been taken so far
     */
    TextTraining(OnlineWord2Vec word2vec, TextFiles text, Progress progress, int pauseEvery, LongConsumer pause) {
        this.word2vec = word2vec;
        this.text = text;
        this.progress = progress;
        this.pauseEvery = pauseEvery;
        this.pause = pause;
    }

    /** How many words have been read. */
    long words() {
        return words.get();
    }

    /** How many documents have been read. */
    long documents() {
        return documents.get();
    }

    /** Reads everything. One thread is the caller's own. */
    void run(int threads) throws IOException {
        if (threads == 1) {
            learn(word2vec);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                OnlineWord2Vec own = i == 0 ? word2vec : word2vec.another(i + 1L);
                running.add(pool.submit(() -> {
                    learn(own);
                    return own;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("training stopped: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("training was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void learn(OnlineWord2Vec learner) throws IOException {
        String[] tokens = new String[LONGEST_DOCUMENT];
        for (int n = text.next(tokens); n >= 0; n = text.next(tokens)) {
            learner.learn(tokens, n);
            progress.report(text.part(), words.addAndGet(n));
            if (n > 0) {
                documentTaken();
            }
        }
    }

    private void documentTaken() {
        long taken = documents.incrementAndGet();
        if (pauseEvery > 0 && taken % pauseEvery == 0) {
            pause.accept(taken);
        }
    }
}
