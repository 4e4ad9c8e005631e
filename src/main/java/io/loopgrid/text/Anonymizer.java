package io.loopgrid.text;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes people unrecognisable: an author or a mention becomes a keyed hash, and what identifies a person in a text is masked.
 *
 * <p>The hash is HMAC-SHA-256 under a key that only the operator has, cut to 96 bits: the same name gives the same hash, and
 * without the key no list of names can be tried against it. Safe for use by several threads.
 */
public final class Anonymizer {
    /** The shortest key, in bytes. */
    public static final int MIN_KEY_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final char PREFIX = 'a';
    private static final int HEX_CHARS = 24;
    /** A mask can free what stood before it: in {@code 5551234567,1BoatSLR…} the comma looks like a decimal one at first. */
    private static final int MOST_PASSES = 4;

    private final Mac keyed;

    /**
     * An anonymizer with a key.
     *
     * @param key at least {@link #MIN_KEY_BYTES} secret bytes, copied
     */
    public Anonymizer(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "key must have at least " + MIN_KEY_BYTES + " bytes but had " + key.length);
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether a name is of the form that {@link #author} gives: {@code a} and 24 lower-case hexadecimal digits. */
    public static boolean isAnonymous(String name) {
        if (name.length() != 1 + HEX_CHARS || name.charAt(0) != PREFIX) {
            return false;
        }
        for (int i = 1; i <= HEX_CHARS; i++) {
            char c = name.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The hash of a name, whatever its case and with or without an @ in front; a name that is a hash stays as it is. */
    public String author(String name) {
        if (isAnonymous(name)) {
            return name;
        }
        String plain = name.strip();
        return hash(plain.startsWith("@") ? plain.substring(1) : plain);
    }

    /**
     * The text with mentions hashed ({@code @bob} becomes {@code @a41f…}) and e-mail addresses, phone, card and wallet
     * numbers masked as {@code <email>}, {@code <phone>}, {@code <card>} and {@code <wallet>}. Linear in the length whatever
     * the text; a text with nothing to mask comes back as it is, and so does one that was masked before.
     */
    public String text(String text) {
        String masked = text;
        for (int pass = 0; pass < MOST_PASSES && Mask.isSuspect(masked); pass++) {
            Mask mask = new Mask(masked, this);
            masked = mask.masked();
            if (!mask.freed()) {
                break;
            }
        }
        return masked;
    }

    String hash(String name) {
        byte[] digest = fresh().doFinal(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(digest, 0, HEX_CHARS / 2);
    }

    /** A Mac is not safe for use by several threads; a clone of one that has its key costs less than a new one. */
    private Mac fresh() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of the JDK can be cloned", e);
        }
    }
}
