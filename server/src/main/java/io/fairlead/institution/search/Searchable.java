package io.fairlead.institution.search;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the search knows of an institution. */
public interface Searchable {

    String id();

    String name();

    /** A friendlier name, where there is one. */
    @Nullable String displayName();

    /** What else people call it. */
    List<String> aliases();

    /** How far up it stands among equal matches. */
    int popularity();

    /** Of its web pages. */
    List<String> addresses();

    List<String> routingNumbers();

    /** Whether it is a simulated bank. */
    boolean testing();

    /** The id of the entry that can stand in its place. */
    @Nullable String replacement();

    /** All that it is called. */
    default Stream<String> names() {
        var own = displayName() == null ? Stream.of(name()) : Stream.of(name(), displayName());
        return Stream.concat(own, aliases().stream());
    }
}
