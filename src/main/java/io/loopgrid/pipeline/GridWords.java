package io.loopgrid.pipeline;

import io.loopgrid.grid.States;
import io.loopgrid.loop.Replica;
import io.loopgrid.query.WordBook;
import io.loopgrid.word2vec.Neighbour;
import io.loopgrid.word2vec.VectorsFormat;
import io.loopgrid.word2vec.WordRow;
import io.loopgrid.word2vec.WordTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words from the replica, their exact counts from the committed rows. Thread-safe. */
final class GridWords implements WordBook {
    private final Replica replica;
    private final States<WordRow> rows;

    GridWords(Replica replica, States<WordRow> rows) {
        this.replica = replica;
        this.rows = rows;
    }

    @Override
    public Optional<Entry> find(String word) {
        return rows.find(word).map(row -> {
            List<Float> vector = vector(word);
            return new Entry(word, row.count(), vector.isEmpty() ? State.COUNTED : State.EMBEDDED, vector);
        });
    }

    private List<Float> vector(String word) {
        WordTable words = replica.words();
        float[] copy = new float[words.dimension()];
        int row = words.find(word);
        if (row < 0 || !words.copyInto(row, copy, 0)) {
            return List.of();
        }
        List<Float> vector = new ArrayList<>(copy.length);
        for (float number : copy) {
            vector.add(number);
        }
        return vector;
    }

    @Override
    public int write(VectorsFormat format, OutputStream out) throws IOException {
        return format.write(replica.words(), out);
    }

    @Override
    public List<Neighbour> neighbours(String word, int k) {
        return replica.words().nearest(word, k);
    }
}
