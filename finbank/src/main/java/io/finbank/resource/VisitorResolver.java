package io.finbank.resource;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller the {@link Visitor} whose token the request carries. */
@Component
class VisitorResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String SCHEME = "Bearer ";

    private final List<BearerTokens> kinds;

    VisitorResolver(List<BearerTokens> kinds) {
        this.kinds = kinds;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Visitor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME)) {
            throw new ProblemException(Problem.SESSION_EXPIRED);
        }
        return visitor(header.substring(SCHEME.length()));
    }

    private Visitor visitor(String token) {
        return kinds.stream()
                .map(kind -> kind.visitor(token))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.SESSION_EXPIRED));
    }
}
