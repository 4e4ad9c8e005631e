package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopgrid.event.Correction;
import io.loopgrid.text.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each message is refused for, in the words that the sender reads. */
class RefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | time must be given but was missing
                    {'time':1525959451940} | id must be given but was missing
                    {'time':1525959451940,'id':'1','text':'x'} | author must be given but was missing
                    {'time':1525959451940,'id':'1','author':'a0123456789abcdef01234567'} | text must be given but was missing
                    {'author':'Bob'} | author must be a hash of the form a and 24 hexadecimal digits but was something else
                    {'time':0} | time must be epoch milliseconds from 2006-01-01 to now + 5 minutes but was 0
                    {'time':1700000300001} | time must be epoch milliseconds from 2006-01-01 to now + 5 minutes but was 1700000300001
                    {'time':'x'} | time must be a whole number but was a string
                    {'time':1.5} | time must be a whole number but was 1.5
                    {'time':99999999999999999999} | time must fit in 64 bits but was 99999999999999999999
                    {'id':1} | id must be a string but was 1
                    {'id':''} | id must have 1 to 128 characters but was
                    {'symbols':['b b']} | symbols must be 1 to 20 characters of A-Z 0-9 . _ - but was b b
                    {'symbols':'BTC'} | symbols must be an array of strings but was a string
                    {'symbols':['A','B','C','D','E','F','G','H','I']} | symbols must have at most 8 elements but was 9
                    """)
    void refusesTweets(String json, String message) {
        assertThat(refusal(Samples.TWEETS::read, json)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'price':-1} | price must be finite and > 0 but was -1.0
                    {'price':0} | price must be finite and > 0 but was 0.0
                    {'price':1e999} | price must be finite but was 1e999
                    {'price':'1'} | price must be a number but was a string
                    {'close':true} | close must be a number but was true
                    {'volume':-0.5} | volume must be finite and >= 0 but was -0.5
                    {'price':1,'time':1525959451940} | symbol must be given but was missing
                    {'symbol':'BTC','price':1} | time must be given but was missing
                    {'symbol':'BTC','time':1525959451940} | price must be given but was missing
                    {'symbol':'BTC','time':1525959451940,'close':1,'high':1,'low':2} | high must be >= low 2.0 but was 1.0
                    {'symbol':'BTC','time':1525959451940,'closeTime':1525959451939,'close':1} | closeTime must be >= time 1525959451940 but was 1525959451939
                    {'symbol':'B C'} | symbol must be 1 to 20 characters of A-Z 0-9 . _ - but was B C
                    """)
    void refusesPrices(String json, String message) {
        assertThat(refusal(Samples.PRICES::read, json)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | signal must be given but was missing
                    {'signal':'BTC:1'} | label must be given but was missing
                    {'signal':'BTC:1','label':'up'} | label must be one of [DOWN, FLAT, UP] but was up
                    {'signal':'1','label':'UP'} | signal must begin with a symbol and a colon but was 1
                    {'signal':'BTC:1','label':'UP','id':'c1'} | id must begin with a symbol and a colon but was c1
                    {'signal':'BTC:1','label':'UP','id':'ETH:1'} | id must begin with BTC: but was ETH:1
                    {'signal':'BTC:1','label':'UP','symbol':'ETH'} | symbol must be that of the signal, BTC but was ETH
                    {'symbol':'BTC','from':1525959451940,'label':'UP'} | to must be given but was missing
                    {'symbol':'BTC','from':1525959451940,'to':1525959451940,'label':'UP'} | to must be > from 1525959451940 but was 1525959451940
                    {'from':1525959451940,'to':1525959451941,'label':'UP'} | symbol must be given but was missing
                    {'retracts':'x'} | retracts must begin with a symbol and a colon but was x
                    """)
    void refusesCorrections(String json, String message) {
        assertThat(refusal(bytes -> Samples.CORRECTIONS.read(bytes, Samples.NOW), json))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'model':'BTC@1.2'} | model must be symbol@generation.epoch.version but was BTC@1.2
                    {'horizon':'5m'} | horizon must be an ISO-8601 duration such as PT5M but was 5m
                    {'probabilities':{'up':'x'}} | probabilities.up must be a number but was a string
                    {'action':'SHORT'} | action must be one of [BUY, HOLD, SELL] but was SHORT
                    """)
    void refusesSignals(String json, String message) {
        assertThat(refusal(Samples.SIGNALS::read, json)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | kind must be given but was missing
                    {'kind':'STOP'} | kind must be one of [PROMOTE, ROLLBACK, FEED_START, FEED_STOP, FEED_COMPLETED] but was STOP
                    {'kind':'PROMOTE'} | symbol must be given but was missing
                    {'kind':'ROLLBACK','symbol':'B C'} | symbol must be 1 to 20 characters of A-Z 0-9 . _ - but was B C
                    {'kind':'PROMOTE','symbol':'BTC','challenger':1} | challenger must be a string but was 1
                    {'kind':'PROMOTE','symbol':'BTC','id':'k1'} | id must begin with BTC: but was k1
                    {'kind':'FEED_START'} | feed must be given but was missing
                    {'kind':'FEED_START','feed':'BTC'} | feed must be a letter and then letters, digits or -, all in lower case but was BTC
                    {'kind':'FEED_COMPLETED','feed':'files'} | content must be given but was missing
                    {'kind':'FEED_STOP','feed':'files','time':0} | time must be epoch milliseconds from 2006-01-01 to now + 5 minutes but was 0
                    """)
    void refusesControls(String json, String message) {
        assertThat(refusal(bytes -> Samples.CONTROLS.read(bytes, Samples.NOW), json))
                .isEqualTo(message);
    }

    @Test
    void makesTheSameIdOfTheSameCorrection() throws Rejected {
        byte[] json = Samples.json("{'signal':'BTC:1','label':'UP','by':'ann'}");
        Correction correction = Samples.CORRECTIONS.read(json, Samples.NOW);
        assertThat(correction.id()).matches("BTC:c[0-9a-f]{24}");
        assertThat(correction.timeMillis()).isEqualTo(Samples.NOW);
        assertThat(Samples.CORRECTIONS.read(json, Samples.NOW + 1).id()).isEqualTo(correction.id());
        byte[] other = Samples.json("{'signal':'BTC:1','label':'DOWN','by':'ann'}");
        assertThat(Samples.CORRECTIONS.read(other, Samples.NOW).id()).isNotEqualTo(correction.id());
    }

    @Test
    void knowsACandleWhenItHasClosed() throws Rejected {
        String candle = "{'symbol':'btc','epoch_ms':1525132800000,'close_epoch_ms':1525132860000,'close':9237.9}";
        assertThat(Samples.PRICES.read(Samples.json(candle)).timeMillis()).isEqualTo(1_525_132_860_000L);
        String daily = "{'symbol':'AAPL','date':'2013-06-03','close':64.38,'adj_close':59.17,'volume':93088100}";
        assertThat(Samples.PRICES.read(Samples.json(daily)).timeMillis()).isEqualTo(1_370_304_000_000L);
        assertThat(Samples.PRICES.read(Samples.json(daily)).reference()).isEqualTo(59.17);
    }

    private static String refusal(Samples.Reader reader, String json) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> reader.read(Samples.json(json)));
        return rejected.getMessage().strip();
    }
}
