package io.loopgrid.web;

import io.loopgrid.event.Control;
import io.loopgrid.query.CorrectionBook;
import io.loopgrid.query.ExplainedSignal;
import io.loopgrid.signal.Signal;
import io.loopgrid.wire.ControlJson;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.OutcomeJson;
import io.loopgrid.wire.SignalJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON of what is also on topics out of the topics' own form, so that a reader needs to know one form only. */
final class Documents {
    private final JsonMapper mapper;
    private final CorrectionJson correctionJson;
    private final ControlJson controlJson;
    private final SignalJson signalJson = new SignalJson();
    private final OutcomeJson outcomeJson = new OutcomeJson();

    Documents(JsonMapper mapper, CorrectionJson correctionJson, ControlJson controlJson) {
        this.mapper = mapper;
        this.controlJson = controlJson;
        this.correctionJson = correctionJson;
    }

    ObjectNode of(Signal signal) {
        return tree(signalJson.write(signal));
    }

    /** The signal's own fields, then {@code explanation}, {@code outcome} (null while unknown) and {@code corrections}. */
    ObjectNode of(ExplainedSignal explained) {
        ObjectNode document = of(explained.signal());
        document.set("explanation", mapper.valueToTree(explained.explanation()));
        if (explained.outcome() == null) {
            document.putNull("outcome");
        } else {
            document.set("outcome", tree(outcomeJson.write(explained.outcome())));
        }
        ArrayNode corrections = document.putArray("corrections");
        explained.corrections().forEach(correction -> corrections.add(tree(correctionJson.write(correction))));
        return document;
    }

    /** The correction's own fields, then {@code retracted} and {@code retractedBy}. */
    ObjectNode of(CorrectionBook.Entry entry) {
        ObjectNode document = tree(correctionJson.write(entry.correction()));
        document.put("retracted", entry.retractedBy() != null);
        document.put("retractedBy", entry.retractedBy());
        return document;
    }

    /** The control's own fields, as on the topic. */
    ObjectNode of(Control control) {
        return tree(controlJson.write(control));
    }

    /** Any other value as JSON text. */
    String text(Object value) {
        return mapper.writeValueAsString(value);
    }

    private ObjectNode tree(byte[] json) {
        return (ObjectNode) mapper.readTree(json);
    }
}
