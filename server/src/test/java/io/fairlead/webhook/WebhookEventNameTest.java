package io.fairlead.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names of webhook events, and the guide that lists them. */
class WebhookEventNameTest {

    private static final Path GUIDE = Path.of("../docs/webhooks.md");

    @Test
    void theGuideListsExactlyTheseNames() throws IOException {
        var names = Arrays.stream(WebhookEventName.values()).map(WebhookEventName::wireName);
        assertThat(listed(Files.readString(GUIDE))).containsExactlyElementsOf(names.toList());
    }

    /** The names in the first column of the table that begins with {@code eventType}. */
    private static List<String> listed(String guide) {
        var start = guide.indexOf("| `eventType` | when |");
        var table = guide.substring(start, guide.indexOf("\n\n", start));
        return table.lines()
                .skip(2)
                .map(row -> row.split("\\|", -1)[1])
                .flatMap(cell -> Pattern.compile("`(\\w+)`").matcher(cell).results())
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
