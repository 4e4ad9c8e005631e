package io.loopgrid.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pass only what was addressed to this service by a page of this service, or by no page.
 *
 * <p>Loopback alone does not keep web sites out: a page can send requests to localhost, and by rebinding its own name to
 * 127.0.0.1 it can read the answers. The first bears a foreign Origin, the second a foreign Host. Health probes come by
 * address, tell nothing and change nothing, so they pass. Also sets the headers that bind the browser.
 */
final class OriginFilter extends OncePerRequestFilter {
    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));

    OriginFilter(List<String> moreHosts) {
        moreHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        secure(response);
        String host = request.getHeader(HttpHeaders.HOST);
        if (!OpenPaths.isProbe(request) && !isOurs(host)) {
            Answers.problem(
                    response,
                    HttpStatus.FORBIDDEN,
                    "host",
                    "this service is not known under that Host; see loopgrid.web.hosts");
        } else if (!isOfThisSite(request, host)) {
            Answers.problem(
                    response, HttpStatus.FORBIDDEN, "origin", "pages of other origins may not call this service");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(withoutPort(host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOfThisSite(HttpServletRequest request, @Nullable String host) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreignSubresource = site != null
                && !site.equals("same-origin")
                && !site.equals("none")
                && !"navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        if (foreignSubresource) {
            return false;
        }
        return origin == null
                || (host != null
                        && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host)));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
