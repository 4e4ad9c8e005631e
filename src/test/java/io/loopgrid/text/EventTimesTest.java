package io.loopgrid.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
    private static final long NOW = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Wed Jan 01 03:59:03 +0000 2014      | 2014-01-01T03:59:03Z
                    Tue Dec 31 23:10:08 -0500 2013      | 2014-01-01T04:10:08Z
                    Wed, 01 Jan 2014 03:59:03 GMT       | 2014-01-01T03:59:03Z
                    Wed, 1 Jan 2014 03:59:03 +0100      | 2014-01-01T02:59:03Z
                    1 Jan 2014 03:59 EST                | 2014-01-01T08:59:00Z
                    Wed, 01 Jan 2014 03:59:03 UT        | 2014-01-01T03:59:03Z
                    2014-01-01T03:59:03Z                | 2014-01-01T03:59:03Z
                    2014-01-01T03:59:03.123456789Z      | 2014-01-01T03:59:03.123Z
                    2014-01-01T03:59:03.5+05:30         | 2013-12-31T22:29:03.500Z
                    2014-01-01T03:59:03-0800            | 2014-01-01T11:59:03Z
                    2014-01-01T03:59:03+01              | 2014-01-01T02:59:03Z
                    2014-01-01 03:59:03                 | 2014-01-01T03:59:03Z
                    2014-01-01 03:59:03 UTC             | 2014-01-01T03:59:03Z
                    2014-01-01T03:59                    | 2014-01-01T03:59:00Z
                    2016-02-29                          | 2016-02-29T00:00:00Z
                    2016-12-31T23:59:60Z                | 2017-01-01T00:00:00Z
                    1525959451                          | 2018-05-10T13:37:31Z
                    1525959451.94                       | 2018-05-10T13:37:31.940Z
                    1525959451940                       | 2018-05-10T13:37:31.940Z
                    1525959451940123                    | 2018-05-10T13:37:31.940Z
                    994572143567482880                  | 2018-05-10T13:37:31.940Z
                    1136073600000                       | 2006-01-01T00:00:00Z
                    """)
    void readsEveryForm(String text, Instant expected) throws Rejected {
        assertThat(Instant.ofEpochMilli(EventTimes.parse("time", text, NOW))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "Wed",
                "Wed Jan 32 03:59:03 +0000 2014",
                "Wed Foo 01 03:59:03 +0000 2014",
                "2014-13-01T00:00:00Z",
                "2015-02-29",
                "2014-01-01T24:00:00Z",
                "2014-01-01T03:59:03Zx",
                "2014-01-01T03:59:03+",
                "99999999999999999999",
                "1e12",
                "-5",
                "1.2.3",
                "Wed, 01 Jan 2014 03:59:03",
                "2014-01-01T03:59:03 XYZ",
                "٢٠١٤"
            })
    void refusesWhatIsNotATime(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> EventTimes.parse("created_at", text, NOW))
                .withMessageStartingWith("created_at must be epoch s, ms or µs");
    }

    @Test
    void refusesTimesOutOfRange() throws Rejected {
        long latest = NOW + EventTimes.MAX_AHEAD_MILLIS;
        assertThat(EventTimes.check("time", latest, NOW)).isEqualTo(latest);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> EventTimes.check("time", latest + 1, NOW))
                .withMessage(
                        "time must be epoch milliseconds from 2006-01-01 to now + 5 minutes but was " + (latest + 1));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> EventTimes.check("time", EventTimes.EARLIEST_MILLIS - 1, NOW));
        for (String early : new String[] {"2005-12-31T23:59:59Z", "0", "1136073599", "2039-01-01"}) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> EventTimes.parse("time", early, NOW))
                    .withMessage("time must be from 2006-01-01 to now + 5 minutes but was " + early);
        }
    }

    @Test
    void survivesAnyText() {
        SplittableRandom random = new SplittableRandom(3);
        String letters = "0123456789:-+TZ. ,JanWedGMTé\u0000\ud800";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                EventTimes.parse("time", text.toString(), NOW);
            } catch (Rejected e) {
                assertThat(e.field()).isEqualTo("time");
            }
        }
    }
}
