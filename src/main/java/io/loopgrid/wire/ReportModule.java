package io.loopgrid.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.loopgrid.evaluation.Performance;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How Jackson writes reports: the return under its name, which Java keeps for itself, and NaN and infinite numbers as null.
 * JSON has no word for them, and a text in place of a number surprises readers.
 */
public final class ReportModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** Makes the module. */
    public ReportModule() {
        super("loopgrid-reports");
        setMixInAnnotation(Performance.class, NamedReturn.class);
        addSerializer(double.class, new Finite<>(Double.class));
        addSerializer(Double.class, new Finite<>(Double.class));
        addSerializer(float.class, new Finite<>(Float.class));
        addSerializer(Float.class, new Finite<>(Float.class));
    }

    /** Annotations for {@link Performance}, which knows no framework. */
    private interface NamedReturn {
        @JsonProperty("return")
        double totalReturn();
    }

    private static final class Finite<N extends Number> extends StdSerializer<N> {
        Finite(Class<N> type) {
            super(type);
        }

        @Override
        public void serialize(N value, JsonGenerator json, SerializationContext context) {
            if (!Double.isFinite(value.doubleValue())) {
                json.writeNull();
            } else if (value instanceof Float) {
                json.writeNumber(value.floatValue());
            } else {
                json.writeNumber(value.doubleValue());
            }
        }
    }
}
