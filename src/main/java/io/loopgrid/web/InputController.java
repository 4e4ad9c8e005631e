package io.loopgrid.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes tweets, prices and corrections: one object, an array, or one object on each line. */
@RestController
@RequestMapping("/api")
@ResponseStatus(HttpStatus.ACCEPTED)
@Tag(name = "input", description = "One object, an array or NDJSON; answers when Kafka has acknowledged all of it")
final class InputController {
    private final Reception reception;
    private final TweetIntake tweets;
    private final PriceIntake prices;
    private final CorrectionIntake corrections;

    InputController(Reception reception, TweetIntake tweets, PriceIntake prices, CorrectionIntake corrections) {
        this.reception = reception;
        this.tweets = tweets;
        this.prices = prices;
        this.corrections = corrections;
    }

    @PostMapping("/tweets")
    @Operation(summary = "Send posts of any known shape; only text is required")
    Reception.Receipt tweets(@RequestBody byte[] body, HttpServletRequest request) {
        return reception.take(tweets.from(request.getRemoteAddr()), body);
    }

    @PostMapping("/prices")
    @Operation(summary = "Send ticks (symbol, time, price) or candles (symbol, closeTime, close)")
    Reception.Receipt prices(@RequestBody byte[] body) {
        return reception.take(prices, body);
    }

    @PostMapping("/corrections")
    @Operation(summary = "Correct a signal (signal, label), a span (symbol, from, to, label), or retract (retracts)")
    Reception.Receipt corrections(@RequestBody byte[] body) {
        return reception.take(corrections, body);
    }
}
