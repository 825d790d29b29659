package io.finbank.bank;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The data sets that users can have. */
@Component
public class Profiles {

    private static final String FOLDER = "finbank/profiles/";
    private static final String CHOSEN = "profile_";

    private final Map<String, Profile> read = new ConcurrentHashMap<>();
    private final Supplier<List<String>> names =
            SingletonSupplier.of(() -> DataFile.namesIn(FOLDER));

    /** The names of those that users choose by their password. */
    public List<String> choosable() {
        return names().stream().filter(name -> name.startsWith(CHOSEN)).toList();
    }

    /** Who that is. */
    public String about(String name) {
        return named(name).about();
    }

    Profile named(String name) {
        return read.computeIfAbsent(name, missing -> DataFile.read(path(missing), Profile.class));
    }

    /** The names of all data sets. */
    public List<String> names() {
        return names.get();
    }

    private static String path(String name) {
        return FOLDER + name + ".yaml";
    }
}
