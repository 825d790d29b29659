package io.fairlead.shared.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Writes a problem in the form of the service called. Key order is that of the vendor's answers.
 */
final class ProblemBody {

    private ProblemBody() {}

    static ResponseEntity<Object> of(ProblemException exception, Service service) {
        var problem = exception.problem();
        var message = exception.publicMessage();
        var response = ResponseEntity.status(problem.status());
        return switch (problem.form()) {
            case AGGREGATION -> json(response, aggregation(exception));
            case CONNECT -> json(response, connect(problem, message));
            case REPORT -> json(response, report(problem, message));
            case TRACKED_REPORT -> json(response, tracked(report(problem, message)));
            case PLAIN_TEXT -> response.contentType(MediaType.TEXT_PLAIN).body(message);
            case OF_THE_SERVICE ->
                    json(
                            response,
                            service == Service.CONNECT
                                    ? connect(problem, message)
                                    : aggregation(exception));
        };
    }

    private static ResponseEntity<Object> json(
            ResponseEntity.BodyBuilder response, Map<String, Object> body) {
        return response.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static Map<String, Object> aggregation(ProblemException exception) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", exception.code());
        body.put("message", exception.publicMessage());
        return body;
    }

    private static Map<String, Object> report(Problem problem, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", String.valueOf(problem.code()));
        body.put("message", message);
        return body;
    }

    private static Map<String, Object> tracked(Map<String, Object> rest) {
        var body = new LinkedHashMap<String, Object>();
        body.put("trackingId", UUID.randomUUID().toString());
        body.putAll(rest);
        return body;
    }

    private static Map<String, Object> connect(Problem problem, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", String.valueOf(problem.code()));
        body.put("status", String.valueOf(problem.status().value()));
        if (problem == Problem.CONNECT_NO_ACCOUNTS) {
            // Recorded with two more keys, and with the message last.
            body.put("title", "Connecting accounts error");
            body.put("user_message", problem.userMessage());
            body.put("tags", "");
            body.put("level", "error");
            body.put("message", message);
            return body;
        }
        body.put("message", message);
        body.put("user_message", problem.userMessage());
        body.put("tags", "");
        return body;
    }
}
