package io.loopgrid.web;

import io.loopgrid.query.WordBook;
import io.loopgrid.word2vec.Neighbour;
import io.loopgrid.word2vec.VectorsFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Tells what words mean to the loop. */
@RestController
@RequestMapping("/api")
@Tag(name = "words", description = "Vectors and neighbours")
final class WordController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final WordBook words;

    WordController(WordBook words) {
        this.words = words;
    }

    @GetMapping("/words/{word}")
    @Operation(summary = "A word's count, state and vector")
    WordBook.Entry word(@PathVariable String word) {
        return find(word);
    }

    @GetMapping("/words/{word}/neighbours")
    @Operation(summary = "The nearest words with their cosine similarity")
    List<Neighbour> neighbours(@PathVariable String word, @RequestParam(defaultValue = "10") int k) {
        int most = Parameters.limit("k", k);
        return words.neighbours(find(word).word(), most);
    }

    @GetMapping("/vectors")
    @Operation(summary = "All words with their vectors, in word2vec's text or binary form")
    ResponseEntity<StreamingResponseBody> vectors(@RequestParam(defaultValue = "text") String format) {
        VectorsFormat form = switch (format) {
            case "text" -> VectorsFormat.TEXT;
            case "binary" -> VectorsFormat.BINARY;
            default -> throw Problem.parameter("format", format, "must be text or binary");
        };
        MediaType type = form == VectorsFormat.TEXT ? TEXT : MediaType.APPLICATION_OCTET_STREAM;
        return ResponseEntity.ok().contentType(type).body(out -> words.write(form, out));
    }

    /** As it is written, else in lower case: tokens are lower case. */
    private WordBook.Entry find(String word) {
        return words.find(word)
                .or(() -> words.find(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> Problem.notFound("this word was never seen, or is forgotten"));
    }
}
