package io.finbank.bank;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The data sets that users can have. */
@Component
public class Profiles {

    private static final String FOLDER = "finbank/profiles/";
    private static final String CHOSEN = "profile_";

    private final List<ProfileSource> sources;
    private final Map<String, Profile> read = new ConcurrentHashMap<>();
    private final Supplier<List<String>> names =
            SingletonSupplier.of(() -> DataFile.namesIn(FOLDER));

    /** The bank's own ones, without any other source. */
    public Profiles() {
        this(List.of());
    }

    @Autowired
    Profiles(List<ProfileSource> sources) {
        this.sources = sources;
    }

    /** The names of those that users choose by their password. */
    public List<String> choosable() {
        return names.get().stream().filter(name -> name.startsWith(CHOSEN)).toList();
    }

    /** Who that is. */
    public String about(String name) {
        return named(name).about();
    }

    /**
     * The data set of this name.
     *
     * @throws ProblemException when it is one that is no more
     */
    Profile named(String name) {
        for (var source : sources) {
            if (name.startsWith(source.prefix())) {
                return source.find(name)
                        .orElseThrow(() -> new ProblemException(Problem.TOKEN_EXPIRED));
            }
        }
        return read.computeIfAbsent(name, missing -> DataFile.read(path(missing), Profile.class));
    }

    /** The names of all data sets. */
    public List<String> names() {
        return Stream.concat(
                        names.get().stream(),
                        sources.stream().flatMap(source -> source.names().stream()))
                .toList();
    }

    private static String path(String name) {
        return FOLDER + name + ".yaml";
    }
}
