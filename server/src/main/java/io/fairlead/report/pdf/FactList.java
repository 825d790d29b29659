package io.fairlead.report.pdf;

import io.fairlead.report.pdf.PdfTable.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what a JSON object says, as far as it does, with names for readers. */
final class FactList {

    private final JsonNode node;
    private final PdfTexts texts;
    private final List<Fact> facts = new ArrayList<>();

    FactList(JsonNode node, PdfTexts texts) {
        this.node = node;
        this.texts = texts;
    }

    /** A text, or a number as it is. */
    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static @Nullable BigDecimal amount(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).decimalValue() : null;
    }

    FactList text(String key, String field) {
        return said(key, text(node, field));
    }

    /** Several texts in a row, without those that are missing. */
    FactList joined(String key, String separator, String... fields) {
        return said(
                key,
                Stream.of(fields)
                        .map(field -> text(node, field))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(separator)));
    }

    FactList amount(String key, String field) {
        var amount = amount(node, field);
        return amount == null ? this : said(key, texts.amount(amount));
    }

    FactList number(String key, String field) {
        return node.path(field).isNumber() ? said(key, node.path(field).asString()) : this;
    }

    FactList day(String key, String field) {
        return node.path(field).isNumber()
                ? said(key, texts.day(node.path(field).longValue()))
                : this;
    }

    /** A value under the name of a text; nothing when it is blank. */
    FactList said(String key, String value) {
        return named(texts.get(key), value);
    }

    FactList named(String name, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, value));
        }
        return this;
    }

    List<Fact> all() {
        return List.copyOf(facts);
    }
}
