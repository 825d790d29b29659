package io.fairlead.shared.path;

import io.fairlead.shared.api.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds where a path of the API lacks an id, as {@code /customers//accounts} does when a client
 * builds it of an empty text. Without the slash it would be the path of another call.
 */
@Component
class EmptyIds {

    /** What no endpoint takes for an id: a blank, escaped. */
    private static final String NO_ID = "%20";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile List<Template> templates = List.of();

    EmptyIds(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * Returns the path with a blank for each id that is empty, so that its endpoint refuses it as
     * any other text that is no id; nothing when no id is.
     *
     * @param path as sent, with escapes, and at most two slashes in a row
     */
    Optional<String> replaced(String method, String path) {
        return templates().stream()
                .filter(template -> template.isOf(method))
                .flatMap(template -> template.withoutEmptyIds(path).stream())
                .findFirst();
    }

    /** Endpoints are known only when the server has started. */
    private List<Template> templates() {
        if (templates.isEmpty()) {
            templates =
                    Stream.concat(
                                    mappings.getObject().getHandlerMethods().keySet().stream()
                                            .flatMap(EmptyIds::ofEndpoint),
                                    FormerPath.all().stream().map(EmptyIds::ofFormer))
                            .toList();
        }
        return templates;
    }

    private static Stream<Template> ofEndpoint(RequestMappingInfo endpoint) {
        var methods =
                endpoint.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return endpoint.getPatternValues().stream()
                .filter(path -> path.contains("{") && Service.ofPath(path) != Service.PAGE)
                .map(path -> Template.of(methods, path));
    }

    private static Template ofFormer(FormerPath path) {
        return Template.of(List.of(path.method()), path.former());
    }

    /** The path of an endpoint, and the same as a pattern in which ids may be empty. */
    private record Template(List<String> methods, List<String> segments, Pattern pattern) {

        private static final String SLASH = "//?";

        static Template of(List<String> methods, String path) {
            var segments = List.of(path.substring(1).split("/", -1));
            var pattern =
                    segments.stream()
                            .map(
                                    segment ->
                                            isVariable(segment)
                                                    ? "([^/]*)"
                                                    : Pattern.quote(segment))
                            .collect(Collectors.joining(SLASH, SLASH, "/{0,2}"));
            return new Template(methods, segments, Pattern.compile(pattern));
        }

        boolean isOf(String method) {
            return methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
        }

        Optional<String> withoutEmptyIds(String path) {
            var matcher = pattern.matcher(path);
            return matcher.matches() && ids(matcher).contains("")
                    ? Optional.of(filled(ids(matcher)))
                    : Optional.empty();
        }

        private static List<String> ids(MatchResult match) {
            var ids = new ArrayList<String>();
            for (var i = 1; i <= match.groupCount(); i++) {
                ids.add(match.group(i));
            }
            return ids;
        }

        private String filled(List<String> ids) {
            var left = ids.iterator();
            return segments.stream()
                    .map(segment -> isVariable(segment) ? left.next() : segment)
                    .map(segment -> segment.isEmpty() ? NO_ID : segment)
                    .collect(Collectors.joining("/", "/", ""));
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }
}
