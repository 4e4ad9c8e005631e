package io.loopgrid.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.function.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
    private final Tokenizer tokenizer = new Tokenizer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Buy some Bitcoin, NOW!            | buy some bitcoin now
                    don't won’t 'quoted' rock'n'roll  | don't won't quoted rock'n'roll
                    all-time high                     | all time high
                    $TSLA $BRK.B. $aapl, $            | $tsla $brk.b $aapl
                    #ToTheMoon #1 #                   | #tothemoon <num>
                    RT @bob: hi @alice.bsky.social!   | hi
                    see https://t.co/x?y=1 www.a.b ok | see <url> <url> ok
                    $100 €5.50 £1,000 $1.5M           | <money> <money> <money> <money>
                    up 5% +3.2% (-4%) −1%             | up <pct> <+pct> <-pct> <-pct>
                    10 10k 5x 2bn 1,234.56 3:30       | <num> <num> <num> <num> <num> <num> <num>
                    3d 1st 4chan q3 covid19           | 3d 1st 4chan q3 covid19
                    -5 range 5-7                      | <num> range <num> <num>
                    AT&amp;T &lt;3 &                  | at t <num>
                    moon 🚀🚀 👍🏽 ❤️ 👨‍👩‍👧 🇩🇪🇫🇷      | moon 🚀 🚀 👍 ❤ 👨‍👩‍👧 🇩🇪 🇫🇷
                    ÄRGER über Ночь                   | ärger über ночь
                    हिन्दी                              | हिन्दी
                    買う比特币                           | 買 う 比 特 币
                    <email> <phone> <card> <wallet> < | <email> <phone> <card> <wallet>
                    a_b __init__                      | a_b __init__
                    """)
    void cutsATweet(String text, String tokens) {
        assertThat(tokens(text)).containsExactly(tokens.split(" "));
    }

    @Test
    void givesTheSameStringForTheSameWord() {
        String first = tokens("bitcoin").get(0);
        assertThat(tokens("BITCOIN").get(0)).isSameAs(first);
    }

    @Test
    void givesEachTokenItsHash() {
        Tokens tokens = new Tokens();
        tokenizer.tokenize("Buy $TSLA #moon 🚀 ночь 10 $5 +3% -1% 2% <card> https://a.b买 😀", tokens);
        assertThat(tokens.size()).isEqualTo(13);
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(tokens.hash(i)).as(tokens.get(i)).isEqualTo(Partitions.hash64(tokens.get(i)));
        }
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        Tokens three = new Tokens(3);
        tokenizer.tokenize("a b c d e", three);
        assertThat(three).hasToString("[a, b, c]");
        tokenizer.tokenize("", three);
        assertThat(three.size()).isZero();
    }

    @Test
    void readsAMegabyteWithinItsBounds() {
        assertThat(tokens("x".repeat(1 << 20))).containsExactly("x".repeat(Tokenizer.MAX_TOKEN_CHARS));
        assertThat(tokens("a ".repeat(1 << 19))).hasSize(Tokens.DEFAULT_ROOM);
        assertThat(tokens("𝐀".repeat(1 << 19)).get(0)).hasSizeLessThanOrEqualTo(Tokenizer.MAX_TOKEN_CHARS);
    }

    @Test
    void survivesAnyText() {
        SplittableRandom random = new SplittableRandom(4);
        String letters = "aZ09 @#$%&;<>+-.,'’_\u0000\n\ud83d\ude80\ufe0f\u200d\ud800買é€😀🇩";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(
                        random.nextInt(8) == 0
                                ? (char) random.nextInt(65536)
                                : letters.charAt(random.nextInt(letters.length())));
            }
            for (String token : tokens(text.toString())) {
                assertThat(token).isNotEmpty().doesNotContain(" ");
                assertThat(token.length()).isLessThanOrEqualTo(Tokenizer.MAX_TOKEN_CHARS);
            }
        }
    }

    @Test
    void keepsItsCacheBounded() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(tokens("w" + i + "w")).containsExactly("w" + i + "w");
        }
    }

    private List<String> tokens(String text) {
        Tokens tokens = new Tokens();
        tokenizer.tokenize(text, tokens);
        List<String> list = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            list.add(tokens.get(i));
        }
        return list;
    }
}
