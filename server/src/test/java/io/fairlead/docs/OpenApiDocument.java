package io.fairlead.docs;

import io.fairlead.shared.path.FormerPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fairlead's OpenAPI document, as far as the tests look into it. */
final class OpenApiDocument {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private static final String ADDED_ACCOUNT = "3314143456";

    private final JsonNode root;
    private final List<Operation> operations;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.operations =
                root.path("paths").properties().stream()
                        .flatMap(path -> operations(path.getKey(), path.getValue()))
                        .sorted(Comparator.comparingInt(Operation::turn))
                        .toList();
    }

    static OpenApiDocument read() {
        try (InputStream yaml = new ClassPathResource("openapi/fairlead.yaml").getInputStream()) {
            return new OpenApiDocument(new JsonMapper().valueToTree(new Yaml().load(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a document in YAML. */
    static OpenApiDocument of(String yaml) {
        return new OpenApiDocument(new JsonMapper().valueToTree(new Yaml().load(yaml)));
    }

    /**
     * One method of one path.
     *
     * @param requests the examples of its body by name; one that is null where it has no body
     */
    record Operation(
            String method,
            String path,
            boolean needsToken,
            List<Parameter> parameters,
            Map<String, @Nullable JsonNode> requests,
            List<Answer> answers) {

        /**
         * When the operation is tried. The demo data is shown before accounts are added to it, and
         * added accounts are read after that; an experience is made before it is duplicated. What
         * deletes something comes last, and what belongs to something before that. After all that
         * the tokens are revoked.
         */
        int turn() {
            if (path.endsWith("/tokens/revoke")) {
                return Integer.MAX_VALUE;
            }
            if (method.equals("DELETE")) {
                return Integer.MAX_VALUE - path.split("/").length;
            }
            if (path.endsWith("/accounts/addall") || path.endsWith("/duplicate")) {
                return 1;
            }
            return parameters.stream().anyMatch(Parameter::namesAnAddedAccount) ? 2 : 0;
        }

        int statusOfSuccess() {
            return answers.getFirst().status();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A parameter of an operation; the value is its example. */
    record Parameter(String name, String in, @Nullable String value) {

        /** The ids of an account's statements and assets end with the id of the account. */
        boolean namesAnAddedAccount() {
            return value != null && value.endsWith(ADDED_ACCOUNT);
        }
    }

    /**
     * An answer that is shown as an example.
     *
     * @param value null where it has no body
     * @param requests what provokes it, one after the other; empty where nothing can, and where the
     *     example of the operation's request does
     */
    record Answer(int status, String example, @Nullable JsonNode value, List<JsonNode> requests) {}

    /** In the order of the document, but what deletes something comes last. */
    List<Operation> operations() {
        return operations;
    }

    /** The older versions of operations, which answer as these do. */
    Stream<FormerPath> formerPaths() {
        return root.path("paths").properties().stream()
                .flatMap(path -> formerPaths(path.getKey(), path.getValue()));
    }

    private static Stream<FormerPath> formerPaths(String path, JsonNode item) {
        return item.properties().stream()
                .flatMap(
                        method ->
                                method.getValue().path("x-former-paths").values().stream()
                                        .map(
                                                former ->
                                                        new FormerPath(
                                                                method.getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                former.asString(),
                                                                path)));
    }

    /** The examples of answers that any operation may give and none refers to. */
    Stream<JsonNode> sharedAnswers() {
        var paths = root.path("paths").toString();
        return root.at("/components/responses").properties().stream()
                .filter(answer -> !paths.contains("#/components/responses/" + answer.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(response -> examples(response).values().stream())
                .map(example -> example.path("value"));
    }

    private Stream<Operation> operations(String path, JsonNode item) {
        return item.properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(
                        method ->
                                new Operation(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path,
                                        !method.getValue().has("security"),
                                        parameters(item, method.getValue()),
                                        requests(method.getValue()),
                                        answers(method.getValue())));
    }

    /** An operation's own parameter replaces that of its path. */
    private List<Parameter> parameters(JsonNode item, JsonNode operation) {
        var parameters = new LinkedHashMap<String, Parameter>();
        Stream.of(item, operation)
                .flatMap(node -> node.path("parameters").values().stream())
                .map(this::resolved)
                .map(OpenApiDocument::parameter)
                .forEach(parameter -> parameters.put(parameter.name(), parameter));
        return List.copyOf(parameters.values());
    }

    private static Parameter parameter(JsonNode node) {
        var example = node.get("example");
        return new Parameter(
                node.path("name").asString(),
                node.path("in").asString(),
                example == null ? null : example.asString());
    }

    private Map<String, @Nullable JsonNode> requests(JsonNode operation) {
        var requests = new LinkedHashMap<String, @Nullable JsonNode>();
        examples(operation.path("requestBody"))
                .forEach((name, example) -> requests.put(name, example.get("value")));
        if (requests.isEmpty()) {
            requests.put("", null);
        }
        return Collections.unmodifiableMap(requests);
    }

    private List<Answer> answers(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .flatMap(
                        response ->
                                answers(
                                        Integer.parseInt(response.getKey()),
                                        examples(resolved(response.getValue()))))
                .toList();
    }

    private static Stream<Answer> answers(int status, Map<String, JsonNode> examples) {
        return examples.isEmpty()
                ? Stream.of(new Answer(status, "", null, List.of()))
                : examples.entrySet().stream()
                        .map(example -> answer(status, example.getKey(), example.getValue()));
    }

    private static Answer answer(int status, String name, JsonNode example) {
        return new Answer(
                status,
                name,
                example.path("value"),
                List.copyOf(example.path("x-requests").values()));
    }

    private Map<String, JsonNode> examples(JsonNode message) {
        var examples = new LinkedHashMap<String, JsonNode>();
        message.path("content")
                .forEach(
                        media ->
                                media.path("examples")
                                        .properties()
                                        .forEach(
                                                example ->
                                                        examples.put(
                                                                example.getKey(),
                                                                resolved(example.getValue()))));
        return examples;
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.get("$ref");
        return reference == null ? node : root.at(reference.asString().substring(1));
    }
}
