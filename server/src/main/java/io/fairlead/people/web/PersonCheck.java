package io.fairlead.people.web;

import io.fairlead.partner.Partners;
import io.fairlead.people.Person;
import io.fairlead.people.SignedInPeople;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The one place that decides whether a person may see a page or do what its forms do. Reading needs
 * any role of the partner in the address, everything else the role of a developer; the pages of
 * operators need the role of one. What a person may not see is not there. Whoever has not signed in
 * and asks for a page of the console goes to the sign-in, and from there to the page.
 */
@Component
class PersonCheck implements HandlerInterceptor {

    static final String VISITOR = PersonCheck.class.getName() + ".visitor";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SignedInPeople people;
    private final Partners partners;

    PersonCheck(SignedInPeople people, Partners partners) {
        this.people = people;
        this.partners = partners;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var declared = method.getBeanType().getAnnotation(CallableBy.class);
        if (declared == null || !declared.value().isPerson()) {
            refuseForeignForms(request, ConsolePaths.isOne(request.getServletPath()));
            return true;
        }
        var person = people.who(request);
        if (person.isEmpty() && mayGoToSignIn(request)) {
            goToSignIn(request, response);
            return false;
        }
        letIn(person.orElseThrow(Problem.NOT_SIGNED_IN::exception), declared.value(), request);
        return true;
    }

    private void letIn(Person person, CallableBy.Caller wanted, HttpServletRequest request) {
        refuseForeignForms(request, true);
        var visitor = visitor(person, wanted, partner(request), reads(request));
        request.setAttribute(VISITOR, visitor);
    }

    /** The forms of the sign-in are no less worth sending from another site than all others. */
    private static void refuseForeignForms(HttpServletRequest request, boolean isForPeople) {
        if (isForPeople && !reads(request) && !comesFromOwnPage(request)) {
            throw Problem.FOREIGN_FORM.exception();
        }
    }

    private static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    private static boolean mayGoToSignIn(HttpServletRequest request) {
        return reads(request) && ConsolePaths.isOne(request.getServletPath());
    }

    private static void goToSignIn(HttpServletRequest request, HttpServletResponse response) {
        var query = request.getQueryString();
        var asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, ConsolePaths.signIn(asked));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private Visitor visitor(
            Person person, CallableBy.Caller wanted, @Nullable PartnerId partner, boolean reads) {
        if (wanted == CallableBy.Caller.PERSON) {
            return new Visitor(person, null);
        }
        if (wanted == CallableBy.Caller.OPERATOR) {
            return new Visitor(allowed(person, person.operates()), null);
        }
        if (partner == null || !person.sees(partner) || !partners.isKnown(partner)) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        if (!reads && !person.changes(partner)) {
            throw Problem.ROLE_TOO_SMALL.exception();
        }
        return new Visitor(person, partner);
    }

    private static Person allowed(Person person, boolean allowed) {
        if (!allowed) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        return person;
    }

    /** The variable of that name in the address's pattern. */
    private static @Nullable PartnerId partner(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                        && variables.get("partnerId") instanceof String id
                ? new PartnerId(id)
                : null;
    }

    /**
     * A form of another site is told by its browser, which names the site it comes from. A browser
     * that tells neither is none of the last years.
     */
    private static boolean comesFromOwnPage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var host = request.getHeader(HttpHeaders.HOST);
        return origin != null && host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
