package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Opens the bytes of one JSON object, within bounds that no honest message reaches. */
final class Json {
    /** The longest message, in bytes: Kafka's own default bound. */
    static final int MAX_BYTES = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(1_000)
                    .build())
            // The contract says UTF-8; guessing UTF-16 or UTF-32 would give garbage another meaning.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private Json() {}

    /** Reads one kind of object. */
    interface Shape<T> {
        /** Takes the fields it knows; the others are skipped. */
        T read(JsonObject json) throws Rejected;
    }

    /**
     * Reads bytes that must be one JSON object and nothing else.
     *
     * @throws Rejected when they are not, or when the shape refuses what is in them; nothing else comes out
     */
    static <T> T read(byte[] bytes, Shape<T> shape) throws Rejected {
        if (bytes.length > MAX_BYTES) {
            throw new Rejected("message", bytes.length + " bytes", "must have at most " + MAX_BYTES + " bytes");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Rejected("message", "something else", "must be a JSON object");
            }
            T value = shape.read(new JsonObject(parser, ""));
            if (parser.nextToken() != null) {
                throw new Rejected("message", "followed by more", "must be one JSON object");
            }
            return value;
        } catch (JacksonException e) {
            throw new Rejected("message", "broken at byte " + byteOf(e), "must be well-formed JSON in UTF-8");
        }
    }

    private static long byteOf(JacksonException e) {
        return e.getLocation() == null ? -1 : Math.max(e.getLocation().getByteOffset(), -1);
    }
}
