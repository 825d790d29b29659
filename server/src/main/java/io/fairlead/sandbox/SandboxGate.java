package io.fairlead.sandbox;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets calls of {@code /sandbox/v1} in: in a sandbox only, and none that a page of another site can
 * make a browser send without asking first.
 */
@Component
public class SandboxGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    private final FairleadProperties fairlead;

    SandboxGate(FairleadProperties fairlead) {
        this.fairlead = fairlead;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/sandbox/v1/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (fairlead.mode() != Mode.SANDBOX) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        if (WITH_BODY.contains(request.getMethod()) && !isTyped(request.getContentType())) {
            throw Problem.BAD_REQUEST.exception(
                    "Send JSON with the header Content-Type: application/json.");
        }
        return true;
    }

    private static boolean isTyped(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().matches("(?i)application/(?:json|yaml|x-yaml)\\s*(?:;.*)?");
    }

    /** Refuses fields that mean nothing: a typing error in a test must be told. */
    public static void refuseOthersThan(Set<String> known, ObjectNode body, String path) {
        body.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw Problem.BAD_REQUEST.exception(
                                    "\"%s%s\" is no field here. There are: %s."
                                            .formatted(
                                                    path,
                                                    quotable(name),
                                                    known.stream()
                                                            .sorted()
                                                            .collect(Collectors.joining(", "))));
                        });
    }

    private static String quotable(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return plain.substring(0, Math.min(40, plain.length()));
    }
}
