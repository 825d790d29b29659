package io.fairlead.support;

import io.fairlead.account.Accounts;
import io.fairlead.audit.Actor;
import io.fairlead.partner.Partners;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.time.ServerClock;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The running server as its tests see it. */
@TestConfiguration(proxyBeanMethods = false)
public class FairleadServer {

    private final FairleadProperties properties;
    private final Partners partners;
    private final Accounts accounts;
    private final URI bank;

    FairleadServer(
            FairleadProperties properties,
            Partners partners,
            Accounts accounts,
            @Value("${fairlead.connector.settings.finbank.url}") URI bank) {
        this.properties = properties;
        this.partners = partners;
        this.accounts = accounts;
        this.bank = bank;
    }

    /** Where the server answers, as partners and consumers write it. */
    public URI address() {
        return properties.publicUrl();
    }

    /** A caller without any credentials. */
    public ApiClient stranger() {
        return new ApiClient(address());
    }

    /** The bank that the server's customers have accounts at. */
    public SimulatedBank bank() {
        return SimulatedBank.started(bank, address());
    }

    /** A new partner, authenticated, with the key that its first webhook would make. */
    public TestPartner newPartner() {
        var credentials = partners.register(Actor.server("test"), "Harbour Bank");
        var partner = TestPartner.authenticated(credentials, stranger());
        partner.api().get("/fairlead/v1/webhook-keys");
        return partner;
    }

    /** A new partner that asks for links. */
    public GenerateCalls newCaller() {
        return GenerateCalls.of(newPartner(), accounts);
    }

    /** A new partner with a new customer, who has accounts at the bank. */
    public TestJourney newJourney() {
        return journey(null);
    }

    /** As {@link #newJourney()}; the receiver hears of all that happens in the journey's links. */
    public TestJourney newJourney(WebhookReceiver receiver) {
        return journey(receiver);
    }

    private TestJourney journey(@Nullable WebhookReceiver receiver) {
        bank();
        return new TestJourney(this, accounts, receiver);
    }

    /** A consumer's browser that may go to Fairlead and to the partner's site. */
    public ConsumerBrowser newBrowser() {
        return new ConsumerBrowser(address(), PartnerSite.shared().address());
    }

    /** In place of the machine's clock. */
    @Bean
    static MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    @Primary
    static ServerClock movedClock(MovableClock machine) {
        return new ServerClock(machine);
    }
}
