package io.fairlead.webhook.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.fairlead.support.Chromium;
import io.fairlead.webhook.ContentType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares bodies with what a real engine of JavaScript makes of them. */
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class WebhookBodyBrowserTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BODIES = 500;
    private static final int DEEPEST = 3;
    private static final String CHARACTERS =
            "0123456789aZ\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é€\u2028\u2029\ud83d\ude00\uffff";

    private static Page page;

    private Random random = new Random();

    @BeforeAll
    static void start() {
        page = Chromium.fresh().newPage();
    }

    @AfterAll
    static void stop() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areWhatJavaScriptWritesOfThem(long seed) {
        random = new Random(seed);
        var bodies =
                IntStream.range(0, BODIES)
                        .mapToObj(_ -> WebhookBody.of(ContentType.JSON, object(0)))
                        .map(body -> new String(body, UTF_8))
                        .toList();

        var written =
                page.evaluate("bodies => bodies.map(b => JSON.stringify(JSON.parse(b)))", bodies);

        assertThat(written).isEqualTo(bodies);
    }

    private ObjectNode object(int depth) {
        var object = JSON.createObjectNode();
        IntStream.range(0, random.nextInt(8)).forEach(_ -> object.set(key(), value(depth + 1)));
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> JSON.getNodeFactory().stringNode(text());
            case 3 -> JSON.getNodeFactory().numberNode(Double.longBitsToDouble(random.nextLong()));
            case 4 -> JSON.getNodeFactory().numberNode(random.nextLong() >> random.nextInt(64));
            case 5 -> JSON.getNodeFactory().numberNode(decimal());
            case 6 -> JSON.getNodeFactory().numberNode(Double.MIN_VALUE * random.nextInt(2000));
            case 7 -> object(depth);
            default -> {
                var array = JSON.createArrayNode();
                IntStream.range(0, random.nextInt(5)).forEach(_ -> array.add(value(depth + 1)));
                yield array;
            }
        };
    }

    private BigDecimal decimal() {
        return new BigDecimal(
                new BigInteger(1 + random.nextInt(70), random), random.nextInt(60) - 30);
    }

    private String key() {
        return random.nextBoolean()
                ? String.valueOf(random.nextLong(1L << (1 + random.nextInt(34))))
                : text();
    }

    private String text() {
        var text = new StringBuilder();
        IntStream.range(0, random.nextInt(6))
                .map(_ -> CHARACTERS.charAt(random.nextInt(CHARACTERS.length())))
                .forEach(c -> text.append((char) c));
        return text.toString();
    }
}
