package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Fairlead;
import io.fairlead.partner.Partners;
import io.fairlead.sandbox.Demo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** What a command finds when it runs. */
class CommandTest {

    @TempDir Path folder;

    @Test
    void hasTheServersPartsAndItsDatabaseButDoesNotListen() {
        Map<String, String> home = Map.of("FAIRLEAD_HOME", folder.resolve("home").toString());

        try (FairleadProcess fairlead = FairleadProcess.start(Probe.class, folder, home)) {
            int status = fairlead.ended();
            assertThat(fairlead.errors()).isEmpty();
            assertThat(fairlead.output()).isEqualTo("Demo Lender -1\n");
            assertThat(status).isZero();
        }
    }

    /** Stands for the program with a command of its own. A workplace leaves its output open. */
    @SuppressWarnings("ClosingStandardOutputStreams")
    static final class Probe {

        public static void main(String[] arguments) {
            Launcher.silenceEarlyLogging();
            try (Workplace workplace = new Workplace(Fairlead.class, System.getenv(), System.out)) {
                String partner =
                        workplace.part(Partners.class).name(Demo.PARTNER.id()).orElse("nobody");
                String port = workplace.part(Environment.class).getProperty("local.server.port");
                workplace.say(partner + " " + port);
            }
        }
    }
}
