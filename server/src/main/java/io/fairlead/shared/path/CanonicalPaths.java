package io.fairlead.shared.path;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Gives every request the path that its endpoint is known by: slashes that follow each other count
 * as one and a slash at the end as none, as clients make them of a base address that ends with one,
 * but for those where an id is missing; and an older version of a call becomes the present one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CanonicalPaths extends OncePerRequestFilter {

    private static final Pattern SLASHES = Pattern.compile("//+");

    private final EmptyIds emptyIds;

    CanonicalPaths(EmptyIds emptyIds) {
        this.emptyIds = emptyIds;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = request.getRequestURI();
        var canonical = canonical(request.getMethod(), sent);
        chain.doFilter(
                canonical.equals(sent) ? request : new RequestOf(request, canonical), response);
    }

    private String canonical(String method, String path) {
        var plain = plain(method, path);
        return FormerPath.presentOf(method, plain).orElse(plain);
    }

    private String plain(String method, String path) {
        if (!path.contains("//") && !path.endsWith("/")) {
            return path;
        }
        return emptyIds.replaced(method, SLASHES.matcher(path).replaceAll("//"))
                .orElseGet(() -> withoutLastSlash(SLASHES.matcher(path).replaceAll("/")));
    }

    private static String withoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    /** A request that came to another path. */
    private static final class RequestOf extends HttpServletRequestWrapper {

        private final String path;

        RequestOf(HttpServletRequest sent, String path) {
            super(sent);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return isForwarded() ? super.getRequestURI() : path;
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            if (isForwarded()) {
                return url;
            }
            url.setLength(url.length() - super.getRequestURI().length());
            return url.append(path);
        }

        /** Decoded; the server has decoded the path before, so that it can be. */
        @Override
        public String getServletPath() {
            return isForwarded()
                    ? super.getServletPath()
                    : UriUtils.decode(path, StandardCharsets.UTF_8);
        }

        /** The server puts the path that a request is forwarded to behind this one. */
        private boolean isForwarded() {
            return getDispatcherType() != DispatcherType.REQUEST;
        }
    }
}
