package io.loopgrid.grid;

import io.loopgrid.function.KeyedFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Rows of many states each: a page holds what changed in one epoch in one partition. For states that are many, small and
 * soon forgotten: a row's way through snapshot, log and map costs more than the few hundred bytes of such a state.
 *
 * <p>The pages of a partition are a log: a state counts as its newest page has it. Only the oldest page is ever dropped, once no
 * state counts on it; so what a newer page overrides, or says is forgotten, can never come back. When pages hold half as much again as
 * what counts, the states of the oldest one are written again into the newest. Memory: a few dozen bytes a page.
 */
final class PagedRows<S> implements StateRows<S> {
    private final KeyedFunction<S, ?> function;
    private final RowKeys keys;
    private final HeldStates<S> states;
    private final Consumer<Held<S>> held;
    private final Map<Integer, PageLog> logs = new HashMap<>();
    private final Page page = new Page();
    private final List<RowChange> droppedAgain = new ArrayList<>();
    private final Map<String, Integer> forgottenAgain = new TreeMap<>();

    /**
     * Rows of a function's states.
     *
     * @param held told of each state that comes back
     */
    PagedRows(KeyedFunction<S, ?> function, RowKeys keys, HeldStates<S> states, Consumer<Held<S>> held) {
        this.function = function;
        this.keys = keys;
        this.states = states;
        this.held = held;
    }

    @Override
    public void collect(List<Held<S>> changed, Epoch epoch, Consumer<RowChange> rows) {
        droppedAgain.forEach(rows);
        droppedAgain.clear();
        Map<Integer, List<Held<S>>> byPartition = new TreeMap<>();
        for (Held<S> state : changed) {
            byPartition.computeIfAbsent(state.partition, p -> new ArrayList<>()).add(state);
        }
        forgottenAgain.values().forEach(partition -> byPartition.computeIfAbsent(partition, p -> new ArrayList<>()));
        byPartition.forEach((partition, states) -> collect(partition, states, epoch, rows));
        forgottenAgain.clear();
    }

    private void collect(int partition, List<Held<S>> changed, Epoch epoch, Consumer<RowChange> rows) {
        PageLog log = log(partition);
        if (log.isWasteful()) {
            addStatesOfOldest(log, partition, changed);
        }
        Writing writing = new Writing(partition, log, epoch, rows);
        forgottenAgain.forEach((key, in) -> {
            if (in == partition && states.find(partition, key) == null) {
                writing.forgotten(key);
            }
        });
        changed.forEach(writing::add);
        writing.finish();
        log.dropOldest(epoch, id -> rows.accept(new RowChange(keys.of(id.key(), partition), Row.FORGOTTEN)));
    }

    private void addStatesOfOldest(PageLog log, int partition, List<Held<S>> changed) {
        PageLog.Written oldest = log.oldest();
        for (Held<S> state : states.of(partition)) {
            if (state.page == oldest && !state.changed) {
                changed.add(state);
            }
        }
    }

    @Override
    public void load(Iterable<RowChange> rows) {
        Map<PageId, RowChange> inOrder = new TreeMap<>(
                Comparator.comparing((PageId id) -> keys.partitionOf(id.key())).thenComparing(id -> id));
        rows.forEach(row -> inOrder.put(PageId.parse(row.key().id()), row));
        inOrder.values().forEach(this::restore);
    }

    @Override
    public void restore(RowChange row) {
        PageId id = PageId.parse(row.key().id());
        int partition = keys.partitionOf(row.key().id());
        PageLog log = log(partition);
        if (Row.isForgotten(row.row())) {
            drop(log, id, partition);
        } else if (log.find(id) == null) {
            PageLog.Written written = log.add(id, 0);
            Page.read(row.row(), (key, bytes) -> take(log, written, partition, key, bytes));
        }
    }

    /** What still counts on a dropped page is forgotten, or is about to come back on a newer page. */
    private void drop(PageLog log, PageId id, int partition) {
        PageLog.Written dropped = log.drop(id);
        if (dropped != null) {
            for (Held<S> state : List.copyOf(states.of(partition))) {
                if (state.page == dropped) {
                    log.uncount(dropped);
                    states.forget(partition, state.key);
                }
            }
        }
    }

    private void take(PageLog log, PageLog.Written written, int partition, String key, byte[] row) {
        log.addEntry(written);
        Held<S> before = states.forget(partition, key);
        if (before != null) {
            log.uncount(before.page);
        }
        if (!Row.isForgotten(row)) {
            Held<S> back = new Held<>(key, partition, Row.read(function.stateCodec(), row));
            back.page = written;
            log.count(written);
            states.add(back);
            held.accept(back);
        }
    }

    @Override
    public void again(RowChange row, Consumer<Held<S>> changed) {
        if (Row.isForgotten(row.row())) {
            droppedAgain.add(row);
            return;
        }
        int partition = keys.partitionOf(row.key().id());
        Page.read(row.row(), (key, bytes) -> {
            Held<S> state = states.find(partition, key);
            if (state != null) {
                changed.accept(state);
            } else if (Row.isForgotten(bytes)) {
                forgottenAgain.put(key, partition);
            }
        });
    }

    private PageLog log(int partition) {
        return logs.computeIfAbsent(partition, p -> new PageLog());
    }

    /** The pages of one partition and epoch while they are filled. */
    private final class Writing {
        private final int partition;
        private final PageLog log;
        private final Epoch epoch;
        private final Consumer<RowChange> rows;
        private final List<Held<S>> onPage = new ArrayList<>();
        private int part;

        Writing(int partition, PageLog log, Epoch epoch, Consumer<RowChange> rows) {
            this.partition = partition;
            this.log = log;
            this.epoch = epoch;
            this.rows = rows;
        }

        void add(Held<S> state) {
            PageLog.Written before = state.page;
            if (before != null) {
                log.uncount(before);
                state.page = null;
            }
            if (!state.forgotten) {
                page.add(state.key, function.stateCodec(), state.state);
                onPage.add(state);
            } else if (before != null && states.find(partition, state.key) == null) {
                // A key that came back in the same epoch is in a row of its own; one that was never written needs none.
                page.addForgotten(state.key);
            }
            finishFull();
        }

        void forgotten(String key) {
            page.addForgotten(key);
            finishFull();
        }

        private void finishFull() {
            if (page.isFull()) {
                finish();
            }
        }

        void finish() {
            if (page.entries() == 0) {
                return;
            }
            PageId id = PageId.of(epoch, part++, partition, keys.partitionCount());
            PageLog.Written written = log.add(id, page.entries());
            for (Held<S> state : onPage) {
                state.page = written;
                log.count(written);
            }
            onPage.clear();
            rows.accept(new RowChange(keys.of(id.key(), partition), page.take()));
        }
    }
}
