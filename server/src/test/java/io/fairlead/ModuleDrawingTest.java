package io.fairlead;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The drawing of the modules in the guide follows from what their package-infos declare. An arrow
 * is left out when a longer way of arrows leads to the same module.
 */
class ModuleDrawingTest {

    private static final Path GUIDE = Path.of("../docs/architecture.md");
    private static final String BEGIN = "```mermaid\n";

    /** Parts of connectors, which are modules of Maven. */
    private static final Set<String> NOT_OF_THE_SERVER =
            Set.of("io.fairlead.kit", "io.fairlead.oauth", "io.fairlead.connectors");

    /** What each module declares that it uses, by the modules' names. */
    private static final Map<String, Set<String>> USES = new TreeMap<>();

    static {
        for (var module : ApplicationModules.of(Fairlead.class)) {
            var name = module.getBasePackage().getName();
            if (!NOT_OF_THE_SERVER.contains(name)) {
                USES.put(name.substring("io.fairlead.".length()), declaredBy(name));
            }
        }
    }

    @Test
    void isTheOneInTheGuide() throws IOException {
        var guide = Files.readString(GUIDE);
        var begin = guide.indexOf(BEGIN) + BEGIN.length();
        var drawn = guide.substring(begin, guide.indexOf("```", begin));

        assertThat(drawn).as("What belongs into %s:%n%s%n", GUIDE, drawing()).isEqualTo(drawing());
    }

    private static String drawing() {
        var floors =
                USES.keySet().stream()
                        .sorted(Comparator.comparingInt(ModuleDrawingTest::floor).reversed())
                        .toList();
        return Stream.concat(
                        Stream.of("flowchart TB"),
                        floors.stream()
                                .filter(module -> !arrows(module).isEmpty())
                                .map(
                                        module ->
                                                "    %s --> %s"
                                                        .formatted(
                                                                module,
                                                                String.join(
                                                                        " & ", arrows(module)))))
                .collect(joining("\n", "", "\n"));
    }

    /** The longest way down; the lowest floor is 0. */
    private static int floor(String module) {
        return uses(module).stream().mapToInt(used -> floor(used) + 1).max().orElse(0);
    }

    private static Set<String> arrows(String module) {
        var implied =
                uses(module).stream()
                        .map(ModuleDrawingTest::reachedFrom)
                        .flatMap(Collection::stream)
                        .toList();
        var arrows = new TreeSet<>(uses(module));
        implied.forEach(arrows::remove);
        return arrows;
    }

    private static Set<String> reachedFrom(String module) {
        return uses(module).stream()
                .flatMap(used -> Stream.concat(Stream.of(used), reachedFrom(used).stream()))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> uses(String module) {
        return USES.getOrDefault(module, Set.of());
    }

    private static Set<String> declaredBy(String packageName) {
        try {
            var declaration =
                    Class.forName(packageName + ".package-info")
                            .getAnnotation(ApplicationModule.class);
            return declaration == null
                    ? Set.of()
                    : Arrays.stream(declaration.allowedDependencies())
                            .map(allowed -> allowed.split(" :: ", 2)[0])
                            .collect(toCollection(TreeSet::new));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
