package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their package-info says, and never in circles. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Fairlead.class);

    @Test
    void modulesKeepTheirBoundaries() {
        MODULES.verify();
    }

    /** Stricter than {@link #modulesKeepTheirBoundaries}, which looks at what is public only. */
    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        for (var module : MODULES) {
            var used =
                    module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(ModularityTest::name)
                            .toList();
            assertThat(declared(module)).as(name(module)).containsAll(used);
        }
    }

    @Test
    void noDeclarationLeadsInACircle() {
        Map<String, List<String>> open =
                MODULES.stream()
                        .collect(Collectors.toMap(ModularityTest::name, ModularityTest::declared));
        while (open.values().removeIf(used -> used.stream().noneMatch(open::containsKey))) {
            // each round takes away the modules that only use modules already taken away
        }
        assertThat(open).isEmpty();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static List<String> declared(ApplicationModule module) {
        try {
            var annotation =
                    Class.forName(module.getBasePackage().getName() + ".package-info")
                            .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            assertThat(annotation).as(name(module)).isNotNull();
            return Arrays.asList(annotation.allowedDependencies());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name(module) + " has no package-info", e);
        }
    }
}
