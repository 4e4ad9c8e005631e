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

/** Feeds documents to one learner a thread. */
final class TextTraining {
    /** As many tokens as a document may have; what is longer is several documents. */
    private static final int LONGEST_DOCUMENT = 10_000;

    private final OnlineWord2Vec word2vec;
    private final TextFiles text;
    private final Progress progress;
    private final AtomicLong words = new AtomicLong();

    TextTraining(OnlineWord2Vec word2vec, TextFiles text, Progress progress) {
        this.word2vec = word2vec;
        this.text = text;
        this.progress = progress;
    }

    /** Reads everything; returns how many words there were. One thread is the caller's own. */
    long run(int threads) throws IOException {
        if (threads == 1) {
            learn(word2vec);
            return words.get();
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
        return words.get();
    }

    private void learn(OnlineWord2Vec learner) throws IOException {
        String[] tokens = new String[LONGEST_DOCUMENT];
        for (int n = text.next(tokens); n >= 0; n = text.next(tokens)) {
            learner.learn(tokens, n);
            progress.report(text.part(), words.addAndGet(n));
        }
    }
}
