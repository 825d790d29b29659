package io.fairlead.partner.rest;

import io.fairlead.partner.CallerOutcome;
import io.fairlead.partner.Callers;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.api.Service;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Checks app key and token before a call reaches its controller: the key first, then the token,
 * each under its long name or its short one.
 */
@Component
class CallerCheck implements HandlerInterceptor {

    static final String CALLER = CallerCheck.class.getName() + ".caller";

    private final Callers callers;

    CallerCheck(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !onlyTellsMethods(method)) {
            var caller = caller(request, allowedCaller(method));
            if (caller != null) {
                request.setAttribute(CALLER, caller);
            }
        }
        return true;
    }

    /** Spring's own answer to OPTIONS, which names the methods of an address and calls none. */
    private static boolean onlyTellsMethods(HandlerMethod method) {
        return method.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }

    private static CallableBy.Caller allowedCaller(HandlerMethod method) {
        var declared = method.getBeanType().getAnnotation(CallableBy.class);
        if (declared == null) {
            throw new IllegalStateException(method + " does not say who may call it");
        }
        return declared.value();
    }

    private @Nullable PartnerId caller(HttpServletRequest request, CallableBy.Caller allowed) {
        return switch (allowed) {
            // Who signs in is checked by the module of people.
            case ANYONE, PERSON, PARTNER_USER, OPERATOR -> null;
            case APP_KEY -> appKeyOwner(request);
            case PARTNER -> partner(request);
        };
    }

    private PartnerId appKeyOwner(HttpServletRequest request) {
        return callers.ownerOf(appKey(request)).orElseThrow(Problem.INVALID_APP_KEY::exception);
    }

    /** The app key that comes with a call. */
    static Secret appKey(HttpServletRequest request) {
        var appKey = header(request, "Finicity-App-Key", "App-Key");
        if (appKey == null) {
            throw Problem.MISSING_APP_KEY.exception();
        }
        return appKey;
    }

    private PartnerId partner(HttpServletRequest request) {
        var appKeyOwner = appKeyOwner(request);
        var token = header(request, "Finicity-App-Token", "App-Token");
        if (token == null) {
            throw Problem.MISSING_APP_TOKEN.exception();
        }
        return switch (callers.caller(appKeyOwner, token)) {
            case CallerOutcome.Known(var partner) -> partner;
            case CallerOutcome.Disabled _ -> throw badToken(request, Problem.PARTNER_LOCKED);
            case CallerOutcome.UnknownToken _ -> throw badToken(request, Problem.INVALID_APP_TOKEN);
            case CallerOutcome.ExpiredToken _ -> throw badToken(request, Problem.EXPIRED_APP_TOKEN);
        };
    }

    /** Connect words a bad token in its own way, whatever is wrong with it. */
    private static ProblemException badToken(HttpServletRequest request, Problem elsewhere) {
        return Service.of(request) == Service.CONNECT
                ? Problem.CONNECT_INVALID_TOKEN.exception()
                : elsewhere.exception();
    }

    private static @Nullable Secret header(
            HttpServletRequest request, String name, String shortName) {
        var value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            value = request.getHeader(shortName);
        }
        return value == null || value.isBlank() ? null : new Secret(value);
    }
}
