package io.fairlead.sandbox.inbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a message as people read it.
 *
 * @param text indented, if it is JSON or XML and not long
 * @param eventType null if it is no event, none with an id, or very long
 */
record BodyText(String text, @Nullable String eventType, @Nullable String eventId) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /** Every line of a deep body is indented as deeply, so that a long one would be endless. */
    private static final int LONGEST_INDENTED = 16 * 1024;

    /** Thousands of small values would take far more memory than their text. */
    private static final int LONGEST_READ = 256 * 1024;

    private static final String EVENT_TYPE = "eventType";
    private static final String EVENT_ID = "eventId";

    static BodyText of(String body) {
        if (body.length() > LONGEST_READ) {
            return plain(body);
        }
        var start = body.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return json(body);
        }
        return start.startsWith("<") ? xml(body) : plain(body);
    }

    private static BodyText plain(String body) {
        return new BodyText(body, null, null);
    }

    private static BodyText json(String body) {
        try {
            var tree = JSON.readTree(body);
            return new BodyText(
                    isLong(body) ? body : tree.toPrettyString(),
                    text(tree, EVENT_TYPE),
                    text(tree, EVENT_ID));
        } catch (JacksonException _) {
            return plain(body);
        }
    }

    private static boolean isLong(String body) {
        return body.length() > LONGEST_INDENTED;
    }

    private static @Nullable String text(JsonNode tree, String key) {
        return tree.path(key).isString() ? tree.path(key).stringValue() : null;
    }

    private static BodyText xml(String body) {
        try {
            var document = parser().parse(new InputSource(new StringReader(body)));
            return new BodyText(
                    isLong(body) ? body : indented(document),
                    text(document, EVENT_TYPE),
                    text(document, EVENT_ID));
        } catch (SAXException | TransformerException | IOException _) {
            return plain(body);
        }
    }

    /** Without document types there is nothing that a document could make this server fetch. */
    private static DocumentBuilder parser() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String indented(Document document) throws TransformerException {
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString().strip();
    }

    private static @Nullable String text(Document document, String name) {
        var elements = document.getElementsByTagName(name);
        return elements.getLength() == 0 ? null : elements.item(0).getTextContent();
    }
}
