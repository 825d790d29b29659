package io.fairlead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of the house that only the sources show. */
class SourceRulesTest {

    private static final int MOST_TYPES = 20;
    private static final int MOST_LINES = 300;

    /** How the comment of a longer file begins to say why it is one. */
    private static final String REASON = "Long, because ";

    private static final Path PROJECT = Path.of("..");
    private static final List<String> MODULES =
            List.of(
                    "connector-spi",
                    "connector-oauth",
                    "connector-kit",
                    "connectors/finbank",
                    "finbank",
                    "server");

    /** What a bank connector implements is one import for its author. */
    private static final String ONE_IMPORT = "io/fairlead/spi";

    private final List<Path> main = new ArrayList<>();
    private final List<Path> all = new ArrayList<>();

    @BeforeEach
    void findSources() throws IOException {
        for (var module : MODULES) {
            main.addAll(sources(PROJECT.resolve(module).resolve("src/main/java")));
            all.addAll(sources(PROJECT.resolve(module).resolve("src/test/java")));
        }
        all.addAll(main);
        assertThat(main).hasSizeGreaterThan(700);
    }

    @Test
    void packagesHaveAtMostTwentyTypes() {
        Map<String, Long> types =
                main.stream()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(
                                Collectors.groupingBy(
                                        file -> String.valueOf(file.getParent()),
                                        TreeMap::new,
                                        Collectors.counting()));
        types.keySet().removeIf(folder -> folder.endsWith(ONE_IMPORT));
        types.values().removeIf(count -> count <= MOST_TYPES);
        assertThat(types).as("Packages with more than %d types", MOST_TYPES).isEmpty();
    }

    @Test
    void longFilesSayWhy() {
        assertThat(main)
                .filteredOn(file -> text(file).lines().count() > MOST_LINES)
                .allSatisfy(
                        file ->
                                assertThat(text(file).replaceAll("\\s*\\n \\* ", " "))
                                        .as("%s has more than %d lines", file, MOST_LINES)
                                        .contains(REASON));
    }

    @Test
    void loggersAreNamedLog() {
        assertThat(main)
                .filteredOn(file -> text(file).matches("(?s).*static final Logger\\s+(?!log\\b).*"))
                .isEmpty();
    }

    /** A variable whose value names its type is {@code var}. */
    @Test
    void localVariablesDoNotNameTheirTypesTwice() throws IOException {
        var wrong = new ArrayList<String>();
        var task = parser(all);
        var positions = Trees.instance(task).getSourcePositions();
        for (var unit : task.parse()) {
            var file = Path.of(unit.getSourceFile().toUri());
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    if (isLocal()
                            && isExplicit(variable)
                            && String.valueOf(variable.getType())
                                    .equals(named(variable.getInitializer()))) {
                        wrong.add(file + ": " + variable);
                    }
                    return super.visitVariable(variable, nothing);
                }

                private boolean isLocal() {
                    for (var path = getCurrentPath().getParentPath();
                            path != null;
                            path = path.getParentPath()) {
                        switch (path.getLeaf().getKind()) {
                            case BLOCK, CASE -> {
                                return true;
                            }
                            case CLASS, RECORD, ENUM, INTERFACE -> {
                                return false;
                            }
                            default -> {
                                if (path.getLeaf() instanceof MethodTree) {
                                    return false;
                                }
                            }
                        }
                    }
                    return false;
                }

                private boolean isExplicit(VariableTree variable) {
                    var start = positions.getStartPosition(unit, variable.getType());
                    return start >= 0 && !text(file).startsWith("var", (int) start);
                }
            }.scan(unit, null);
        }
        assertThat(wrong).isEmpty();
    }

    /** The type that the text of a value names; none for other values. */
    private static @Nullable String named(@Nullable ExpressionTree value) {
        return switch (value) {
            case NewClassTree made -> made.getIdentifier().toString();
            case TypeCastTree cast -> cast.getType().toString();
            case LiteralTree literal when literal.getKind() == Tree.Kind.STRING_LITERAL -> "String";
            case null, default -> null;
        };
    }

    private static JavacTask parser(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        return (JavacTask)
                compiler.getTask(
                        null,
                        manager,
                        null,
                        List.of("-proc:none"),
                        null,
                        manager.getJavaFileObjectsFromPaths(files));
    }

    private static List<Path> sources(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
