package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.model.OnlineSoftmax;
import io.loopgrid.model.SoftmaxGradient;

/** The owner of the models: key the symbol, events what batches of examples teach and who is to be champion. Each changed model goes to the replicas. */
final class ModelFunction implements KeyedFunction<ModelState, ModelEvent> {
    /**
     * Some 160 features take a step for every example, and most of them change little from one tweet to the next: together
     * they are a second bias. At 5e-4 that follows the newest labels about and drowns the words; at 5e-6 it still costs
     * half of their log-loss skill on made-up markets.
     */
    private static final double LEARNING_RATE = 1e-6;

    private static final double MEMORY_EXAMPLES = 20_000;
    private static final double DECAY = 1e-5;

    private final int features;
    private final OnlineSoftmax model;
    private final int maxSymbols;

    ModelFunction(LoopSettings settings) {
        this.features = Features.spaceOf(settings).size();
        this.model = new OnlineSoftmax(Label.COUNT, features, LEARNING_RATE, MEMORY_EXAMPLES, DECAY);
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.MODELS;
    }

    @Override
    public ModelState initial(String key) {
        return new ModelState(model.initial());
    }

    @Override
    public void apply(String key, ModelState state, ModelEvent event, Context context) {
        if (event instanceof ModelGradient gradient) {
            learn(key, state, gradient, context);
        } else if (event instanceof ModelControl control) {
            refuse(key, state, control, context);
        }
    }

    /** There is one model so far, so nobody can take its place. */
    private static void refuse(String key, ModelState state, ModelControl refused, Context context) {
        String reason = "symbol: " + key + " has no challenger, and had no other champion";
        context.send(Addresses.DEAD_LETTERS, key, new DeadLetter(refused.origin(), reason));
        if (state.softmax().examples() == 0) {
            context.forget();
        }
    }

    private void learn(String key, ModelState state, ModelGradient gradient, Context context) {
        SoftmaxGradient sum = gradient.sum();
        if (!gradient.spans().isEmpty()) {
            sum = new SoftmaxGradient(Label.COUNT, features);
            sum.addAll(gradient.sum());
            for (var span : gradient.spans().entrySet()) {
                state.average(span.getKey(), span.getValue(), features, sum);
            }
        }
        model.learn(state.softmax(), sum);
        context.send(Addresses.REPLICA, key, state.softmax().snapshot());
    }

    @Override
    public void restored(String key, ModelState state, Context context) {
        context.send(Addresses.REPLICA, key, state.softmax().snapshot());
    }

    @Override
    public Codec<ModelState> stateCodec() {
        return ModelState.codec(model);
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
