package io.loopgrid.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymizerTest {
    private static final byte[] KEY = "a key of the tests only".getBytes(StandardCharsets.UTF_8);
    private final Anonymizer anonymizer = new Anonymizer(KEY);

    @Test
    void givesOneNameOneHash() {
        String hash = anonymizer.author("Bob_1");
        assertThat(hash)
                .matches("a[0-9a-f]{24}")
                .isEqualTo(anonymizer.author("@bob_1"))
                .doesNotContain("bob");
        assertThat(Anonymizer.isAnonymous(hash)).isTrue();
        assertThat(anonymizer.author("bob_2")).isNotEqualTo(hash);
    }

    @Test
    void leavesAHashAsItIs() {
        String hash = anonymizer.author("bob");
        assertThat(anonymizer.author(hash)).isEqualTo(hash);
    }

    @Test
    void dependsOnItsKey() {
        assertThat(new Anonymizer(new byte[16]).author("bob")).isNotEqualTo(anonymizer.author("bob"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anonymizer(new byte[15]))
                .withMessage("key must have at least 16 bytes but had 15");
    }

    @Test
    void hashesMentionsLikeAuthors() {
        assertThat(anonymizer.text("RT @Bob: hi @alice.bsky.social, @eve@mastodon.social!"))
                .isEqualTo("RT @" + anonymizer.author("bob") + ": hi @" + anonymizer.author("alice.bsky.social") + ", @"
                        + anonymizer.author("eve@mastodon.social") + "!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mail a.b+c@mail.example.com.       | mail <email>.
                    (bob@x.io)                         | (<email>)
                    müller@bücher.de                   | <email>
                    5551234567@x.com                   | <email>
                    call +49 151 23456789 now          | call <phone> now
                    call +1 (555) 123-4567.            | call <phone>.
                    (555) 123-4567                     | <phone>
                    555-123-4567 or 555.123.4567       | <phone> or <phone>
                    2018 555-123-4567 2018             | 2018 <phone> 2018
                    1-800-555-0199                     | <phone>
                    5551234567                         | <phone>
                    07911 123456, 020 7946 0958        | <phone>, <phone>
                    06 12 34 56 78                     | <phone>
                    0049 151 23456789                  | <phone>
                    4111 1111 1111 1111!               | <card>!
                    4111-1111-1111-1111                | <card>
                    378282246310005                    | <card>
                    1BoatSLRHtKNngkdXEeobR76b53LETtpyT | <wallet>
                    3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy | <wallet>
                    bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq | <wallet>
                    0x52908400098527886E0F7030069857D2E4169EE7 | <wallet>
                    https://twitter.com/bob/status/1 x | https://twitter.com/… x
                    """)
    void masksWhatIdentifies(String text, String masked) {
        assertThat(anonymizer.text(text)).isEqualTo(masked);
        assertThat(anonymizer.text(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bitcoin 9240.60 up 5% at 03:59 on 2014-01-01, volume 12,345,678.90",
                "$1,000,000,000 market cap",
                "1525959451940",
                "block 523456",
                "0.12345678901 BTC",
                "01-02-2014",
                "a 10 000 000 b",
                "4111 1111 1111 1112",
                "@ alone, a@b",
                "24/7",
                "https://t.co/pEAwVKOs7E",
                "100 000 000 000 tokens",
                "-5% +4.25% +12345678%",
                "range 9200-9300",
                "(+0.00022740) BTC / +1.50900000 USD",
                ""
            })
    void leavesWhatDoesNotIdentify(String text) {
        if (text.contains("a@b")) {
            assertThat(anonymizer.text(text)).isEqualTo("@ alone, a@" + anonymizer.author("b"));
        } else {
            assertThat(anonymizer.text(text)).isSameAs(text);
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        SplittableRandom random = new SplittableRandom(5);
        String[] parts = {
            "@bob", "@a_b.c", "x@y.zz", "+4915123456789", "555-123-4567", "4111111111111111", " ", ".", "-", "é",
                    "\ud800", "0",
            "07911 123456", "/", "x.com", "(", ")", "@", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "word", "Word", ",",
                    "\uFF20", "12"
        };
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String once = anonymizer.text(text.toString());
            assertThat(anonymizer.text(once)).as(text.toString()).isEqualTo(once);
        }
    }

    @Test
    void takesTimeInProportionToTheLength() {
        // Each of these would take hours if any look ahead were repeated from every place.
        for (String part : new String[] {"a.", "a@", "1 ", "1", "a", "@", "@a.", "+", "(", "x.com/", "0x", "-a"}) {
            assertThat(anonymizer.text(part.repeat(500_000))).isNotNull();
        }
    }
}
