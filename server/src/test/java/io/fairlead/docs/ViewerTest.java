package io.fairlead.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that shows the API's document. */
@FairleadTest
class ViewerTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private final FairleadServer server;

    ViewerTest(FairleadServer server) {
        this.server = server;
    }

    @Test
    void loadsOnlyWhatThisServerHas() {
        var page = server.stranger().get("/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(ADDRESS.matcher(page.body()).results())
                .extracting(result -> result.group(1))
                .contains("/docs/openapi.yaml", "/webjars/swagger-ui/swagger-ui-bundle.js")
                .allSatisfy(
                        address ->
                                assertThat(server.stranger().get(address).status())
                                        .as(address)
                                        .isEqualTo(200));
    }

    @Test
    void getsTheDocumentAsItIsWritten() {
        var document = server.stranger().get("/docs/openapi.yaml");

        assertThat(document.headers().firstValue("Content-Type"))
                .hasValue("application/yaml;charset=UTF-8");
        assertThat(document.body()).startsWith("# Fairlead's API").contains("openapi: 3.1.0");
    }
}
