package io.fairlead.shared.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what never gets as far as Spring, such as a path that no server may decode, in the forms
 * of all other errors and not in Tomcat's own.
 */
final class RefusedRequests extends ErrorReportValve {

    private final ProblemAdvice problems;
    private final SecurityHeaders headers;
    private final JsonMapper json;

    RefusedRequests(ProblemAdvice problems, SecurityHeaders headers, JsonMapper json) {
        this.problems = problems;
        this.headers = headers;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status >= 400 && response.getContentWritten() == 0 && response.setErrorReported()) {
            headers.applyTo(request, response);
            write(
                    status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                            ? problems.unexpected(failure, request)
                            : problems.refused(status, request),
                    response);
        }
    }

    private void write(ResponseEntity<Object> answer, Response response) {
        var body = answer.getBody();
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try {
            response.getReporter()
                    .write(body instanceof String text ? text : json.writeValueAsString(body));
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
