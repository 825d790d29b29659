package io.fairlead.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.shared.CustomerId;
import io.fairlead.support.GenerateCalls.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new partner with a new customer, the links that the partner makes for this customer, the
 * consumers who open them without scripts, and the accounts that are stored in the end. {@link
 * FairleadServer#newJourney} begins one, with the bank started.
 */
public final class TestJourney {

    /** The consumer who is the other borrower of {@link #joint}. */
    public static final String SECOND_CONSUMER = "0bf46322c167b562e6cbed9d40e19a4d";

    private final FairleadServer server;
    private final Accounts accounts;
    private final GenerateCalls calls;
    private final LinkedCustomer owner;
    private final @Nullable WebhookReceiver receiver;

    TestJourney(FairleadServer server, Accounts accounts, @Nullable WebhookReceiver receiver) {
        this.server = server;
        this.accounts = accounts;
        this.calls = GenerateCalls.of(server.newPartner(), accounts);
        this.owner = new LinkedCustomer(partner(), partner().newCustomer(), accounts);
        this.receiver = receiver;
    }

    public TestPartner partner() {
        return calls.partner();
    }

    public String customer() {
        return owner.customer();
    }

    /** The customer's logins. */
    public LinkedCustomer owner() {
        return owner;
    }

    // the links

    /** The partner's calls for a customer of their own, who has a login to fix. */
    public GenerateCalls calls() {
        return calls;
    }

    public Body full() {
        return calls.full().with("customerId", customer());
    }

    /** Of FinBank Profiles - A. */
    public Body lite() {
        return calls.lite().with("customerId", customer());
    }

    public Body lite(String institution) {
        return lite().with("institutionId", institution);
    }

    public Body fix(String login) {
        return calls.fix().with("customerId", customer()).with("institutionLoginId", login);
    }

    /** With the customer as the primary borrower. */
    public Body joint(String secondCustomer) {
        return calls.joint(
                GenerateCalls.borrower(customer(), GenerateCalls.CONSUMER, "primary"),
                GenerateCalls.borrower(secondCustomer, SECOND_CONSUMER, "jointBorrower"));
    }

    /** The link that the body asks for; the journey's receiver, if it has one, hears of it. */
    public TestLink link(Body body) {
        return calls.link(receiver == null ? body : body.with("webhook", receiver.url()));
    }

    // the consumers

    /** Opens a new link. */
    public ConsumerWithoutScripts open(Body body) {
        return ConsumerWithoutScripts.opening(server, link(body));
    }

    /** Opens a new link to repair a login. */
    public ConsumerWithoutScripts openFix(String login) {
        return open(fix(login));
    }

    /**
     * Goes through a Full link to where an institution of the FinBank family asks for credentials.
     */
    public ConsumerWithoutScripts atLogin(String institution) {
        var consumer = open(full()).acceptTerms().connect("finbank", institution);
        assertThat(consumer.screen()).isEqualTo("login");
        return consumer;
    }

    // what is stored

    /** All accounts of the customer, with those that were only found. */
    public List<Account> stored() {
        return stored(customer());
    }

    public List<Account> stored(String ofCustomer) {
        return accounts.list(partner().id(), new CustomerId(ofCustomer));
    }

    public List<Account> shared() {
        return shared(customer());
    }

    public List<Account> shared(String ofCustomer) {
        return accounts.shared(partner().id(), new CustomerId(ofCustomer));
    }
}
