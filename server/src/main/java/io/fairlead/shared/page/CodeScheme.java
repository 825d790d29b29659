package io.fairlead.shared.page;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** URI schemes that would run or show what somebody else has written, in place of a page. */
public final class CodeScheme {

    private static final Set<String> ALL =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "view-source");

    private CodeScheme() {}

    public static boolean isIn(URI uri) {
        return uri.getScheme() != null && ALL.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    }
}
