package io.fairlead.support;

import io.fairlead.partner.NewPartner;
import io.fairlead.partner.Partners;
import io.fairlead.shared.FairleadProperties;
import java.net.URI;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The running server as its tests see it. */
@TestConfiguration(proxyBeanMethods = false)
public class FairleadServer {

    private final FairleadProperties properties;
    private final Partners partners;

    FairleadServer(FairleadProperties properties, Partners partners) {
        this.properties = properties;
        this.partners = partners;
    }

    /** Where the server answers, as partners and consumers write it. */
    public URI address() {
        return properties.publicUrl();
    }

    /** A caller without any credentials. */
    public ApiClient stranger() {
        return new ApiClient(address());
    }

    /** A new partner, authenticated. */
    public TestPartner newPartner() {
        NewPartner credentials = partners.register("Harbour Bank");
        return TestPartner.authenticated(credentials, stranger());
    }

    @Bean
    @Primary
    static MovableClock movableClock() {
        return new MovableClock();
    }
}
