package io.loopgrid.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where keys are configured, asks every call for one as {@code Authorization: Bearer <key>}. Open are only the health probes
 * and the files of the page, which tell nothing, and only under their plain names: there are many ways to write a path, and
 * whatever is not known to be open is closed.
 */
final class KeyFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final List<byte[]> keys;

    KeyFilter(List<String> keys) {
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OpenPaths.isProbe(request) || OpenPaths.isPage(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bearsKey(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Answers.problem(response, HttpStatus.UNAUTHORIZED, "key", "the request must bear a key");
        }
    }

    /** Compares with every key to its end, so that the time taken tells nothing. */
    private boolean bearsKey(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        byte[] given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] key : keys) {
            found |= MessageDigest.isEqual(key, given);
        }
        return found;
    }
}
