package io.loopgrid.web;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that says what is wrong, as RFC 9457 has it: its type names the kind for programs, its detail the case. */
final class Problem extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    private static final String TYPES = "urn:loopgrid:problem:";

    private Problem(HttpStatusCode status, ProblemDetail body) {
        super(status, body, null);
    }

    /** A problem of a kind. */
    static Problem of(HttpStatus status, String type, String detail) {
        return of(status, type, detail, Map.of());
    }

    /** A problem of a kind with members of its own. */
    static Problem of(HttpStatus status, String type, String detail, Map<String, ?> members) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPES + type));
        body.setTitle(status.getReasonPhrase());
        members.forEach(body::setProperty);
        return new Problem(status, body);
    }

    /** A parameter that breaks a rule. */
    static Problem parameter(String name, Object value, String rule) {
        return of(
                HttpStatus.BAD_REQUEST,
                "parameter",
                name + " " + rule + " but was " + value,
                Map.of("field", name, "reason", rule));
    }

    /** Something that is not there. */
    static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "not-found", what);
    }

    /** The JSON of such an answer, for filters, which answer before Spring can. */
    static String json(HttpStatus status, String type, String detail) {
        return "{\"type\":\"" + TYPES + type + "\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                + status.value() + ",\"detail\":\"" + detail + "\"}";
    }
}
