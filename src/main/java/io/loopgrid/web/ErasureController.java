package io.loopgrid.web;

import io.loopgrid.kafka.Topics;
import io.loopgrid.query.SignalBook;
import io.loopgrid.signal.Signal;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.ErasureJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forgets the signals of one author. The name comes in the body, as addresses of calls are logged on their way. */
@RestController
@RequestMapping("/api/erasures")
@Tag(name = "erasures", description = "Forgetting one author")
final class ErasureController {
    private final SignalBook signals;
    private final CleanTweets cleaning;
    private final EventGate gate;
    private final ErasureJson json = new ErasureJson();

    ErasureController(SignalBook signals, CleanTweets cleaning, EventGate gate) {
        this.signals = signals;
        this.cleaning = cleaning;
        this.gate = gate;
    }

    /** Who is to be forgotten: the name at the tweets' source, or its hash. */
    record Request(@Nullable String author) {}

    /**
     * What was asked for.
     *
     * @param author the keyed hash that stood for the author
     * @param signals how many kept signals were found and are being erased
     */
    record Receipt(String author, int signals) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Erase the kept signals of an author, named or hashed, with their words and features",
            description = "Counts what the newest committed state has of the author; ask again until it counts 0")
    Receipt erase(@RequestBody Request request) {
        String author = hashOf(request.author());
        List<Signal> found = signals.byAuthor(author);
        gate.send(found.stream().map(this::record).toList());
        return new Receipt(author, found.size());
    }

    private String hashOf(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Problem.parameter("author", name == null ? "missing" : "blank", "must name an author");
        }
        try {
            return cleaning.author(name);
        } catch (Rejected e) {
            throw Problem.parameter(e.field(), e.value(), e.rule());
        }
    }

    private ProducerRecord<byte[], byte[]> record(Signal signal) {
        byte[] key = signal.id().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                Topics.ERASURES, key, json.write(new ErasureJson.Erasure(signal.id(), signal.timeMillis())));
    }
}
