import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins the files of {@code src/main/openapi} into the one OpenAPI document that the server serves.
 * Maven runs this file from its source when it processes the resources, on the Java that runs Maven
 * itself. That may be an old one, so this is Java 17.
 *
 * <p>{@code fairlead.yaml} begins the document. Its tags say which file comes when: each tag has
 * one in {@code tags/}, with the paths of the tag and the components that only they use. What
 * several tags use is in {@code shared.yaml}. The files are joined as text, so that comments,
 * anchors and the form of the examples stay as they were written.
 *
 * <p>The build fails when a path or a component is there twice, when a reference leads nowhere, and
 * when nothing refers to a component. Components of {@code fairlead.yaml} hold for every call, so
 * nothing has to refer to them.
 */
public final class BundleOpenApi {

    private static final String BEGINNING = "fairlead.yaml";
    private static final String SHARED = "shared.yaml";

    private static final Pattern TAG = Pattern.compile("(?m)^  - name: (.+)$");
    private static final Pattern TAG_OF_OPERATION = Pattern.compile("(?m)^      tags: \\[(.+)]$");
    private static final Pattern PATH = Pattern.compile("^  (/.*):$");
    private static final Pattern KIND = Pattern.compile("^  (\\w+):$");
    private static final Pattern COMPONENT = Pattern.compile("^    (\\w+):.*$");
    private static final Pattern REFERENCE = Pattern.compile("\\$ref: *[\"']?([^\"'},\\s]+)");

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private final List<String> beginning = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, List<String>> components = new LinkedHashMap<>();

    /** Which file has which path or component. */
    private final Map<String, String> definitions = new LinkedHashMap<>();

    /** Which files refer to a component. */
    private final Map<String, Set<String>> references = new LinkedHashMap<>();

    private BundleOpenApi(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder of the files and the file to write. */
    public static void main(String[] args) throws IOException {
        var bundle = new BundleOpenApi(Path.of(args[0]));
        var document = bundle.document();
        if (!bundle.problems.isEmpty()) {
            bundle.problems.forEach(problem -> System.err.println("OpenAPI: " + problem));
            System.exit(1);
        }
        writeWhenChanged(Path.of(args[1]), document);
    }

    private String document() throws IOException {
        var first = Files.readString(folder.resolve(BEGINNING));
        add(BEGINNING, first);
        var tags = matches(TAG, first);
        for (var tag : tags) {
            addTag(tag);
        }
        add(SHARED, Files.readString(folder.resolve(SHARED)));
        findFilesWithoutTag(tags);
        findBrokenReferences();
        findUnusedComponents();
        return text();
    }

    private void addTag(String tag) throws IOException {
        var name = fileOf(tag);
        if (!Files.exists(folder.resolve(name))) {
            problems.add("the tag \"%s\" has no file %s".formatted(tag, name));
            return;
        }
        var text = Files.readString(folder.resolve(name));
        matches(TAG_OF_OPERATION, text).stream()
                .filter(Predicate.not(tag::equals))
                .map(other -> "%s has an operation with the tag \"%s\"".formatted(name, other))
                .forEach(problems::add);
        add(name, text);
    }

    private static String fileOf(String tag) {
        var words = tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
        return "tags/" + words.replace(' ', '-') + ".yaml";
    }

    /** Sorts the lines of one file into the sections of the document. */
    private void add(String file, String text) {
        var section = beginning;
        var kind = "";
        for (var line : text.lines().toList()) {
            if (line.equals("paths:")) {
                section = paths;
            } else if (line.equals("components:")) {
                section = new ArrayList<>();
            } else if (section == beginning) {
                section.add(line);
            } else if (section != paths && KIND.matcher(line).matches()) {
                kind = line.strip().replace(":", "");
                section = components.computeIfAbsent(kind, key -> new ArrayList<>());
            } else {
                define(file, section == paths ? PATH : COMPONENT, kind, line);
                section.add(line);
            }
        }
        matches(REFERENCE, text).forEach(target -> referencesTo(target).add(file));
    }

    private void define(String file, Pattern pattern, String kind, String line) {
        var key = pattern.matcher(line);
        if (key.matches()) {
            var name = pattern == PATH ? key.group(1) : kind + "/" + key.group(1);
            var before = definitions.putIfAbsent(name, file);
            if (before != null) {
                problems.add("%s is in %s and again in %s".formatted(name, before, file));
            }
        }
    }

    private Set<String> referencesTo(String target) {
        var component = target.replaceFirst("^#/components/", "");
        return references.computeIfAbsent(component, key -> new TreeSet<>());
    }

    private void findFilesWithoutTag(List<String> tags) throws IOException {
        var expected = tags.stream().map(BundleOpenApi::fileOf).collect(Collectors.toSet());
        try (var files = Files.list(folder.resolve("tags"))) {
            files.map(file -> "tags/" + file.getFileName())
                    .filter(Predicate.not(expected::contains))
                    .map(file -> "%s belongs to no tag of %s".formatted(file, BEGINNING))
                    .forEach(problems::add);
        }
    }

    private void findBrokenReferences() {
        references.forEach(
                (component, files) -> {
                    if (!definitions.containsKey(component)) {
                        problems.add(
                                "%s refer to %s, which is nowhere".formatted(files, component));
                    }
                });
    }

    private void findUnusedComponents() {
        definitions.forEach(
                (name, file) -> {
                    var isPath = name.startsWith("/");
                    if (!isPath && !file.equals(BEGINNING) && !references.containsKey(name)) {
                        problems.add("nothing refers to %s in %s".formatted(name, file));
                    }
                });
    }

    private String text() {
        var lines = new ArrayList<>(beginning);
        lines.add("paths:");
        lines.addAll(paths);
        lines.add("components:");
        components.forEach(
                (kind, own) -> {
                    lines.add("  " + kind + ":");
                    lines.addAll(own);
                });
        return String.join("\n", lines) + "\n";
    }

    /** A file that stays the same keeps its time, so that nothing after it is built again. */
    private static void writeWhenChanged(Path target, String document) throws IOException {
        if (!Files.exists(target) || !Files.readString(target).equals(document)) {
            Files.createDirectories(target.getParent());
            Files.writeString(target, document);
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
