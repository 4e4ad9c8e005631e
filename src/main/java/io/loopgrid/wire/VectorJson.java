package io.loopgrid.wire;

import io.loopgrid.function.Partitions;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.Tokenizer;
import io.loopgrid.word2vec.ImportedVector;
import io.loopgrid.word2vec.WordSettings;
import org.jspecify.annotations.Nullable;

/**
 * The records of topic {@code vectors}: a word, its vector, and the import that it belongs to. Safe for use by several
 * threads.
 */
public final class VectorJson {
    private static final int MAX_IMPORT_CHARS = 100;
    private static final byte[] WORD = JsonBytes.literal("{\"word\":");
    private static final byte[] IMPORT = JsonBytes.literal(",\"import\":");
    private static final byte[] VECTOR = JsonBytes.literal(",\"vector\":[");

    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /** A word with its vector. */
    public record Named(String word, ImportedVector vector) {}

    /** Whether a word can be one of the loop's tokens at all. */
    public static boolean isToken(String word) {
        return !word.isEmpty() && word.length() <= Tokenizer.MAX_TOKEN_CHARS;
    }

    /** Reads a record. */
    public Named read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object);
            }
            return draft.named();
        });
    }

    /**
     * Writes a record.
     *
     * @param importName the same for all words of one import
     */
    public byte[] write(String word, String importName, float[] vector) {
        JsonBytes out = bytes.get().begin();
        out.raw(WORD).string(word);
        out.raw(IMPORT).string(importName);
        out.raw(VECTOR);
        for (int i = 0; i < vector.length; i++) {
            (i == 0 ? out : out.raw(',')).number(vector[i]);
        }
        return out.raw(']').raw('}').done();
    }

    private static final class Draft {
        private @Nullable String word;
        private @Nullable String importName;
        private float @Nullable [] vector;

        void take(String field, JsonObject object) throws Rejected {
            switch (field) {
                case "word" -> word = object.string();
                case "import" -> importName = Fields.bounded(field, object.string(), MAX_IMPORT_CHARS);
                case "vector" -> vector = object.floats(WordSettings.MAX_DIMENSION);
                default -> {}
            }
        }

        Named named() throws Rejected {
            String name = Fields.required("word", word);
            if (!isToken(name)) {
                throw new Rejected("word", name, "must have 1 to " + Tokenizer.MAX_TOKEN_CHARS + " characters");
            }
            long source = Partitions.hash64(Fields.required("import", importName));
            float[] numbers = Fields.required("vector", vector);
            if (numbers.length == 0) {
                throw new Rejected("vector", "[]", "must have at least one number");
            }
            return new Named(name, new ImportedVector(source == 0 ? 1 : source, numbers));
        }
    }
}
