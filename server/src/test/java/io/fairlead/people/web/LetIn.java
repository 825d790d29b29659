package io.fairlead.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands behind all checks and answers requests with its header before their controllers can, so
 * that a test can tell who is let in without doing what was asked for.
 */
@TestConfiguration(proxyBeanMethods = false)
public class LetIn implements WebMvcConfigurer {

    static final String HEADER = "Test-Let-In";

    /** No page answers with it. */
    static final int STATUS = 299;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Answer()).order(Ordered.LOWEST_PRECEDENCE);
    }

    private static final class Answer implements HandlerInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getHeader(HEADER) == null) {
                return true;
            }
            response.setStatus(STATUS);
            return false;
        }
    }
}
