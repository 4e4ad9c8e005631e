package io.loopgrid.word2vec;

import java.util.Random;

/** Made documents: each speaks of one topic, in words of that topic alone and in filler that all topics share. */
final class PlantedText {
    static final int TOPICS = 6;
    static final int WORDS_OF_A_TOPIC = 10;

    private final Random random;

    PlantedText(long seed) {
        this.random = new Random(seed);
    }

    /** The next document: 12 tokens, about a third of them filler. */
    String[] document() {
        String[] tokens = new String[12];
        int topic = random.nextInt(TOPICS);
        for (int i = 0; i < tokens.length; i++) {
            boolean isFiller = random.nextInt(3) == 0;
            tokens[i] = isFiller ? "filler" + random.nextInt(5) : word(topic, random.nextInt(WORDS_OF_A_TOPIC));
        }
        return tokens;
    }

    static String word(int topic, int number) {
        return "topic" + topic + "word" + number;
    }

    /** The share of the nearest words of all topics' words that are of the same topic. */
    static double purity(WordTable table) {
        int same = 0;
        int all = 0;
        for (int topic = 0; topic < TOPICS; topic++) {
            for (int number = 0; number < WORDS_OF_A_TOPIC; number++) {
                for (Neighbour neighbour : table.nearest(word(topic, number), 5)) {
                    all++;
                    same += neighbour.word().startsWith("topic" + topic + "word") ? 1 : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) same / all;
    }
}
