package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps names away that once stood for something that has a better one now. */
class NamesTest {

    private static final Path SOURCES = Path.of("src");

    /** The old name of a type, and what to call it. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("Journey", "ConsumerActions"),
                    Map.entry("BankTalk", "BankDialogue"),
                    Map.entry("AccountTalk", "AccountDialogue"),
                    Map.entry("Answered", "DialogueTurn"),
                    Map.entry("Outcomes", "SessionMoves"),
                    Map.entry("Banks", "OfferedInstitutions"),
                    Map.entry("BankView", "InstitutionView"),
                    Map.entry("Way", "BackNavigation"),
                    Map.entry("WayBack", "ReturnLink"),
                    Map.entry("HostMessages", "SdkMessages"),
                    Map.entry("Notices", "WebhookPayloads"),
                    Map.entry("ToldAccount", "WebhookAccount"),
                    Map.entry("Courier", "WebhookDispatcher"),
                    Map.entry("HostLook", "HostPoll"),
                    Map.entry("Settled", "DeliveryResult"),
                    Map.entry("Claimed", "ClaimedEvent"),
                    Map.entry("Notice", "WebhookEvent"),
                    Map.entry("Outcome", "AttemptOutcome"),
                    Map.entry("Subscription", "WebhookStream"),
                    Map.entry("TimelineGrew", "SessionEventsAppended"),
                    Map.entry("Handover", "SmtpResult"),
                    Map.entry("Senders", "SenderPolicy"),
                    Map.entry("Workplace", "CommandContext"),
                    Map.entry("Rehearsal", "TrainingRun"),
                    Map.entry("NeighbourBank", "EmbeddedFinBank"),
                    Map.entry("Announcement", "ReadyMessage"),
                    Map.entry("PagePlace", "PageWindow"),
                    Map.entry("NewCustomer", "CustomerProfile"),
                    Map.entry("ConsumerOfCustomer", "ConsumerLookup"),
                    Map.entry("Live", "ScriptData"),
                    Map.entry("Look", "Branding"),
                    Map.entry("Wire", "WireFormat"),
                    Map.entry("Word", "ApiName"));

    /** The old first part of a text's key, and the screen it belongs to. */
    private static final Map<String, String> TEXTS =
            Map.of(
                    "choice", "select-accounts",
                    "review", "review-accounts",
                    "intro", "sign-in",
                    "waiting", "loading",
                    "atBank", "oauth",
                    "refusal", "error",
                    "healthy", "nothing-to-fix");

    @Test
    void noTypeHasAnOldName() {
        var declared =
                Pattern.compile("\\b(?:class|interface|record|enum)\\s+(" + names(TYPES) + ")\\b");
        assertThat(matches(".java", declared))
                .as("Types with names that were given up: %s", TYPES)
                .isEmpty();
    }

    @Test
    void noTextHasTheKeyOfAnOldScreenName() {
        var key = Pattern.compile("(?m)^(" + names(TEXTS) + ")\\.");
        assertThat(matches(".properties", key))
                .as("Texts are named after screens: %s", TEXTS)
                .isEmpty();
    }

    private static String names(Map<String, String> old) {
        return old.keySet().stream().sorted().collect(Collectors.joining("|"));
    }

    private static List<String> matches(String ending, Pattern pattern) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .flatMap(
                            file ->
                                    pattern.matcher(read(file))
                                            .results()
                                            .map(found -> file + ": " + found.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
