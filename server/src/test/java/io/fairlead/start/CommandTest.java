package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Fairlead;
import io.fairlead.partner.Partners;
import io.fairlead.sandbox.Demo;
import io.fairlead.support.PreparedHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What a command finds when it runs. */
class CommandTest {

    @TempDir Path folder;

    @Test
    void hasTheServersPartsAndItsDatabaseAndLeavesThemAtRest() {
        var home = Map.of("FAIRLEAD_HOME", PreparedHome.at(folder.resolve("home")).toString());

        try (FairleadProcess fairlead = FairleadProcess.start(Probe.class, folder, home)) {
            var status = fairlead.ended();
            assertThat(fairlead.errors()).isEmpty();
            assertThat(fairlead.output()).isEqualTo("Demo Lender, runs [], schedules []\n");
            assertThat(status).isZero();
        }
    }

    /** Stands for the program with a command of its own. A workplace leaves its output open. */
    @SuppressWarnings("ClosingStandardOutputStreams")
    static final class Probe {

        public static void main(String[] arguments) {
            Launcher.silenceEarlyLogging();
            try (var workplace = new CommandContext(Fairlead.class, System.getenv(), System.out)) {
                var partner =
                        workplace.part(Partners.class).name(Demo.PARTNER.id()).orElse("nobody");
                var parts = workplace.context();
                workplace.say(
                        "%s, runs %s, schedules %s"
                                .formatted(
                                        partner,
                                        running(parts),
                                        parts.getBeansOfType(ScheduledTaskHolder.class).keySet()));
            }
        }

        private static List<String> running(ApplicationContext parts) {
            return parts.getBeansOfType(Lifecycle.class).values().stream()
                    .filter(Lifecycle::isRunning)
                    .map(part -> part.getClass().getName())
                    .filter(name -> name.startsWith("io.fairlead."))
                    .toList();
        }
    }
}
