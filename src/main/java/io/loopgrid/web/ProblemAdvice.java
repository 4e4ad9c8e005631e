package io.loopgrid.web;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes a problem document of everything that a call can fail with. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** A fault of ours: told in the log, not to the caller. */
    @ExceptionHandler(RuntimeException.class)
    @Nullable
    ResponseEntity<Object> fault(RuntimeException fault, WebRequest request) {
        if (tooLarge(fault) != null) {
            return answer(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "the body is too large"), request);
        }
        LOG.error("A call failed request={}", request.getDescription(false), fault);
        return answer(
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "fault", "the call failed; the log says why"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        Class<?> wanted = mismatch.getRequiredType();
        String rule = "must be " + (wanted == null ? "of another type" : "a value of type " + wanted.getSimpleName());
        return answer(Problem.parameter(name, String.valueOf(mismatch.getValue()), rule), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        BodyTooLargeException large = tooLarge(unreadable);
        if (large != null) {
            return answer(large.problem(), request);
        }
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, "body", "the body must be given", Map.of("field", "body")), request);
    }

    /** Gives every answer of Spring's own a type that names its kind. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(e, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail detail && isUntyped(detail)) {
            String kind =
                    String.valueOf(detail.getTitle()).toLowerCase(Locale.ROOT).replace(' ', '-');
            detail.setType(URI.create("urn:loopgrid:problem:" + kind));
        }
        return answer;
    }

    private static boolean isUntyped(ProblemDetail detail) {
        return detail.getType() == null || detail.getType().toString().equals("about:blank");
    }

    private @Nullable ResponseEntity<Object> answer(Problem problem, WebRequest request) {
        return handleExceptionInternal(
                problem, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    private static @Nullable BodyTooLargeException tooLarge(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException large) {
                return large;
            }
        }
        return null;
    }
}
