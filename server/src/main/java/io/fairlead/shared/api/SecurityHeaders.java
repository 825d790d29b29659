package io.fairlead.shared.api;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.page.PagePolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the strictest security headers on every response that has a use for them. Pages that need
 * more say so themselves, with a {@link PagePolicy}.
 */
@Component
public class SecurityHeaders extends OncePerRequestFilter {

    /** What the pages of Connect load. */
    private static final List<String> PARTS_OF_PAGES = List.of("/assets/", "/brand/");

    private static final Pattern ASSET = Pattern.compile("/assets/[a-z0-9/-]+\\.(js|css|svg)");

    /** The paths of scripts, styles and pictures that were asked for. */
    private final Set<String> assets = ConcurrentHashMap.newKeySet();

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
        var path = String.valueOf(request.getRequestURI());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!isAsset(path)) {
            response.setHeader("Referrer-Policy", "no-referrer");
            if (Service.of(request) == Service.PAGE) {
                PagePolicy.site().applyTo(response);
            }
        }
        if (PARTS_OF_PAGES.stream().anyMatch(path::startsWith)) {
            PagePolicy.letIn(response);
        }
    }

    /**
     * Whether it is a part of pages that comes with this program. A first screen loads a dozen of
     * them, which lead nowhere and run nothing by themselves: a policy would only be weight.
     */
    private boolean isAsset(String path) {
        if (!assets.contains(path)
                && ASSET.matcher(path).matches()
                && new ClassPathResource("static" + path).exists()) {
            assets.add(path);
        }
        return assets.contains(path);
    }
}
