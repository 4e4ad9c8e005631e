package io.loopgrid.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The paths that anybody may read, compared as they were written and not as they could be meant. */
final class OpenPaths {
    private static final Set<String> PROBES = Set.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health/startup");

    private static final Set<String> PAGE =
            Set.of("/", "/index.html", "/app.js", "/api.js", "/dom.js", "/orders.js", "/style.css", "/icon.svg");

    private OpenPaths() {}

    /** Whether a request is one of those by which a machine asks whether this process lives. */
    static boolean isProbe(HttpServletRequest request) {
        return request.getMethod().equals("GET") && PROBES.contains(request.getRequestURI());
    }

    /** Whether a request is for a file of the page. */
    static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET") && PAGE.contains(request.getRequestURI());
    }
}
