package io.fairlead.connect.preview;

import java.util.regex.Pattern;

/** A page of the app without what makes it work, so that it is only seen. */
final class StillPage {

    private static final Pattern WORKING =
            Pattern.compile(
                    "<noscript>.*?</noscript>|<script[^>]*></script>|<link rel=\"modulepreload\"[^>]*>",
                    Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("<a ([^>]*)href=\"[^\"]*\"");

    private StillPage() {}

    static String of(String html) {
        var still = WORKING.matcher(html).replaceAll("");
        return LINK.matcher(still).replaceAll("<a $1href=\"#\"");
    }
}
