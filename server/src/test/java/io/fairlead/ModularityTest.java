package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules depend on each other only as their package-info says, and never in circles. */
class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Fairlead.class);

    /** What connectors are written against knows neither us nor Spring. */
    private static final Set<String> MADE_FOR_OTHERS =
            Set.of(
                    "io.fairlead.spi",
                    "io.fairlead.kit",
                    "io.fairlead.oauth",
                    "io.fairlead.connectors");

    @Test
    void modulesKeepTheirBoundaries() {
        MODULES.verify();
    }

    /** Without a declaration, which a test's own package-info hides, a module may use anything. */
    @Test
    void everyModuleDeclaresWhatItUses() throws ClassNotFoundException {
        for (var module : MODULES) {
            var name = module.getBasePackage().getName();
            if (MADE_FOR_OTHERS.contains(name)) {
                continue;
            }
            assertThat(Class.forName(name + ".package-info"))
                    .hasAnnotation(ApplicationModule.class);
        }
    }
}
