package io.fairlead.experience;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Makes SVG pictures safe by writing them anew from a list of what only draws. What could run, load
 * or hide something is refused with its name, so that nobody wonders about a picture that looks
 * different; what no browser draws, such as an editor's own elements, is left out (ADR 012).
 *
 * <p>Long, because the list of what may stay in a picture is part of it.
 */
final class SvgPicture {

    static final int MAX_CHARACTERS = 32 * 1024;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** Each may draw another one again, so that a few could draw without end. */
    private static final int MOST_USES = 16;

    private static final int DEEPEST = 32;

    private static final Set<String> ELEMENTS =
            Set.of(
                    "svg",
                    "g",
                    "defs",
                    "symbol",
                    "use",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "title",
                    "desc",
                    "linearGradient",
                    "radialGradient",
                    "stop",
                    "clipPath",
                    "mask");

    private static final Set<String> DRAWING_NOTHING = Set.of("metadata", "title", "desc", "view");

    private static final Set<String> WITH_TEXT = Set.of("text", "tspan");

    private static final Set<String> PROPERTIES =
            Set.of(
                    "clip-path",
                    "clip-rule",
                    "color",
                    "display",
                    "fill",
                    "fill-opacity",
                    "fill-rule",
                    "font-family",
                    "font-size",
                    "font-style",
                    "font-weight",
                    "letter-spacing",
                    "mask",
                    "opacity",
                    "stop-color",
                    "stop-opacity",
                    "stroke",
                    "stroke-dasharray",
                    "stroke-dashoffset",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "stroke-miterlimit",
                    "stroke-opacity",
                    "stroke-width",
                    "text-anchor",
                    "vector-effect",
                    "visibility");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "clipPathUnits",
                    "cx",
                    "cy",
                    "d",
                    "dx",
                    "dy",
                    "fx",
                    "fy",
                    "gradientTransform",
                    "gradientUnits",
                    "height",
                    "id",
                    "maskContentUnits",
                    "maskUnits",
                    "offset",
                    "points",
                    "preserveAspectRatio",
                    "r",
                    "rx",
                    "ry",
                    "spreadMethod",
                    "transform",
                    "viewBox",
                    "width",
                    "x",
                    "x1",
                    "x2",
                    "y",
                    "y1",
                    "y2");

    private static final Pattern FRAGMENT = Pattern.compile("#[A-Za-z_][A-Za-z0-9_.-]*");

    /**
     * Functions may load something; only these can stand in a drawing. Nothing is read twice, so
     * that a long value takes no more of the stack than a short one.
     */
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?:url\\(\\s*['\"]?#[A-Za-z_][A-Za-z0-9_.-]*['\"]?\\s*\\)"
                            + "|(?:rgb|rgba|hsl|hsla|matrix|translate|scale|rotate|skewX|skewY)"
                            + "\\s*\\([-+0-9.eE,%/\\s]*\\)"
                            + "|[^():\\\\<>&@])*+");

    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(?:px)?");

    private final String field;
    private final StringWriter text = new StringWriter();
    private int uses;

    private SvgPicture(String field) {
        this.field = field;
    }

    /**
     * The picture, safe to be shown.
     *
     * @param field whose value it is, for the refusal
     */
    static String clean(String field, String sent) {
        if (sent.length() > MAX_CHARACTERS) {
            throw new InvalidExperienceException(
                    field, "must not be longer than " + MAX_CHARACTERS + " characters.");
        }
        return new SvgPicture(field).rewritten(sent.strip());
    }

    private String rewritten(String sent) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver(
                (_, _, _, _) -> {
                    throw new XMLStreamException("Nothing is loaded");
                });
        try {
            var reader = factory.createXMLStreamReader(new StringReader(sent));
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            rewrite(reader, writer);
            writer.close();
            return text.toString();
        } catch (XMLStreamException _) {
            throw refused("must be an SVG picture: this is no well-formed XML.");
        }
    }

    private void rewrite(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        var open = new ArrayList<String>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (begin(reader, writer, open)) {
                        open.add(reader.getLocalName());
                    } else {
                        skip(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    writer.writeEndElement();
                    open.removeLast();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty() && WITH_TEXT.contains(open.getLast())) {
                        writer.writeCharacters(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("must not have a document type or entities.");
                default -> {}
            }
        }
    }

    /** Writes the beginning of an element; false for one to be left out with all it holds. */
    private boolean begin(XMLStreamReader reader, XMLStreamWriter writer, List<String> open)
            throws XMLStreamException {
        var name = reader.getLocalName();
        var isSvg = SVG.equals(reader.getNamespaceURI());
        if (open.isEmpty() && !(isSvg && name.equals("svg"))) {
            throw refused("must begin with <svg xmlns=\"" + SVG + "\">.");
        }
        if (!isSvg || DRAWING_NOTHING.contains(name)) {
            return false;
        }
        if (!ELEMENTS.contains(name)) {
            throw refused("must not have a <%s>.".formatted(shown(name)));
        }
        if (open.size() >= DEEPEST || (name.equals("use") && ++uses > MOST_USES)) {
            throw refused("is nested too deeply, or uses a part of itself too often.");
        }
        writer.writeStartElement(name);
        if (open.isEmpty()) {
            writer.writeDefaultNamespace(SVG);
        }
        var attributes = attributes(reader);
        if (open.isEmpty()) {
            measure(attributes);
        }
        for (var attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        return true;
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private Map<String, String> attributes(XMLStreamReader reader) {
        var kept = new TreeMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i);
            var namespace = reader.getAttributeNamespace(i);
            var value = reader.getAttributeValue(i).strip();
            if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
                throw refused("must not have an attribute %s.".formatted(shown(name)));
            }
            if (name.equals("href") && (isNone(namespace) || XLINK.equals(namespace))) {
                kept.put("href", fragment(value));
            } else if (!isNone(namespace)) {
                continue;
            } else if (name.equals("style")) {
                declarations(value, kept);
            } else if (ATTRIBUTES.contains(name) || PROPERTIES.contains(name)) {
                kept.putIfAbsent(name, drawing(name, value));
            }
        }
        return kept;
    }

    /** What stands in {@code style} goes before what stands beside it. */
    private void declarations(String style, Map<String, String> kept) {
        for (var declaration : style.split(";")) {
            var colon = declaration.indexOf(':');
            var property = declaration.substring(0, Math.max(0, colon)).strip();
            if (PROPERTIES.contains(property)) {
                kept.put(property, drawing(property, declaration.substring(colon + 1).strip()));
            } else if (declaration.contains("(") || declaration.contains("\\")) {
                throw refused("must not have a style like %s.".formatted(shown(property)));
            }
        }
    }

    private String fragment(String reference) {
        if (!FRAGMENT.matcher(reference).matches()) {
            throw refused("must not refer to anything outside of itself.");
        }
        return reference;
    }

    private String drawing(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw refused("must not have this value of %s.".formatted(name));
        }
        return value;
    }

    /** Without a view box a browser would not fit the picture to its place, but cut it off. */
    private void measure(Map<String, String> root) {
        if (root.containsKey("viewBox")) {
            return;
        }
        var width = SIZE.matcher(root.getOrDefault("width", ""));
        var height = SIZE.matcher(root.getOrDefault("height", ""));
        if (!width.matches() || !height.matches()) {
            throw refused("must have a viewBox, or width and height in pixels.");
        }
        root.put("viewBox", "0 0 " + width.group(1) + " " + height.group(1));
    }

    private InvalidExperienceException refused(String advice) {
        return new InvalidExperienceException(field, advice);
    }

    private static boolean isNone(String namespace) {
        return namespace == null || namespace.isEmpty();
    }

    /** A name as far as it can stand in an answer. */
    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }
}
