package io.loopgrid.web;

import io.loopgrid.query.WordBook;
import io.loopgrid.word2vec.Neighbour;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what words mean to the loop. */
@RestController
@RequestMapping("/api/words")
@Tag(name = "words", description = "Vectors and neighbours")
final class WordController {
    private final WordBook words;

    WordController(WordBook words) {
        this.words = words;
    }

    @GetMapping("/{word}")
    @Operation(summary = "A word's count, state and vector")
    WordBook.Entry word(@PathVariable String word) {
        return find(word);
    }

    @GetMapping("/{word}/neighbours")
    @Operation(summary = "The nearest words with their cosine similarity")
    List<Neighbour> neighbours(@PathVariable String word, @RequestParam(defaultValue = "10") int k) {
        int most = Parameters.limit("k", k);
        return words.neighbours(find(word).word(), most);
    }

    /** As it is written, else in lower case: tokens are lower case. */
    private WordBook.Entry find(String word) {
        return words.find(word)
                .or(() -> words.find(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> Problem.notFound("this word was never seen, or is forgotten"));
    }
}
