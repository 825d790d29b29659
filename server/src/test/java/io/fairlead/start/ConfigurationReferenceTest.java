package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.start.settings.EnvironmentReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** docs/configuration.md names everything that can be set, and nothing else. */
class ConfigurationReferenceTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    @Test
    void namesEveryKey() throws Exception {
        assertThat(documented("`(fairlead\\.[a-z0-9.-]+)`")).isEqualTo(keys());
    }

    @Test
    void namesEveryEnvironmentVariable() throws Exception {
        assertThat(documented("`(FAIRLEAD_[A-Z_]+)`")).isEqualTo(environmentVariables());
    }

    private static Set<String> documented(String pattern) throws IOException {
        return Pattern.compile("^\\| " + pattern, Pattern.MULTILINE)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.fairlead").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(Objects::requireNonNull)
                .map(name -> ClassUtils.resolveClassName(name, null))
                .flatMap(type -> keys(prefix(type), type))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(
                        component ->
                                keys(
                                        prefix
                                                + "."
                                                + DataObjectPropertyName.toDashedForm(
                                                        component.getName()),
                                        component));
    }

    private static Stream<String> keys(String key, RecordComponent component) {
        var group = component.getType().isRecord();
        return group ? keys(key, component.getType()) : Stream.of(key);
    }

    private static Set<String> environmentVariables() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (var field : EnvironmentReader.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                field.setAccessible(true);
                names.add((String) field.get(null));
            }
        }
        return names;
    }
}
