package io.fairlead.consent;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.Party;
import io.fairlead.account.SharingChanged;
import io.fairlead.account.agreement.Agreement;
import io.fairlead.connector.GrantRevoked;
import io.fairlead.connector.LoginKey;
import io.fairlead.consent.Consent.Content;
import io.fairlead.consent.Consent.SharedAccount;
import io.fairlead.customer.CustomerData;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.partner.Partners;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what consumers have agreed to. What changes it holds the locks of the customer and the
 * login before, so that a receipt always says what is shared. Long, because every change of a
 * receipt goes through it.
 */
@Service
public class Consents implements CustomerData {

    private static final int AT_ONCE = 100;

    private final ConsentStore store;
    private final Accounts accounts;
    private final Institutions institutions;
    private final Partners partners;
    private final Clock clock;

    Consents(
            ConsentStore store,
            Accounts accounts,
            Institutions institutions,
            Partners partners,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.institutions = institutions;
        this.partners = partners;
        this.clock = clock;
    }

    /** The consent whose receipt has this address; another text names none. */
    public Optional<Consent> find(ConsentKey key) {
        return key.isWellFormed() ? store.find(key) : Optional.empty();
    }

    /** The latest consent about a login. */
    public Optional<Consent> find(LoginKey login) {
        return store.find(login);
    }

    /**
     * What a link is about that is sent before its consumer knows of it, and whose bank is not
     * known.
     *
     * @param sharedAt when the consumer shares at the latest
     */
    public ConsentFacts announced(
            Texts texts, String application, ExperienceSettings settings, Instant sharedAt) {
        var until = accounts.latestEnd().plus(Duration.between(clock.instant(), sharedAt));
        return ConsentFacts.of(texts, application, SharedData.of(settings), until);
    }

    /** The receipt of a customer, if anything was ever shared. */
    public Optional<ConsentReceipt> receipt(PartnerId partner, CustomerId customer) {
        return store.receipt(partner, customer);
    }

    /** A receipt by its id, also of a deleted customer. */
    public Optional<ConsentReceipt> receipt(PartnerId partner, UUID id) {
        return store.receipt(partner, id);
    }

    /** The parts of a receipt, one for each login, the oldest first. */
    public List<Consent> of(ConsentReceipt receipt) {
        return store.ofReceipt(receipt.partner(), receipt.id());
    }

    /**
     * A consumer has shared these accounts of a login in a session, and none else of it.
     *
     * @param known whether the login has been shared before
     * @param agreement null when no account is left
     */
    @Transactional
    public void share(
            LoginKey login,
            String institutionId,
            boolean known,
            List<Account> shared,
            @Nullable Agreement agreement,
            ConsentTerms terms) {
        var before = known ? store.find(login) : Optional.<Consent>empty();
        if (agreement == null) {
            before.ifPresent(consent -> put(consent.ended(Party.CUSTOMER, clock.instant())));
            return;
        }
        var content =
                new Content(
                        terms.application(),
                        terms.purpose(),
                        terms.language().tag(),
                        accounts(before, shared),
                        terms.consumerId(),
                        webhook(terms));
        put(login, institutionId, agreement, before, Party.CUSTOMER, terms.session(), content);
    }

    /** A consumer has renewed what is shared of a login. */
    @Transactional
    public void renew(LoginKey login, Agreement agreement, ConsentTerms terms) {
        store.find(login)
                .ifPresent(
                        before ->
                                put(
                                        login,
                                        before.institutionId(),
                                        agreement,
                                        Optional.of(before),
                                        Party.CUSTOMER,
                                        terms.session(),
                                        new Content(
                                                terms.application(),
                                                before.content().purpose(),
                                                terms.language().tag(),
                                                before.content().accounts(),
                                                terms.consumerId(),
                                                webhook(terms))));
    }

    /** Accounts were shared or deleted outside of a consumer's choice in a session. */
    @EventListener
    @Transactional
    public void follow(SharingChanged change) {
        var login = change.login();
        var shared = accounts.list(login).stream().filter(Account::shared).toList();
        var before = store.find(login);
        if (shared.isEmpty()) {
            before.filter(consent -> consent.status() != ConsentStatus.REVOKED)
                    .ifPresent(consent -> put(consent.ended(change.by(), clock.instant())));
            return;
        }
        var of = shared.getFirst().login();
        if (of.agreement().until() != null) {
            put(
                    login,
                    of.institutionId(),
                    of.agreement(),
                    before,
                    change.by(),
                    before.map(Consent::session).orElse(null),
                    before.map(consent -> consent.content().with(accounts(before, shared)))
                            .orElseGet(() -> contentOf(login.partner(), shared)));
        }
    }

    /** The bank has ended the access of a login that is shared no more. */
    @EventListener
    @Transactional
    public void confirm(GrantRevoked revoked) {
        store.confirmRevocation(revoked.login(), clock.instant());
    }

    /** Those whose time is over, and that are not ended yet. */
    List<Consent> over() {
        return store.findOver(clock.instant(), AT_ONCE);
    }

    /** Ends a consent whose time is over: the access to the bank is given up. */
    @Transactional
    public void expire(Consent over) {
        accounts.close(over.login());
        if (store.expire(over, clock.instant())) {
            store.change(over.login().partner(), over.login().customer(), clock.instant());
        }
    }

    @Override
    public Part part() {
        return Part.CONSENTS;
    }

    /** Of a deleted customer's receipt stays what proves that and what was agreed to. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        var now = clock.instant();
        store.all(partner, customer).stream()
                .map(consent -> consent.isActive() ? consent.ended(Party.PARTNER, now) : consent)
                .map(Consent::ofNobody)
                .forEach(store::put);
        store.seal(partner, customer, now);
    }

    private void put(Consent consent) {
        store.change(consent.login().partner(), consent.login().customer(), clock.instant());
        store.put(consent);
    }

    private void put(
            LoginKey login,
            String institutionId,
            Agreement agreement,
            Optional<Consent> before,
            Party by,
            @Nullable UUID session,
            Content content) {
        var now = clock.instant();
        var receipt = store.change(login.partner(), login.customer(), now);
        var status = agreement.over() ? ConsentStatus.EXPIRED : ConsentStatus.ACTIVE;
        store.put(
                new Consent(
                        ConsentStore.idOf(receipt, login),
                        receipt,
                        login,
                        institutionId,
                        nameOf(institutionId),
                        agreement.data(),
                        before.filter(_ -> by == Party.PARTNER).map(Consent::startedAt).orElse(now),
                        end(agreement),
                        status,
                        before.filter(consent -> consent.status() == status)
                                .map(Consent::statusAt)
                                .orElse(now),
                        by,
                        session,
                        null,
                        before.map(Consent::createdAt).orElse(now),
                        before.map(Consent::key).orElseGet(ConsentKey::random),
                        content));
    }

    private Instant end(Agreement agreement) {
        var until = agreement.until();
        return until == null ? accounts.latestEnd() : until;
    }

    private String nameOf(String institutionId) {
        return institutions.find(institutionId).map(Institution::name).orElse(institutionId);
    }

    /** Of what a partner has shared itself, the consumer was told nothing here. */
    private Content contentOf(PartnerId partner, List<Account> shared) {
        var name = partners.name(partner).orElse("");
        return new Content(
                name,
                Texts.of(Language.EN).get("consent.purpose", name),
                Language.EN.tag(),
                accounts(Optional.empty(), shared),
                null,
                null);
    }

    /** Those that are shared now, and those that were before. */
    private static List<SharedAccount> accounts(Optional<Consent> before, List<Account> shared) {
        var ids = shared.stream().map(account -> account.key().id()).collect(Collectors.toSet());
        var ended = before.stream().flatMap(consent -> ended(consent, ids));
        return new ArrayList<>(
                Stream.concat(shared.stream().map(Consents::shared), ended).toList());
    }

    private static Stream<SharedAccount> ended(Consent before, Set<String> shared) {
        return before.content().accounts().stream()
                .filter(account -> !shared.contains(account.id()))
                .map(SharedAccount::ended);
    }

    private static SharedAccount shared(Account account) {
        return new SharedAccount(
                account.key().id(),
                account.atBank().name(),
                account.atBank().type(),
                account.numberDisplay(),
                true);
    }

    private static Consent.@Nullable Webhook webhook(ConsentTerms terms) {
        var receiver = terms.receiver();
        return receiver == null ? null : ConsentWebhook.of(receiver, terms.webhookData());
    }
}
