package io.loopgrid.loop;

import io.loopgrid.event.Control;
import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.model.NetworkState;
import io.loopgrid.model.OnlineSoftmax;
import io.loopgrid.model.SoftmaxState;
import io.loopgrid.model.TwoLayerNetwork;
import io.loopgrid.signal.Alert;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The owner of the models: key the symbol or {@link #SHARED}, events what batches of labels teach, who is to be champion, and
 * from when on examples are still true.
 * Each changed model goes to the replicas.
 *
 * <p>The model that all symbols share learns from the labels of all of them; it alone has the experts that are dear, the
 * network and Smile's fits.
 */
final class ModelFunction implements KeyedFunction<ModelState, ModelEvent> {
    /** The key of the model that all symbols share: no symbol has this name. */
    static final String SHARED = "*";

    /**
     * Some 160 features take a step for every example, and most of them change little from one tweet to the next: together
     * they are a second bias, and at a large rate follow the newest labels about.
     */
    private static final double LEARNING_RATE = 0.001;

    private static final double MEMORY_EXAMPLES = 20_000;
    private static final double DECAY = 1e-4;

    private final int features;
    private final OnlineSoftmax linear;
    private final TwoLayerNetwork network;
    private final TwoLayerNetwork.Scratch scratch;
    private final LoopSettings settings;
    private final Executor background;
    /** Made when the shared model is this instance's: its window is large. */
    private @Nullable Fitting fitting;

    private final int maxSymbols;

    /**
     * The owner's function.
     *
     * @param background runs Smile's fits
     */
    ModelFunction(LoopSettings settings, Executor background) {
        this.features = Features.spaceOf(settings).size();
        this.linear = new OnlineSoftmax(Label.COUNT, features, LEARNING_RATE, MEMORY_EXAMPLES, DECAY);
        this.network = Experts.network(features);
        this.scratch = network.scratch();
        this.settings = settings;
        this.background = background;
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.MODELS;
    }

    @Override
    public ModelState initial(String key) {
        return new ModelState(linear.initial(), key.equals(SHARED) ? network.initial() : null, features);
    }

    @Override
    public void apply(String key, ModelState state, ModelEvent event, Context context) {
        if (event instanceof ModelGradient gradient) {
            learn(state, gradient);
            publish(key, state, context);
        } else if (event instanceof ModelControl control) {
            String reason = change(state, control.control());
            if (reason == null) {
                publish(key, state, context);
                announce(key, state, control.control(), context);
            } else {
                refuse(key, state, control, reason, context);
            }
        } else if (event instanceof ModelRefit refit) {
            fitting().startOver(refit.sinceMillis());
        }
    }

    private void learn(ModelState state, ModelGradient gradient) {
        state.learn(gradient, features);
        NetworkState ofNetwork = state.network();
        for (Example example : gradient.examples()) {
            int label = example.label().ordinal();
            linear.learn(state.linear(), example.features(), label);
            if (ofNetwork != null) {
                network.learn(ofNetwork, example.features(), label, scratch);
                fitting().add(example);
            }
        }
    }

    private Fitting fitting() {
        if (fitting == null) {
            fitting = new Fitting(settings, background);
        }
        return fitting;
    }

    private void publish(String key, ModelState state, Context context) {
        context.send(Addresses.REPLICA, key, state.snapshot());
        if (state.network() != null) {
            Fits newest = fitting().finished();
            if (newest != null) {
                state.fits(newest);
                context.send(Addresses.REPLICA, key, newest);
            }
        }
    }

    /** Returns why it cannot be done, or null when it was. */
    private static @Nullable String change(ModelState state, Control control) {
        if (control instanceof Control.Promote promote) {
            String name = promote.challenger();
            int number = name == null
                    ? state.bestChallenger()
                    : Champion.numberOf(name).orElse(-1);
            if (name != null && number < 0) {
                return "challenger: there is no '" + name + "'";
            }
            if (number < 0) {
                return "symbol: " + promote.symbol() + " has no challenger with a score";
            }
            if (number == state.championship().present()) {
                return "challenger: '" + name + "' is the champion";
            }
            state.promote(number);
            return null;
        }
        return state.rollBack() ? null : "symbol: " + control.subject() + " had no other champion";
    }

    private static void announce(String key, ModelState state, Control control, Context context) {
        String text = control.by() + " made " + state.champion() + " the champion of " + key;
        Alert alert = new Alert(
                control.id(), control.timeMillis(), Alert.Kind.MODEL_PROMOTED, new Symbol(control.subject()), text);
        context.send(Addresses.ALERTS, key, alert);
    }

    private static void refuse(String key, ModelState state, ModelControl refused, String reason, Context context) {
        context.send(Addresses.DEAD_LETTERS, key, new DeadLetter(refused.origin(), reason));
        if (state.version() == 0) {
            context.forget();
        }
    }

    @Override
    public void restored(String key, ModelState state, Context context) {
        context.send(Addresses.REPLICA, key, state.snapshot());
        if (state.network() != null) {
            context.send(Addresses.REPLICA, key, state.fits());
        }
    }

    void writeExperts(ModelState state, DataOutput out) throws IOException {
        linear.write(state.linear(), out);
        NetworkState ofNetwork = state.network();
        out.writeBoolean(ofNetwork != null);
        if (ofNetwork != null) {
            network.write(ofNetwork, out);
        }
    }

    SoftmaxState readLinear(DataInput in) throws IOException {
        return linear.read(in);
    }

    @Nullable
    NetworkState readNetwork(DataInput in) throws IOException {
        return in.readBoolean() ? network.read(in) : null;
    }

    @Override
    public Codec<ModelState> stateCodec() {
        return ModelState.codec(this);
    }

    @Override
    public Codec<ModelEvent> eventCodec() {
        return ModelEvent.codec();
    }

    @Override
    public Bound<ModelState> bound() {
        return PerSymbol.bound(maxSymbols);
    }
}
