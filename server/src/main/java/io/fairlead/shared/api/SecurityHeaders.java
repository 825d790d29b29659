package io.fairlead.shared.api;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.page.PagePolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the strictest security headers on every response. Pages that need more say so themselves,
 * with a {@link PagePolicy}.
 */
@Component
public class SecurityHeaders extends OncePerRequestFilter {

    /** What the pages of Connect load. */
    private static final List<String> PARTS_OF_PAGES = List.of("/assets/", "/brand/");

    private final boolean https;

    SecurityHeaders(FairleadProperties properties) {
        https = "https".equals(properties.publicUrl().getScheme());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        applyTo(request, response);
        chain.doFilter(request, response);
    }

    public void applyTo(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (Service.of(request) == Service.PAGE) {
            PagePolicy.site().applyTo(response);
        }
        if (PARTS_OF_PAGES.stream().anyMatch(request.getRequestURI()::startsWith)) {
            PagePolicy.letIn(response);
        }
    }
}
