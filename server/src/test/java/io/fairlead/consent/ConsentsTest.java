package io.fairlead.consent;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.Party;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.Customers;
import io.fairlead.session.StoppedSharing;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FinBankInstitutions;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import io.fairlead.support.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Receipts say what is shared, and what they say is so. */
@FairleadTest
class ConsentsTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private final FairleadServer server;
    private final Consents consents;
    private final StoppedSharing sharing;
    private final Accounts accounts;
    private final Customers customers;
    private final MovableClock clock;
    private final TestJourney journey;

    ConsentsTest(
            FairleadServer server,
            Consents consents,
            StoppedSharing sharing,
            Accounts accounts,
            Customers customers,
            MovableClock clock) {
        this.server = server;
        this.consents = consents;
        this.sharing = sharing;
        this.accounts = accounts;
        this.customers = customers;
        this.clock = clock;
        this.journey = server.newJourney();
    }

    @Test
    void keepsAReceiptOfWhatALinkShares() {
        var before = Instant.now(clock);
        shareWithLite();
        var receipt = receipt();
        assertThat(receipt.version()).isEqualTo(1);
        var consent = consent();
        assertThat(consents.of(receipt)).containsExactly(consent);
        assertThat(consent.status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(consent.updatedBy()).isEqualTo(Party.CUSTOMER);
        assertThat(consent.institutionName()).isEqualTo("FinBank");
        assertThat(consent.sharedAccounts()).hasSize(9);
        assertThat(consent.endsAt()).isBetween(before.plus(YEAR), clock.instant().plus(YEAR));
        assertThat(consent.session()).isNotNull();
        assertThat(consent.data())
                .contains(DataKind.NUMBERS, DataKind.OWNERS, DataKind.TRANSACTIONS)
                .doesNotContain(DataKind.STATEMENTS);
        assertThat(consent.content().purpose()).isNotBlank();
    }

    /** FinBank's own consent lasts 180 days, which is sooner than the longest time of ours. */
    @Test
    void endsWithTheBanksOwnConsent() {
        journey.open(journey.lite(OAUTH)).acceptTerms().allowAtBank("ordinary", "profile_03");
        Await.until(() -> !journey.shared().isEmpty());
        var consent = consent();
        assertThat(consent.endsAt())
                .isEqualTo(accounts.logins(partner(), customer()).getFirst().authorizedUntil())
                .isBefore(clock.instant().plus(Duration.ofDays(181)));
    }

    @Test
    void countsEachChangeOnce() {
        var consumer =
                journey.open(journey.full())
                        .acceptTerms()
                        .connect("FinBank", FINBANK)
                        .signIn("demo", "go");
        var all = consumer.accounts();
        consumer.share(all.subList(0, 3));
        assertThat(receipt().version()).isEqualTo(1);
        consumer.submit("/manage", "login", login().login());
        consumer.share(consumer.accounts().subList(1, 4));
        assertThat(receipt().version()).isEqualTo(2);
        var consent = consent();
        assertThat(consent.sharedAccounts()).hasSize(3);
        assertThat(consent.content().accounts()).hasSize(4);

        delete("/accounts/" + consent.sharedAccounts().getFirst().id());
        assertThat(receipt().version()).isEqualTo(3);
        assertThat(consent().updatedBy()).isEqualTo(Party.PARTNER);
        assertThat(consent().sharedAccounts()).hasSize(2);
        assertThat(consent().endsAt()).isEqualTo(consent.endsAt());

        consumer.submit("/remove", "login", login().login());
        assertThat(receipt().version()).isEqualTo(4);
    }

    @Test
    void isRevokedWithTheLastAccountOrTheLogin() {
        var login = journey.owner().linked(FinBankInstitutions.PROFILES, "revoked", "profile_03");
        assertThat(consent().updatedBy()).isEqualTo(Party.PARTNER);
        assertThat(consent().content().accounts()).hasSize(5);
        var key = login();
        delete("/institutionLogins/" + login);
        var consent = consents.find(key).orElseThrow();
        assertThat(consent.status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(consent.sharedAccounts()).isEmpty();
        Await.until(() -> consents.find(key).orElseThrow().revokedAtBank() != null);
    }

    @Test
    void outlivesTheCustomerWithoutPersonalData() {
        shareWithLite();
        var key = login();
        var receipt = receipt();
        customers.delete(partner(), customer());
        var kept = consents.receipt(partner(), receipt.id()).orElseThrow();
        assertThat(kept.customerDeletedAt()).isNotNull();
        assertThat(kept.version()).isEqualTo(2);
        assertThat(consents.receipt(partner(), customer())).isEmpty();
        assertThat(consents.find(key)).isEmpty();
        var consent = consents.of(kept).getFirst();
        assertThat(consent.login()).isEqualTo(key);
        assertThat(consent.status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(consent.content().purpose()).isEmpty();
        assertThat(consent.content().accounts())
                .hasSize(9)
                .allMatch(account -> account.name().isEmpty() && account.ending().isEmpty());
    }

    /** What the consumer was told is so: from that day on nothing is read. */
    @Test
    void readsNothingOnceItIsOver() {
        shareWithLite();
        Await.until(() -> journey.shared().stream().noneMatch(Account::isUnread));
        var account = checking();
        assertThat(get("/accounts/" + account).json().required("balance").isNumber()).isTrue();
        assertThat(transactions(account).status()).isEqualTo(200);

        clock.advance(YEAR);
        var partner = journey.partner().withNewToken();
        var api = partner.api();
        var of = "/aggregation/v1/customers/" + journey.customer();
        var listed = api.get(of + "/accounts").json().required("accounts").get(0);
        assertThat(listed.required("aggregationStatusCode").asInt()).isEqualTo(947);
        assertThat(listed.has("balance")).isFalse();
        assertThat(listed.has("detail")).isFalse();
        var one = of + "/accounts/" + account;
        for (var path :
                List.of(
                        one + "/details",
                        one + "/owner",
                        one + "/statement",
                        one + "/availableBalance",
                        one + "/availableBalance/live",
                        one.replace("v1", "v4") + "/transactions?fromDate=0&toDate=4000000000")) {
            var refused = api.get(path);
            assertThat(refused.status()).as(path).isEqualTo(500);
            assertThat(refused.json().required("code").asInt()).as(path).isEqualTo(947);
        }
        var all = of.replace("v1", "v3") + "/transactions?fromDate=0&toDate=4000000000";
        assertThat(api.get(all).json().required("found").asInt()).isZero();
        assertThat(api.post(of + "/accounts", Map.of()).status()).isEqualTo(200);

        var consent = consent();
        expireAll();
        assertThat(consent().status()).isEqualTo(ConsentStatus.EXPIRED);
        assertThat(receipt().version()).isEqualTo(2);
        assertThat(consent().sharedAccounts()).isEqualTo(consent.sharedAccounts());
    }

    @Test
    void isRenewedByFix() {
        shareWithLite();
        var login = login();
        Await.until(() -> journey.shared().stream().noneMatch(Account::isUnread));
        clock.advance(YEAR);
        expireAll();
        var calls = new GenerateCalls(journey.partner().withNewToken(), journey.customer());
        var fix = calls.fix().with("institutionLoginId", login.login());
        var consumer = ConsumerWithoutScripts.opening(server, calls.link(fix));
        assertThat(consumer.acceptTerms().screen()).isEqualTo("login");
        consumer.signIn("demo", "go");
        var renewed = consents.find(login).orElseThrow();
        assertThat(renewed.status()).isEqualTo(ConsentStatus.ACTIVE);
        assertThat(renewed.endsAt()).isAfter(clock.instant().plus(YEAR.minusMinutes(1)));
        assertThat(accounts.list(login)).noneMatch(account -> account.login().agreement().over());
    }

    @Test
    void refusesDataThatIsNotShared() {
        var experience =
                journey.partner().newExperience("numbers only", Map.of("products", List.of("ach")));
        journey.open(journey.lite(FINBANK).with("experience", experience))
                .acceptTerms()
                .signIn("demo", "go");
        assertThat(consent().data())
                .containsExactlyInAnyOrder(
                        DataKind.ACCOUNTS, DataKind.BALANCES, DataKind.NUMBERS, DataKind.DETAILS);
        Await.until(() -> journey.shared().stream().noneMatch(Account::isUnread));
        var account = checking();
        assertThat(get("/accounts/" + account + "/details").status()).isEqualTo(200);
        for (var refused : List.of(get("/accounts/" + account + "/owner"), transactions(account))) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().required("code").asInt()).isEqualTo(14020);
        }
        assertThat(journey.shared()).allMatch(one -> one.latestTransactionAt() == null);
    }

    @Test
    void stopsLongAfterTheSessionAndTellsThePartner() {
        var receiver = WebhookReceiver.shared();
        var told = server.newJourney(receiver);
        told.open(told.lite(FINBANK)).acceptTerms().signIn("demo", "go");
        var login =
                accounts.logins(told.partner().id(), new CustomerId(told.customer()))
                        .getFirst()
                        .key();
        var ids = told.shared().stream().map(account -> account.key().id()).toList();
        clock.advance(Duration.ofDays(200));
        var consent = consents.find(login).orElseThrow();
        sharing.stop(consent);
        sharing.stop(consent);
        assertThat(told.stored()).isEmpty();
        var ended = consents.find(login).orElseThrow();
        assertThat(ended.status()).isEqualTo(ConsentStatus.REVOKED);
        assertThat(ended.updatedBy()).isEqualTo(Party.CUSTOMER);
        var partner = told.partner().withNewToken();
        Await.until(() -> !partner.webhookEvents("?eventType=accountsDeleted").isEmpty());
        assertThat(partner.webhookEvents("?eventType=accountsDeleted"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.toString()).contains("consent:" + consent.id()));
        assertThat(ids).isNotEmpty();
    }

    private void shareWithLite() {
        journey.open(journey.lite(FINBANK)).acceptTerms().signIn("demo", "go");
    }

    private PartnerId partner() {
        return journey.partner().id();
    }

    private CustomerId customer() {
        return new CustomerId(journey.customer());
    }

    private LoginKey login() {
        return accounts.logins(partner(), customer()).getFirst().key();
    }

    private Consent consent() {
        return consents.find(login()).orElseThrow();
    }

    private ConsentReceipt receipt() {
        return consents.receipt(partner(), customer()).orElseThrow();
    }

    private String checking() {
        return journey.shared().stream()
                .filter(account -> account.atBank().type().equals("checking"))
                .findFirst()
                .orElseThrow()
                .key()
                .id();
    }

    private Answer get(String path) {
        return journey.partner()
                .api()
                .get("/aggregation/v1/customers/" + journey.customer() + path);
    }

    private Answer transactions(String account) {
        return journey.partner()
                .api()
                .get(
                        "/aggregation/v4/customers/%s/accounts/%s/transactions?fromDate=0&toDate=4000000000"
                                .formatted(journey.customer(), account));
    }

    private void delete(String path) {
        journey.partner().api().delete("/aggregation/v1/customers/" + journey.customer() + path);
    }

    /** Those of other tests are over as well, and more than are ended at once. */
    private void expireAll() {
        for (var over = consents.over(); !over.isEmpty(); over = consents.over()) {
            over.forEach(consents::expire);
        }
    }
}
