package io.loopgrid.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Symbol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolTaggerTest {
    private static final Symbol BTC = new Symbol("BTC");
    private final SymbolTagger tagger = new SymbolTagger(Map.of("Bitcoin", BTC, "ether", new Symbol("ETH")));

    @Test
    void knowsConfiguredWords() {
        assertThat(tag("Bitcoin and ETHER, bitcoin again")).containsExactly("BTC", "ETH");
        assertThat(tag("#bitcoin #BTC $btc")).containsExactly("BTC");
        assertThat(tag("btc without a sign is no configured word")).isEmpty();
    }

    @Test
    void makesSymbolsOfCashtagsOnly() {
        assertThat(tag("$TSLA $brk.b #TSLA $100 $5k tesla")).containsExactly("TSLA", "BRK.B");
        assertThat(tag("$waytoolongtobeaticker $a_b")).containsExactly("A_B");
    }

    @Test
    void putsGivenSymbolsFirst() {
        assertThat(tagger.tag("$TSLA", List.of("btc", "$GOOG", "not a symbol", "", "BTC")))
                .extracting(Symbol::name)
                .containsExactly("BTC", "GOOG", "TSLA");
    }

    @Test
    void stopsAtTheBound() {
        assertThat(tag("$a $b $c $d $e $f $g $h $i $j")).hasSize(TweetRules.MAX_SYMBOLS);
    }

    private List<String> tag(String text) {
        return tagger.tag(text, List.of()).stream().map(Symbol::name).toList();
    }
}
