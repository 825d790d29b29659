package io.finbank.bank;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The data sets that users can have. */
@Component
public class Profiles {

    private static final String FOLDER = "finbank/profiles/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}");

    private final Map<String, Profile> read = new ConcurrentHashMap<>();

    /** Whether there is a data set of this name. */
    public boolean exist(String name) {
        return NAME.matcher(name).matches() && DataFile.exists(path(name));
    }

    Profile named(String name) {
        return read.computeIfAbsent(name, missing -> DataFile.read(path(missing), Profile.class));
    }

    /** The names of all data sets. */
    public List<String> names() {
        return DataFile.namesIn(FOLDER);
    }

    private static String path(String name) {
        return FOLDER + name + ".yaml";
    }
}
