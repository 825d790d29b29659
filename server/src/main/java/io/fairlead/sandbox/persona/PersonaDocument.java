package io.fairlead.sandbox.persona;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Reads and writes a persona as JSON or YAML. */
public final class PersonaDocument {

    /** The longest one, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(12)
                    .maxTokenCount(50_000)
                    .maxNumberLength(40)
                    .maxStringLength(10_000)
                    .maxNameLength(200)
                    .build();

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(BOUNDS)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .streamReadConstraints(BOUNDS)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Anchors, aliases and tags are for other programs than ours. */
    private static final Pattern BEYOND_PLAIN_YAML =
            Pattern.compile("(?m)(?:^|[\\s\\[{,:-])(?:[&*!][A-Za-z0-9_!<-]|<<\\s*:)");

    private PersonaDocument() {}

    /**
     * Reads JSON.
     *
     * @throws PersonaRefusedException when it is none
     */
    public static ObjectNode ofJson(byte[] content) {
        return read(JSON, content, "JSON");
    }

    /**
     * Reads YAML without tags, anchors and aliases.
     *
     * @throws PersonaRefusedException when it is none
     */
    public static ObjectNode ofYaml(byte[] content) {
        if (BEYOND_PLAIN_YAML.matcher(new String(content, StandardCharsets.UTF_8)).find()) {
            throw new PersonaRefusedException(
                    "A persona in YAML has no tags, anchors and aliases. Put texts that begin with"
                            + " &, * or ! in quotes.");
        }
        return read(YAML, content, "YAML");
    }

    private static ObjectNode read(ObjectMapper mapper, byte[] content, String what) {
        if (content.length > MAX_BYTES) {
            throw new PersonaRefusedException(
                    "A persona has at most %d bytes.".formatted(MAX_BYTES));
        }
        try {
            if (mapper.readTree(content) instanceof ObjectNode document) {
                return document;
            }
        } catch (JacksonException e) {
            // Its text may quote the document.
            var place = e.getLocation();
            throw new PersonaRefusedException(
                    "Line %s is not valid %s here."
                            .formatted(place == null ? "?" : place.getLineNr(), what));
        }
        throw new PersonaRefusedException("A persona is an object.");
    }

    /** The same document as YAML, which can be stored again. */
    public static String yaml(ObjectNode document) {
        return YAML.writeValueAsString(document);
    }
}
