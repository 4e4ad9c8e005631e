package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.BlendState;
import io.loopgrid.model.TwoLayerNetwork;
import java.util.Arrays;

/**
 * Asks all experts about one text and one symbol, and says what each part of their blend is due to. One thread; buffers are
 * reused.
 *
 * <p>A symbol that has no model yet is heard through the model that all symbols share. Some 5,000 multiplications and 45
 * short trees: 2 to 3 µs.
 */
final class Experts {
    private static final int CLASSES = Label.COUNT;
    private static final int HIDDEN = 16;
    private static final double NETWORK_RATE = 0.01;
    private static final double NETWORK_DECAY = 1e-4;
    private static final float[] UNTAUGHT = {1f, 0.05f, 0.05f, 0, 0, 0.05f, 0.3f};

    private final Replica replica;
    private final TwoLayerNetwork network;
    private final TwoLayerNetwork.Scratch scratch;
    private final float[] said = new float[Expert.COUNT * CLASSES];
    private final float[] one = new float[CLASSES];

    private ModelSnapshot shared;
    private ModelSnapshot own;
    private boolean hasOwn;
    private Fits fits;

    Experts(LoopSettings settings, Replica replica) {
        int features = Features.spaceOf(settings).size();
        this.replica = replica;
        this.network = network(features);
        this.scratch = network.scratch();
        this.shared = replica.shared().model();
        this.own = shared;
        this.fits = replica.fits();
    }

    /** The network over so many features. */
    static TwoLayerNetwork network(int features) {
        return new TwoLayerNetwork(CLASSES, HIDDEN, features, NETWORK_RATE, NETWORK_DECAY);
    }

    /** How experts are heard before the first label: those that learn slowly little, and those that are fitted late not yet. */
    static BlendState untaughtBlend() {
        return new BlendState(CLASSES, UNTAUGHT);
    }

    /** Takes the newest models of a symbol. */
    void of(SymbolReplica symbol) {
        shared = replica.shared().model();
        fits = replica.fits();
        hasOwn = symbol.model().version() > 0;
        own = hasOwn ? symbol.model() : shared;
    }

    /** The model of the symbol at hand, or the shared one. */
    ModelSnapshot model() {
        return own;
    }

    /**
     * Asks everybody.
     *
     * @param votes what the words say of each label
     * @return the logits of each expert, to be read before the next call
     */
    float[] ask(float[] votes, float[] x) {
        Arrays.fill(said, 0f);
        put(Expert.WORDS, votes);
        shared.linear().logits(x, one);
        put(Expert.LINEAR, one);
        if (shared.network() != null) {
            network.logits(shared.network(), x, scratch, said, Expert.NETWORK.ordinal() * CLASSES);
        }
        if (fits.logistic() != null) {
            fits.logistic().logits(x, one);
            put(Expert.LOGISTIC, one);
        }
        if (fits.trees() != null) {
            fits.trees().logits(x, said, Expert.TREES.ordinal() * CLASSES, CLASSES);
        }
        if (hasOwn) {
            own.linear().logits(x, one);
            put(Expert.OWN, one);
        }
        put(Expert.PRIOR, own.prior());
        return said;
    }

    private void put(Expert expert, float[] logits) {
        System.arraycopy(logits, 0, said, expert.ordinal() * CLASSES, CLASSES);
    }

    /**
     * Adds, times a factor, by how much each feature of size 1 raises the logit of one class over that of another: by the
     * linear experts as the champion hears them, and by corrections.
     */
    void addDirection(int above, int below, float factor, float[] out) {
        shared.linear().addDirection(above, below, factor * heard(Expert.LINEAR), out);
        if (fits.logistic() != null) {
            fits.logistic().addDirection(above, below, factor * heard(Expert.LOGISTIC), out);
        }
        if (hasOwn) {
            own.linear().addDirection(above, below, factor * heard(Expert.OWN), out);
        }
        if (own.moves() != null) {
            own.moves().addDirection(above, below, factor, out);
        }
    }

    /** How much an expert is heard. */
    float heard(Expert expert) {
        return own.deciding().weight(expert.ordinal());
    }

    /** What an expert, as it is heard, gave to logit(UP) - logit(DOWN) of what was asked last. */
    float term(Expert expert) {
        int from = expert.ordinal() * CLASSES;
        return heard(expert) * (said[from + Label.UP.ordinal()] - said[from + Label.DOWN.ordinal()]);
    }

    /** What neither words nor features nor a non-linear expert gave: the shares of the classes and the offsets of the blend. */
    float calibrationTerm() {
        return term(Expert.PRIOR)
                + own.deciding().offset(Label.UP.ordinal())
                - own.deciding().offset(Label.DOWN.ordinal());
    }
}
