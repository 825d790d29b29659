package io.fairlead.docs;

import io.fairlead.docs.OpenApiDocument.Answer;
import io.fairlead.docs.OpenApiDocument.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the document says will happen.
 *
 * @param requests sent one after the other; the answer is that of the last one
 * @param answer null where the answer has no body
 */
record DocumentedCall(
        Operation operation,
        String example,
        List<ExampleRequest> requests,
        int status,
        @Nullable JsonNode answer) {

    /** In an order in which each finds what it needs: what deletes something comes last. */
    static List<DocumentedCall> all(OpenApiDocument document) {
        return document.operations().stream()
                .flatMap(operation -> Stream.concat(ofRequests(operation), ofAnswers(operation)))
                .toList();
    }

    boolean isRefused() {
        return status >= 400;
    }

    /** Where the answer of the same name says what is sent for it, that counts. */
    private static Stream<DocumentedCall> ofRequests(Operation operation) {
        return operation.requests().entrySet().stream()
                .filter(
                        request ->
                                operation.answers().stream()
                                        .filter(answer -> !answer.requests().isEmpty())
                                        .filter(answer -> answer.status() < 400)
                                        .noneMatch(
                                                answer ->
                                                        answer.example().equals(request.getKey())))
                .map(
                        request ->
                                new DocumentedCall(
                                        operation,
                                        request.getKey(),
                                        List.of(ExampleRequest.of(operation, request.getValue())),
                                        operation.statusOfSuccess(),
                                        answerTo(operation, request.getKey())));
    }

    private static @Nullable JsonNode answerTo(Operation operation, String request) {
        return operation.answers().stream()
                .filter(answer -> answer.status() == operation.statusOfSuccess())
                .filter(answer -> answer.requests().isEmpty())
                .filter(answer -> request.isEmpty() || request.equals(answer.example()))
                .findFirst()
                .map(Answer::value)
                .orElse(null);
    }

    private static Stream<DocumentedCall> ofAnswers(Operation operation) {
        return operation.answers().stream()
                .filter(answer -> !answer.requests().isEmpty())
                .map(
                        answer ->
                                new DocumentedCall(
                                        operation,
                                        answer.example(),
                                        requests(operation, answer),
                                        answer.status(),
                                        answer.value()));
    }

    private static List<ExampleRequest> requests(Operation operation, Answer answer) {
        return answer.requests().stream()
                .map(wanted -> new ExampleRequest(operation, wanted))
                .toList();
    }

    @Override
    public String toString() {
        return operation + " " + status + " " + example;
    }
}
