package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

final class StreamClientTest {
    private final Written written = new Written();

    @Test
    void dropsTheOldestWhenItsQueueIsFullAndSaysHowMany() throws Exception {
        StreamClient client = new StreamClient(written, 2);
        for (int i = 0; i < 5; i++) {
            client.offer(new StreamEvent("signal", "{\"i\":" + i + "}"));
        }
        assertThat(client.wantsFlush(Long.MAX_VALUE)).isTrue();
        client.flush();
        assertThat(written.texts)
                .containsExactly("event:gap\ndata:{\"dropped\":3}\n\n"
                        + "event:signal\ndata:{\"i\":3}\n\n"
                        + "event:signal\ndata:{\"i\":4}\n\n");
    }

    @Test
    void isFlushedByOneThreadAtATime() throws Exception {
        StreamClient client = new StreamClient(written, 2);
        client.offer(new StreamEvent("signal", "{}"));
        assertThat(client.wantsFlush(Long.MAX_VALUE)).isTrue();
        assertThat(client.wantsFlush(Long.MAX_VALUE)).isFalse();
        client.flush();
        assertThat(client.wantsFlush(Long.MAX_VALUE)).as("nothing waits").isFalse();
        client.drop(7);
        assertThat(client.wantsFlush(Long.MAX_VALUE)).isTrue();
        client.flush();
        assertThat(written.texts.get(1)).isEqualTo("event:gap\ndata:{\"dropped\":7}\n\n");
    }

    @Test
    void cannotBeMadeToSpeakInTheNameOfAnotherEvent() throws Exception {
        StreamClient client = new StreamClient(written, 2);
        client.offer(new StreamEvent("signal", "{}\r\n\nevent:alert\ndata:{}"));
        client.flush();
        assertThat(written.texts).containsExactly("event:signal\ndata:{}\ndata:\ndata:event:alert\ndata:data:{}\n\n");
    }

    /** Keeps what was sent. */
    private static final class Written extends SseEmitter {
        private final List<String> texts = new ArrayList<>();

        @Override
        public void send(Set<DataWithMediaType> items) {
            items.forEach(item -> texts.add(String.valueOf(item.getData())));
        }
    }
}
