package io.fairlead.support;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The vendor's web SDK as it is published, for tests of what it makes of our messages. {@code
 * ./test} fetches it with npm; where it is not, these tests are skipped.
 */
public final class WebSdk {

    static final Path MODULE =
            Path.of("src/test/npm/node_modules/connect-web-sdk/dist/mastercard-connect-esm.min.js");

    private WebSdk() {}

    /** Whether it is here, and a browser to run it in. */
    public static boolean isInstalled() {
        var here = Files.isReadable(MODULE);
        if (!here) {
            System.err.println(
                    "TESTS WITH THE WEB SDK ARE SKIPPED: npm ci --prefix server/src/test/npm");
        }
        return here && Chromium.isInstalled();
    }
}
