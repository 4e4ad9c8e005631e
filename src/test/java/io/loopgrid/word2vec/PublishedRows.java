package io.loopgrid.word2vec;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.function.Context;
import java.util.ArrayList;
import java.util.List;

/** A host that delivers published rows to a replica at once, and remembers them. */
final class PublishedRows implements Context {
    final List<WordVector> messages = new ArrayList<>();
    private final WordTable replica;

    PublishedRows(WordTable replica) {
        this.replica = replica;
    }

    @Override
    public void send(String address, String key, Object message) {
        assertThat(address).isEqualTo(WordFunction.REPLICA);
        WordVector vector = (WordVector) message;
        assertThat(vector.word()).isEqualTo(key);
        messages.add(vector);
        replica.put(vector);
    }

    @Override
    public void forget() {
        throw new AssertionError("words are forgotten by their bound alone");
    }

    @Override
    public long timeMillis() {
        throw new AssertionError("words know no time");
    }
}
