package io.fairlead.webhook.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.webhook.ContentType;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WebhookBodyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "22327.30, 22327.3",
        "310.50, 310.5",
        "1.0, 1",
        "-12.00, -12",
        "1e2, 100",
        "1731000008, 1731000008",
        "9007199254740993, 9007199254740992",
        "100000000000000000000, 100000000000000000000",
        "123456789012345678901, 123456789012345680000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1234567890123456789012, 1.2345678901234568e+21",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "0.000001, 0.000001",
        "0.0000012, 0.0000012",
        "0.0000001, 1e-7",
        "0.00000012, 1.2e-7",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "2e-323, 2e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "1e400, null",
        "1e-400, 0"
    })
    void printsNumbersAsJavaScriptDoes(String number, String printed) {
        var envelope = JSON.createObjectNode().put("n", new BigDecimal(number));

        assertThat(json(envelope)).isEqualTo("{\"n\":%s}".formatted(printed));
    }

    @Test
    void printsADoubleThatIsNoNumberAsNull() {
        var envelope =
                JSON.createObjectNode()
                        .put("a", Double.NaN)
                        .put("b", Double.NEGATIVE_INFINITY)
                        .put("c", -0.0)
                        .put("d", 0.1f);

        assertThat(json(envelope)).isEqualTo("{\"a\":null,\"b\":null,\"c\":0,\"d\":0.1}");
    }

    @Test
    void putsKeysInJavaScriptsOrder() {
        var envelope = JSON.createObjectNode();
        for (var key : "b 10 a 01 4294967294 2 4294967295 0 -1 1.5".split(" ", -1)) {
            envelope.put(key, true);
        }

        assertThat(json(envelope).replace(":true", ""))
                .isEqualTo(
                        "{\"0\",\"2\",\"10\",\"4294967294\",\"b\",\"a\",\"01\",\"4294967295\",\"-1\",\"1.5\"}");
    }

    @Test
    void escapesWhatJavaScriptEscapes() {
        var envelope =
                JSON.createObjectNode()
                        .put("\"", "\b\f\n\r\t\u0000\u001f\\/\u007f\u00e9\u2028\ud83d\ude00")
                        .put("lone", "\ud83d\ud83d\ude00\ude00\udbff");

        assertThat(json(envelope))
                .isEqualTo(
                        "{\"\\\"\":\"\\b\\f\\n\\r\\t\\u0000\\u001f\\\\/\u007f\u00e9\u2028\ud83d\ude00\","
                                + "\"lone\":\"\\ud83d\ud83d\ude00\\ude00\\udbff\"}");
    }

    @Test
    void isTheRecordedPing() {
        assertThat(json("{ \"eventType\": \"ping\", \"payload\": {} }"))
                .isEqualTo("{\"eventType\":\"ping\",\"payload\":{}}");
    }

    @Test
    void nestsElementsInXml() {
        var xml =
                xml(
                        """
                        {"customerId": "7001200340", "eventType": "added",
                         "payload": {"accounts": [{"id": "1", "balance": 310.50}, {"id": "2"}],
                                     "institutionId": "102105", "oauth": true, "none": []},
                         "webhookData": {"empty": "", "nothing": null, "nested": [[1, 2], []]}}
                        """);

        assertThat(xml)
                .isEqualTo(
                        DECLARATION
                                + "<event><customerId>7001200340</customerId>"
                                + "<eventType>added</eventType><payload>"
                                + "<accounts><id>1</id><balance>310.5</balance></accounts>"
                                + "<accounts><id>2</id></accounts>"
                                + "<institutionId>102105</institutionId><oauth>true</oauth>"
                                + "</payload><webhookData><empty></empty><nothing></nothing>"
                                + "<nested><nested>1</nested><nested>2</nested></nested>"
                                + "<nested></nested></webhookData></event>");
    }

    @Test
    void namesEntriesWhoseKeysAreNoNamesOfElements() {
        var xml =
                xml(
                        """
                        {"Größe": 1, "a b": 2, "": 3, "1": 4, "a:b": 5, "xmlns": 6, "<\\"&": 7}
                        """);

        assertThat(xml)
                .isEqualTo(
                        DECLARATION
                                + "<event><entry name=\"Größe\">1</entry>"
                                + "<entry name=\"a b\">2</entry>"
                                + "<entry name=\"\">3</entry><entry name=\"1\">4</entry>"
                                + "<entry name=\"a:b\">5</entry><entry name=\"xmlns\">6</entry>"
                                + "<entry name=\"&lt;&quot;&amp;\">7</entry></event>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ª", "xµ", "º", "größe", "\ud835\udc00", "A.b-c_9"})
    void namesNoElementAsXmlForbids(String key) throws Exception {
        var document = parsed(xml(JSON.createObjectNode().put(key, "of the key")));

        assertThat(document.getDocumentElement().getTextContent()).isEqualTo("of the key");
    }

    @Test
    void letsNoTextBecomeMarkup() throws Exception {
        var hostile = "</a><b c=\"d\">&amp;<![CDATA[]]>]]><?x?><!-- \r\n\ud83d\ude00";
        var envelope = JSON.createObjectNode().put("text", hostile).put(hostile, "of the key");

        var document = parsed(xml(envelope));

        assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo(hostile);
        assertThat(document.getElementsByTagName("entry").item(0).getTextContent())
                .isEqualTo("of the key");
    }

    @Test
    void replacesWhatXmlCannotHold() throws Exception {
        var envelope =
                JSON.createObjectNode()
                        .put("text", "a\u0000b\u001bc\ufffed\ud83de\ude00f\tg\u0085")
                        .put("\u0000", 1);

        var document = parsed(xml(envelope));

        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\tg\u0085");
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static String json(String envelope) {
        return json(JSON.readTree(envelope));
    }

    private static String json(JsonNode envelope) {
        return new String(WebhookBody.of(ContentType.JSON, (ObjectNode) envelope), UTF_8);
    }

    private static String xml(String envelope) {
        return xml(JSON.readTree(envelope));
    }

    private static String xml(JsonNode envelope) {
        return new String(WebhookBody.of(ContentType.XML, (ObjectNode) envelope), UTF_8);
    }
}
