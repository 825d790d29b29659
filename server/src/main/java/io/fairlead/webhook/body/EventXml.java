package io.fairlead.webhook.body;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;

/**
 * An event as XML: keys are elements, the values of an array are elements of the same name. The
 * vendor's form is not public; this one is described in {@code docs/webhooks.md}.
 */
final class EventXml {

    private static final String DECLARATION =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String ROOT = "event";

    /** Those that every reader takes; names that start with "xml" are not ours to give. */
    private static final Pattern ELEMENT_NAME =
            Pattern.compile("(?!(?i:xml))[A-Za-z_][A-Za-z\\d_.-]*");

    private static final String ANY_OTHER_NAME = "entry";

    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final String UNREADABLE = "\uFFFD";

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private EventXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String text(JsonNode envelope) {
        var text = new StringWriter().append(DECLARATION);
        try {
            var xml = WRITERS.createXMLStreamWriter(text);
            new EventXml(xml).write(ROOT, envelope);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(String name, JsonNode value) throws XMLStreamException {
        writeStart(name);
        switch (value.getNodeType()) {
            case OBJECT -> writeProperties(value);
            case ARRAY -> writeValues(name, value);
            case STRING -> writeText(value.stringValue());
            case NUMBER -> xml.writeCharacters(JavaScriptNumber.text(value));
            case BOOLEAN -> xml.writeCharacters(value.toString());
            case NULL -> {
                // An empty element.
            }
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("Not JSON: " + value.getNodeType());
        }
        xml.writeEndElement();
    }

    private void writeProperties(JsonNode object) throws XMLStreamException {
        for (var property : object.properties()) {
            if (property.getValue().isArray()) {
                writeValues(property.getKey(), property.getValue());
            } else {
                write(property.getKey(), property.getValue());
            }
        }
    }

    private void writeValues(String name, JsonNode array) throws XMLStreamException {
        for (var value : array) {
            write(name, value);
        }
    }

    private void writeStart(String name) throws XMLStreamException {
        if (ELEMENT_NAME.matcher(name).matches()) {
            xml.writeStartElement(name);
        } else {
            xml.writeStartElement(ANY_OTHER_NAME);
            xml.writeAttribute("name", readable(name));
        }
    }

    /** Readers make a line feed of every carriage return that is not written as a reference. */
    private void writeText(String text) throws XMLStreamException {
        var separator = "";
        for (var part : readable(text).split("\r", -1)) {
            if (!separator.isEmpty()) {
                xml.writeEntityRef(separator);
            }
            xml.writeCharacters(part);
            separator = "#13";
        }
    }

    private static String readable(String text) {
        return NOT_IN_XML.matcher(text).replaceAll(UNREADABLE);
    }
}
