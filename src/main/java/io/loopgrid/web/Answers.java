package io.loopgrid.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers of filters. */
final class Answers {
    private Answers() {}

    /** Ends a request with a problem. */
    static void problem(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        byte[] body = Problem.json(status, type, detail).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
