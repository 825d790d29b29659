package io.finbank.oauth;

import io.finbank.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers what ends a call in the filters, which controllers' advice does not see. */
final class FaultAnswers extends OncePerRequestFilter {

    private final HandlerExceptionResolver advice;
    private final JsonMapper json;

    FaultAnswers(HandlerExceptionResolver advice, JsonMapper json) {
        this.advice = advice;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException e) {
            response.setStatus(OAuthProblem.status(e).value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), OAuthProblem.of(e));
        } catch (RuntimeException e) {
            advice.resolveException(request, response, null, e);
        }
    }
}
