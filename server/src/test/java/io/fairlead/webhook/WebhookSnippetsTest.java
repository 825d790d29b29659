package io.fairlead.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.shared.Secret;
import io.fairlead.webhook.signing.WebhookSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partners copy the programs of {@code docs/webhooks.md}, so they must be right. */
class WebhookSnippetsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "webhooks.md");
    private static final int GENUINE = 0;
    private static final int FORGED = 1;

    private static final byte[] BODY = "{\"eventType\":\"ping\",\"name\":\"é€\"}".getBytes(UTF_8);
    private static final byte[] ALTERED =
            "{\"eventType\":\"pong\",\"name\":\"é€\"}".getBytes(UTF_8);
    private static final Secret SECRET = new Secret("partner-secret");
    private static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OTHER_KEY = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");

    enum Language {
        JAVA("java", Path.of(System.getProperty("java.home"), "bin", "java").toString()),
        NODE("js", "node"),
        PYTHON("python", "python3");

        private final String fence;
        private final String command;

        Language(String fence, String command) {
            this.fence = fence;
            this.command = command;
        }

        /** The programs in this language, in the order of the document. */
        List<String> programs() throws IOException {
            return Pattern.compile("```" + fence + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(DOCUMENT))
                    .results()
                    .map(program -> program.group(1))
                    .toList();
        }

        boolean isInstalled() {
            try {
                return new ProcessBuilder(command, "--version").start().waitFor() == 0;
            } catch (IOException _) {
                System.err.printf("SNIPPETS ARE SKIPPED: no %s here%n", command);
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void verifyTheVendorsSignature(Language language) throws Exception {
        var verify = program(language, 0, Map.of("PARTNER_SECRET", SECRET.reveal()));
        var signature = WebhookSignature.finicity(SECRET, BODY);

        assertThat(verify.of(BODY, signature)).isEqualTo(GENUINE);
        assertThat(verify.of(ALTERED, signature)).isEqualTo(FORGED);
        assertThat(verify.of(BODY, signature.substring(1))).isEqualTo(FORGED);
        assertThat(verify.of(BODY, WebhookSignature.finicity(new Secret("other"), BODY)))
                .isEqualTo(FORGED);
    }

    @ParameterizedTest
    @EnumSource
    void verifyTheStandardSignature(Language language) throws Exception {
        var verify = program(language, 1, Map.of("WEBHOOK_KEY", KEY.reveal()));
        var now = Clock.systemUTC().instant();
        var time = String.valueOf(now.getEpochSecond());
        var signature = signature(now, KEY);
        var early = now.minus(Duration.ofMinutes(10));

        assertThat(verify.of(BODY, "id-1", time, signature)).isEqualTo(GENUINE);
        assertThat(verify.of(BODY, "id-1", time, signature(now, OTHER_KEY, KEY)))
                .isEqualTo(GENUINE);
        assertThat(verify.of(BODY, "id-1", time, signature(now, OTHER_KEY))).isEqualTo(FORGED);
        assertThat(verify.of(ALTERED, "id-1", time, signature)).isEqualTo(FORGED);
        assertThat(verify.of(BODY, "id-2", time, signature)).isEqualTo(FORGED);
        assertThat(verify.of(BODY, "id-1", time, signature.replace("v1,", "v2,")))
                .isEqualTo(FORGED);
        assertThat(
                        verify.of(
                                BODY,
                                "id-1",
                                String.valueOf(early.getEpochSecond()),
                                signature(early, KEY)))
                .isEqualTo(FORGED);
    }

    private static String signature(Instant time, Secret... keys) {
        return WebhookSignature.standard("id-1", time, BODY, List.of(keys));
    }

    /** Runs a program on a body; the answer is its exit status. */
    private interface Verification {
        int of(byte[] body, String... arguments) throws Exception;
    }

    private Verification program(Language language, int number, Map<String, String> environment)
            throws IOException {
        var programs = language.programs();
        assertThat(programs).hasSize(2);
        assumeTrue(language.isInstalled());
        var file = folder.resolve("Verify." + language.fence);
        Files.writeString(file, programs.get(number));
        return (body, arguments) -> {
            var builder = new ProcessBuilder(language.command, file.toString());
            builder.command().addAll(List.of(arguments));
            builder.environment().putAll(environment);
            var process = builder.redirectErrorStream(true).start();
            process.getOutputStream().write(body);
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.getInputStream().readAllBytes()).asString(UTF_8).isEmpty();
            return process.exitValue();
        };
    }
}
