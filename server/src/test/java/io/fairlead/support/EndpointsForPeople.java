package io.fairlead.support;

import io.fairlead.shared.api.CallableBy;
import java.lang.reflect.Method;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Endpoints for operators and for partners' people at places where the server has none: for each a
 * page, one of the console and one call of either API. They are there until they are closed.
 */
public final class EndpointsForPeople implements AutoCloseable {

    private static final List<String> PLACES =
            List.of(
                    "/people/%s",
                    "/console/greetings/%s", "/fairlead/v1/people/%s", "/connect/v2/people/%s");

    private final RequestMappingHandlerMapping mapping;
    private final List<RequestMappingInfo> added;

    private EndpointsForPeople(
            RequestMappingHandlerMapping mapping, List<RequestMappingInfo> added) {
        this.mapping = mapping;
        this.added = added;
    }

    /** Adds them to the running server. */
    public static EndpointsForPeople addedTo(RequestMappingHandlerMapping mapping) {
        var operators = endpoint("operators");
        var partnerUsers = endpoint("partner-users/{partnerId}");
        mapping.registerMapping(operators, new ForOperators(), greeting(ForOperators.class));
        mapping.registerMapping(
                partnerUsers, new ForPartnerUsers(), greeting(ForPartnerUsers.class));
        return new EndpointsForPeople(mapping, List.of(operators, partnerUsers));
    }

    @Override
    public void close() {
        added.forEach(mapping::unregisterMapping);
    }

    private static RequestMappingInfo endpoint(String whose) {
        var paths = PLACES.stream().map(place -> place.formatted(whose)).toArray(String[]::new);
        return RequestMappingInfo.paths(paths)
                .methods(RequestMethod.GET, RequestMethod.POST)
                .build();
    }

    private static Method greeting(Class<?> controller) {
        try {
            return controller.getDeclaredMethod("greeting");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @CallableBy(CallableBy.Caller.OPERATOR)
    private static final class ForOperators {

        ResponseEntity<String> greeting() {
            return ResponseEntity.ok("Hello, operator");
        }
    }

    @CallableBy(CallableBy.Caller.PARTNER_USER)
    private static final class ForPartnerUsers {

        ResponseEntity<String> greeting() {
            return ResponseEntity.ok("Hello, partner user");
        }
    }
}
