package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import io.loopgrid.signal.WordWeight;
import io.loopgrid.text.Rejected;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals of topic {@code signals}. Probabilities and weights are written with six significant digits. Safe for use by
 * several threads.
 */
public final class SignalJson {
    private static final byte[] ID = JsonBytes.literal("{\"id\":");
    private static final byte[] SYMBOL = JsonBytes.literal(",\"symbol\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] TWEET = JsonBytes.literal(",\"tweet\":");
    private static final byte[] ACTION = JsonBytes.literal(",\"action\":\"");
    private static final byte[] DOWN = JsonBytes.literal("\",\"probabilities\":{\"down\":");
    private static final byte[] FLAT = JsonBytes.literal(",\"flat\":");
    private static final byte[] UP = JsonBytes.literal(",\"up\":");
    private static final byte[] HORIZON = JsonBytes.literal("},\"horizon\":\"");
    private static final byte[] PRICE = JsonBytes.literal("\",\"price\":");
    private static final byte[] MODEL = JsonBytes.literal(",\"model\":\"");
    private static final byte[] WORDS = JsonBytes.literal("\",\"words\":[");
    private static final byte[] WORD = JsonBytes.literal("{\"word\":");
    private static final byte[] WEIGHT = JsonBytes.literal(",\"weight\":");
    private static final byte[] END = JsonBytes.literal("]}");
    private static final byte[][] ACTIONS = {literalOf(Action.BUY), literalOf(Action.HOLD), literalOf(Action.SELL)};

    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    private static byte[] literalOf(Action action) {
        return JsonBytes.literal(action.name());
    }

    /** Writes a signal; an unknown price is null. */
    public byte[] write(Signal signal) {
        JsonBytes out = bytes.get().begin();
        out.raw(ID).string(signal.id());
        out.raw(SYMBOL).string(signal.symbol().name());
        out.raw(TIME).number(signal.timeMillis());
        out.raw(TWEET).string(signal.tweet());
        out.raw(ACTION).raw(ACTIONS[signal.action().ordinal()]);
        out.raw(DOWN).number(signal.down());
        out.raw(FLAT).number(signal.flat());
        out.raw(UP).number(signal.up());
        out.raw(HORIZON).duration(signal.horizonMillis());
        out.raw(PRICE).number(signal.price());
        model(out.raw(MODEL), signal.model());
        out.raw(WORDS);
        List<WordWeight> words = signal.words();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            out.raw(WORD).string(words.get(i).word());
            out.raw(WEIGHT).number(words.get(i).weight()).raw('}');
        }
        return out.raw(END).done();
    }

    private static void model(JsonBytes out, ModelVersion model) {
        out.ascii(model.symbol().name()).raw('@').number(model.generation());
        out.raw('.').number(model.epoch()).raw('.').number(model.version());
    }

    /** Reads a signal. */
    public Signal read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object);
            }
            return draft.signal();
        });
    }

    /** What has been read so far of one signal. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable Symbol symbol;
        private @Nullable Long time;
        private @Nullable String tweet;
        private @Nullable Action action;
        private float[] probabilities = {Float.NaN, Float.NaN, Float.NaN};
        private @Nullable Long horizon;
        private double price = Double.NaN;
        private @Nullable ModelVersion model;
        private List<WordWeight> words = List.of();

        void take(String field, JsonObject json) throws Rejected {
            switch (field) {
                case "id" -> id = json.string();
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "time" -> time = json.integer();
                case "tweet" -> tweet = json.string();
                case "action" -> action = Fields.constant(Action.class, field, json.string());
                case "probabilities" -> probabilities = probabilities(json.object());
                case "horizon" -> horizon = horizon(json.string());
                case "price" -> price = json.number();
                case "model" -> model = model(json.string());
                case "words" -> words = words(json);
                default -> {}
            }
        }

        Signal signal() throws Rejected {
            return new Signal(
                    Fields.required("id", id),
                    Fields.required("symbol", symbol),
                    Fields.required("time", time),
                    Fields.required("tweet", tweet),
                    Fields.required("action", action),
                    probability("down", 0),
                    probability("flat", 1),
                    probability("up", 2),
                    Fields.required("horizon", horizon),
                    price,
                    Fields.required("model", model),
                    words);
        }

        private float probability(String field, int place) throws Rejected {
            float value = probabilities[place];
            if (Float.isNaN(value)) {
                throw Rejected.missing("probabilities." + field);
            }
            return value;
        }

        private static float[] probabilities(JsonObject json) throws Rejected {
            float[] values = {Float.NaN, Float.NaN, Float.NaN};
            for (String field = json.next(); field != null; field = json.next()) {
                switch (field) {
                    case "down" -> values[0] = (float) json.number();
                    case "flat" -> values[1] = (float) json.number();
                    case "up" -> values[2] = (float) json.number();
                    default -> {}
                }
            }
            return values;
        }

        private static long horizon(String text) throws Rejected {
            try {
                return Duration.parse(text).toMillis();
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new Rejected("horizon", text, "must be an ISO-8601 duration such as PT5M");
            }
        }

        private static ModelVersion model(String text) throws Rejected {
            int at = text.lastIndexOf('@');
            String[] parts = at < 1 ? new String[0] : text.substring(at + 1).split("\\.", 4);
            try {
                if (parts.length == 3) {
                    return new ModelVersion(
                            Fields.symbol("model", text.substring(0, at)),
                            Long.parseLong(parts[0]),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2]));
                }
            } catch (NumberFormatException e) {
                // Falls through to the one reason for every wrong form.
            }
            throw new Rejected("model", text, "must be symbol@generation.epoch.version");
        }

        private static List<WordWeight> words(JsonObject json) throws Rejected {
            List<WordWeight> words = new ArrayList<>();
            json.array();
            for (JsonObject item = json.nextElement(); item != null; item = json.nextElement()) {
                String word = null;
                double weight = Double.NaN;
                for (String field = item.next(); field != null; field = item.next()) {
                    switch (field) {
                        case "word" -> word = item.string();
                        case "weight" -> weight = item.number();
                        default -> {}
                    }
                }
                words.add(new WordWeight(Fields.required("words[].word", word), (float) weight));
            }
            return words;
        }
    }
}
