package io.fairlead.institution;

import io.fairlead.institution.DirectoryContent.Fault;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Reads files of institutions; {@code docs/institutions.md} describes them. */
public final class DirectoryFile {

    private final List<Institution> institutions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Integer> linesOfIds = new HashMap<>();

    private DirectoryFile() {}

    /** The forms a file can have. */
    public enum Format {
        CSV,
        JSON;

        /** By the ending of the file's name. */
        public static Optional<Format> of(String fileName) {
            var name = fileName.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    public static DirectoryContent read(Format format, InputStream input) {
        var file = new DirectoryFile();
        switch (format) {
            case CSV -> file.readCsv(input);
            case JSON -> file.readJson(input);
        }
        return file.faults.isEmpty()
                ? new DirectoryContent.Usable(file.institutions)
                : new DirectoryContent.Faulty(file.faults);
    }

    private void readCsv(InputStream input) {
        var line = 1;
        try (MappingIterator<String[]> rows =
                CsvMapper.builder()
                        .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
                        .build()
                        .readerFor(String[].class)
                        .readValues(input)) {
            List<String> columns = List.of();
            while (rows.hasNextValue()) {
                line = rows.currentLocation().getLineNr();
                var cells = rows.nextValue();
                if (columns.isEmpty()) {
                    columns = Arrays.stream(cells).map(String::strip).toList();
                } else {
                    addRow(line, columns, cells);
                }
            }
        } catch (JacksonException e) {
            addUnreadable(Format.CSV, line, e);
        }
    }

    private void addRow(int line, List<String> columns, String[] cells) {
        if (cells.length != columns.size()) {
            faults.add(
                    new Fault(
                            line,
                            "there are %d cells, but %d columns: put texts with a comma in quotes"
                                    .formatted(cells.length, columns.size())));
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (var i = 0; i < cells.length; i++) {
            fields.put(columns.get(i), cells[i]);
        }
        add(line, fields);
    }

    private void readJson(InputStream input) {
        var line = 1;
        try (JsonParser parser = JsonMapper.shared().createParser(input)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                faults.add(new Fault(1, "the file must hold an array of objects: [{…}, {…}]"));
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                line = parser.currentTokenLocation().getLineNr();
                JsonNode row = parser.readValueAsTree();
                if (row instanceof ObjectNode object) {
                    add(line, fields("", object));
                } else {
                    faults.add(new Fault(line, "what stands here must be an object: {…}"));
                }
            }
        } catch (JacksonException e) {
            addUnreadable(Format.JSON, line, e);
        }
    }

    /** The fields as the cells of a CSV file would hold them. */
    private static Map<String, String> fields(String prefix, ObjectNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.properties()
                .forEach(
                        field -> {
                            var name = prefix + field.getKey();
                            if (field.getValue() instanceof ObjectNode inner) {
                                fields.putAll(fields(name + ".", inner));
                            } else {
                                fields.put(name, cell(field.getValue()));
                            }
                        });
        return fields;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(DirectoryFile::cell)
                    .collect(Collectors.joining(DirectoryRow.SEPARATOR));
        }
        return value.isNull() ? "" : value.asString();
    }

    private void addUnreadable(Format format, int line, JacksonException reason) {
        int place = reason.getLocation() == null ? line : reason.getLocation().getLineNr();
        faults.add(
                new Fault(
                        Math.max(place, line),
                        "from here on the file is not valid %s in UTF-8".formatted(format)));
    }

    private void add(int line, Map<String, String> fields) {
        var row = new DirectoryRow(fields);
        var institution = row.institution();
        var earlier = linesOfIds.putIfAbsent(institution.id(), line);
        if (earlier != null && !institution.id().isEmpty()) {
            row.refuse("the id %s stands in line %d too".formatted(institution.id(), earlier));
        }
        if (row.faults().isEmpty()) {
            institutions.add(institution);
        } else {
            faults.add(new Fault(line, String.join("; ", row.faults())));
        }
    }
}
