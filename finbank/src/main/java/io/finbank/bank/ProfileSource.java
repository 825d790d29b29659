package io.finbank.bank;

import java.util.List;
import java.util.Optional;

/** Has data sets that are not in the bank's own files. */
public interface ProfileSource {

    /** What the names of all of them begin with. */
    String prefix();

    Optional<Profile> find(String name);

    /** The names of all. */
    List<String> names();
}
