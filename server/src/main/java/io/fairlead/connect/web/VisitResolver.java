package io.fairlead.connect.web;

import io.fairlead.connect.screen.Visit;
import io.fairlead.connector.Visitors;
import io.fairlead.partner.Partners;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.SessionKey;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Texts;
import io.fairlead.spi.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Finds the running session of the key in the path, and lets its pages be framed.
 *
 * @throws NotRunningException when there is none, which {@link NotRunningAdvice} answers
 */
@Configuration(proxyBeanMethods = false)
class VisitResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** That there is a host, and that nobody has been there for too long. */
    private static final List<String> SENT_UNSEEN = List.of("/host", "/timeout");

    private final Sessions sessions;
    private final Visitors visitors;
    private final Partners partners;

    VisitResolver(Sessions sessions, Visitors visitors, Partners partners) {
        this.visitors = visitors;
        this.partners = partners;
        this.sessions = sessions;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.Running.class;
    }

    @Override
    public Visit.Running resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var key = new SessionKey(pathVariable(request));
        var session = sessions.find(key);
        var redirectUri = session.map(found -> found.link().details().presentation().redirectUri());
        if (request.getNativeResponse() instanceof HttpServletResponse response) {
            var framers = session.map(found -> found.settings().embeddingOrigins());
            PagePolicy.connect(redirectUri.orElse(null), framers.orElse(List.of()))
                    .applyTo(response);
        }
        if (session.isEmpty()) {
            throw new NotRunningException(new Visit.Unknown(browserTexts(request)));
        }
        if (partners.isDisabled(session.get().link().partner())) {
            throw new NotRunningException(new Visit.Suspended(session.get()));
        }
        see(session.get(), request);
        return running(key, isSeen(request) ? sessions.show(session.get()) : session.get());
    }

    private static Visit.Running running(SessionKey key, Session session) {
        if (session.ending() != null) {
            throw new NotRunningException(new Visit.Ended(key, session, session.ending()));
        }
        return new Visit.Running(key, session);
    }

    /** Looking at an address sends nothing, and scripts send some things of pages in the dark. */
    private static boolean isSeen(NativeWebRequest request) {
        return request.getNativeRequest() instanceof HttpServletRequest browser
                && browser.getMethod().equals("POST")
                && SENT_UNSEEN.stream().noneMatch(browser.getRequestURI()::endsWith);
    }

    /** What the bank may be told of the consumer's browser. */
    private void see(Session session, NativeWebRequest request) {
        if (request.getNativeRequest() instanceof HttpServletRequest browser) {
            var languages =
                    Stream.concat(Stream.of(session.language().tag()), BrowserLanguage.all(browser))
                            .distinct()
                            .toList();
            visitors.see(
                    session.link().partner(),
                    session.customer(),
                    new Visitor(
                            InetAddress.ofLiteral(browser.getRemoteAddr()),
                            browser.getHeader(HttpHeaders.USER_AGENT),
                            languages));
        }
    }

    private static String pathVariable(NativeWebRequest request) {
        var variables =
                request.getAttribute(
                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                        RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> map ? String.valueOf(map.get("key")) : "";
    }

    private static Texts browserTexts(NativeWebRequest request) {
        return request.getNativeRequest() instanceof HttpServletRequest browser
                ? Texts.of(BrowserLanguage.of(browser))
                : Texts.of(Language.EN);
    }
}
