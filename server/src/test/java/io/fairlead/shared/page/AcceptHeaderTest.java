package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client says that it accepts, an endpoint answers in its own form. */
@FairleadTest
class AcceptHeaderTest {

    private final FairleadServer server;

    AcceptHeaderTest(FairleadServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "image/png", "not a media type"})
    void isNotLookedAtInACall(String accepted) {
        var customers =
                server.newPartner().api().with("Accept", accepted).get("/aggregation/v1/customers");

        assertThat(customers.status()).isEqualTo(200);
        assertThat(customers.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/docs, text/html",
        "/docs/openapi.yaml, application/yaml",
        "/assets/docs.css, text/css"
    })
    void isNotLookedAtForAPage(String path, String type) {
        var page = server.stranger().with("Accept", "application/xml").get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }
}
