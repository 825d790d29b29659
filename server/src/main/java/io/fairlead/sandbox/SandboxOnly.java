package io.fairlead.sandbox;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Keeps the calls of {@code /sandbox/v1} to sandboxes, where they need no key: production has no
 * such endpoint. What changes something must say that it sends JSON, which a page of another site
 * cannot do without asking first.
 */
@Component
public class SandboxOnly {

    private static final Set<String> CHANGES = Set.of("POST", "PUT");

    private final FairleadProperties fairlead;

    SandboxOnly(FairleadProperties fairlead) {
        this.fairlead = fairlead;
    }

    /**
     * Ends a call that may not be made.
     *
     * @throws io.fairlead.shared.api.ProblemException outside of a sandbox, or when the call does
     *     not say what it sends
     */
    public void check(HttpServletRequest request) {
        if (fairlead.mode() != Mode.SANDBOX) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        if (CHANGES.contains(request.getMethod()) && !isJson(request.getContentType())) {
            throw Problem.BAD_REQUEST.exception(
                    "Send JSON with the header Content-Type: application/json.");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(
                            MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
