package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.RawTweet;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.SymbolTagger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawTweetJsonTest {
    @Test
    void readsACleanTweet() throws Rejected {
        assertRead(
                "{'id':'1','time':1525959451940,'author':'a0123456789abcdef01234567','text':'hi','symbols':['BTC']}",
                "1",
                "1525959451940",
                "a0123456789abcdef01234567",
                "hi",
                "BTC");
    }

    @Test
    void readsTwitterV1() throws Rejected {
        assertRead(
                "{'created_at':'Wed Jan 01 03:59:03 +0000 2014','id':418,'id_str':'418157151946035200','text':'cut…',"
                        + "'full_text':'all of $TSLA','user':{'id':12,'id_str':'12','name':'Bob B','screen_name':'bob'},"
                        + "'entities':{'hashtags':[{'text':'x'}],'symbols':[{'text':'TSLA','indices':[7,12]}]},"
                        + "'retweeted_status':{'id_str':'9','text':'other'}}",
                "418157151946035200",
                "Wed Jan 01 03:59:03 +0000 2014",
                "bob",
                "all of $TSLA",
                "TSLA");
    }

    @Test
    void readsTwitterV2AloneAndUnderData() throws Rejected {
        String flat = "{'id':'994572143567482880','text':'hi','created_at':'2018-05-10T13:37:31.940Z','author_id':'12',"
                + "'entities':{'cashtags':[{'start':0,'tag':'BTC'}]}}";
        for (String json : List.of(flat, "{'data':" + flat + ",'includes':{'users':[{'id':'12','username':'bob'}]}}")) {
            assertRead(json, "994572143567482880", "2018-05-10T13:37:31.940Z", "12", "hi", "BTC");
        }
    }

    @Test
    void readsBluesky() throws Rejected {
        assertRead(
                "{'did':'did:plc:abc','time_us':1725911162329308,'kind':'commit','commit':{'rev':'3l','operation':'create',"
                        + "'collection':'app.bsky.feed.post','rkey':'3l3q','record':{'$type':'app.bsky.feed.post',"
                        + "'createdAt':'2024-09-09T19:46:02.102Z','langs':['en'],'text':'hi','reply':{'parent':{'uri':'at://x'}}},"
                        + "'cid':'bafy'}}",
                "at://did:plc:abc/app.bsky.feed.post/3l3q",
                "2024-09-09T19:46:02.102Z",
                "did:plc:abc",
                "hi");
        assertRead(
                "{'uri':'at://did:plc:abc/app.bsky.feed.post/1','cid':'b','author':{'did':'did:plc:abc','handle':'ann.bsky.social'},"
                        + "'record':{'text':'hi','createdAt':'2024-09-09T19:46:02Z'}}",
                "at://did:plc:abc/app.bsky.feed.post/1",
                "2024-09-09T19:46:02Z",
                "ann.bsky.social",
                "hi");
    }

    @Test
    void readsTheShapesOfFiles() throws Rejected {
        assertRead("{'text':'hi'}", null, null, null, "hi");
        assertRead("{'text':'hi','time':1525959451}", null, "1525959451", null, "hi");
        assertRead(
                "{'id':'1','epoch_ms':1525959451940,'user':'The Bob','followers':2,'text':'hi','rt':true,'symbols':['BTC']}",
                "1",
                "1525959451940",
                "The Bob",
                "hi",
                "BTC");
        assertRead(
                "{'id':'1','epoch_ms':1388531408665,'created_at':'Tue Dec 31 23:10:08 +0000 2013','symbol':'AAPL',"
                        + "'user_id':'18','text':'hi'}",
                "1",
                "1388531408665",
                "18",
                "hi",
                "AAPL");
        assertRead("{'id':7,'text':'2018','symbols':'BTC, ETH|X'}", "7", null, null, "2018", "BTC", "ETH", "X");
    }

    @Test
    void refusesWhatHasNoText() {
        for (String json : List.of(
                "{}", "{'text':null}", "{'did':'x','commit':{'operation':'delete','rkey':'1'}}", "{'data':[]}")) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> Samples.RAW.read(Samples.json(json)))
                    .withMessage("text must be given but was missing");
        }
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Samples.RAW.read(Samples.json("{'text':['x']}")))
                .withMessage("text must be a string but was an array");
    }

    @Test
    void letsNoOneBeRecognised() throws Rejected {
        String json = "{'did':'did:plc:secretdid','commit':{'rkey':'k1','record':{'createdAt':'2023-09-09T19:46:02Z',"
                + "'text':'$BTC by @secretfriend.bsky.social, secret@mail.com, +49 151 23456789, https://x.com/secretname'}}}";
        CleanTweets clean =
                new CleanTweets(new Anonymizer(new byte[16]), new SymbolTagger(Map.of("bitcoin", new Symbol("BTC"))));
        Tweet tweet = clean.clean(Samples.RAW.read(Samples.json(json)), Samples.NOW);
        byte[] written = Samples.TWEETS.write(tweet);
        assertThat(Samples.text(written))
                .doesNotContain("secret", "151", "23456789")
                .contains("<email>", "<phone>");
        assertThat(Samples.TWEETS.read(written)).isEqualTo(tweet);
        assertThat(tweet.symbols()).containsExactly(new Symbol("BTC"));
    }

    private static void assertRead(
            String json,
            @Nullable String id,
            @Nullable String time,
            @Nullable String author,
            String text,
            String... symbols)
            throws Rejected {
        assertThat(Samples.RAW.read(Samples.json(json)))
                .isEqualTo(new RawTweet(id, time, author, text, List.of(symbols)));
    }
}
