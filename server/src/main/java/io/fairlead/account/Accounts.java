package io.fairlead.account;

import io.fairlead.account.agreement.Agreement;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginKey;
import io.fairlead.customer.CustomerData;
import io.fairlead.customer.CustomerLock;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.Inventory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Institution logins and their accounts, as they are stored. Another partner's ones do not exist,
 * whoever asks.
 *
 * <p>Long, because it is the one facade to logins and accounts, which the modules above share.
 */
@Service
public class Accounts implements CustomerData {

    private static final int ID_LENGTH = 10;

    private final LoginStore logins;
    private final AccountStore accounts;
    private final DeletionStore deletions;
    private final Connections connections;
    private final CustomerLock customers;
    private final ApplicationEventPublisher events;
    private final AccountProperties properties;
    private final Clock clock;

    Accounts(
            LoginStore logins,
            AccountStore accounts,
            DeletionStore deletions,
            Connections connections,
            CustomerLock customers,
            ApplicationEventPublisher events,
            AccountProperties properties,
            Clock clock) {
        this.logins = logins;
        this.accounts = accounts;
        this.deletions = deletions;
        this.connections = connections;
        this.customers = customers;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** The login, if the customer has it and has accounts behind it. */
    public Optional<InstitutionLogin> login(
            PartnerId partner, CustomerId customer, String institutionLoginId) {
        return logins.findWithAccounts(new LoginKey(partner, customer, institutionLoginId));
    }

    /** The customer's logins with accounts behind them, oldest first. */
    public List<InstitutionLogin> logins(PartnerId partner, CustomerId customer) {
        return logins.allWithAccounts(partner, customer);
    }

    public Optional<Account> find(AccountKey account) {
        return accounts.find(account);
    }

    public boolean exists(AccountKey account) {
        return accounts.loginOf(account).isPresent();
    }

    /**
     * Locks accounts of one login: nobody deletes them, nor changes their transactions, until the
     * caller's transaction ends. After it, that locks no login and no customer.
     *
     * @return those that there are
     */
    @Transactional
    public Set<AccountKey> lock(Set<AccountKey> some) {
        if (some.isEmpty()) {
            return Set.of();
        }
        var one = some.iterator().next();
        var ids = some.stream().map(AccountKey::id).toList();
        var there = accounts.lock(one.partner(), one.customer(), ids);
        return some.stream()
                .filter(account -> there.contains(account.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Whether there is such a login, which then nobody else changes, nor any of its accounts, until
     * the caller's transaction ends.
     */
    @Transactional
    public boolean lock(LoginKey login) {
        return logins.lock(login);
    }

    /** The customer's accounts, those of the oldest login first, in the bank's order. */
    public List<Account> list(PartnerId partner, CustomerId customer) {
        return accounts.all(partner, customer);
    }

    /** The same without what was only found. */
    public List<Account> shared(PartnerId partner, CustomerId customer) {
        return list(partner, customer).stream().filter(Account::shared).toList();
    }

    /** The login's accounts in the bank's order. */
    public List<Account> list(LoginKey login) {
        return accounts.all(login);
    }

    /**
     * Gives an account another name or number for its partner, which stay when it is read again.
     *
     * @return whether there is such an account
     */
    @Transactional
    public boolean rename(AccountKey account, GivenNames given) {
        return accounts.rename(account, given, clock.instant());
    }

    /** Makes a login, which has no accounts yet; none when the customer is deleted. */
    @Transactional
    public Optional<LoginKey> open(PartnerId partner, CustomerId customer, String institutionId) {
        if (!customers.keep(partner, customer)) {
            return Optional.empty();
        }
        LoginKey login;
        do {
            login = new LoginKey(partner, customer, RandomId.digits(ID_LENGTH));
        } while (!logins.insert(login, institutionId, clock.instant()));
        return Optional.of(login);
    }

    /** Takes back a login that was opened in vain, with the grant that it may have. */
    @Transactional
    public void withdraw(LoginKey login) {
        if (lock(login)) {
            connections.end(login);
            logins.delete(login);
        }
    }

    /** Sets from when and until when the consumer's consent at the bank lasts. */
    @Transactional
    public void authorize(LoginKey login, @Nullable Instant from, @Nullable Instant until) {
        logins.authorize(login, from, until);
    }

    /**
     * Makes a login with accounts under given ids, or adds those that it lacks.
     *
     * @param found account id to what the bank shows of it
     */
    @Transactional
    public void register(LoginKey login, String institutionId, Map<String, BankAccount> found) {
        var now = clock.instant();
        if (!logins.insert(login, institutionId, now) && !lock(login)) {
            return;
        }
        var placed = new ArrayList<PlacedAccount>();
        found.forEach(
                (id, account) -> placed.add(new PlacedAccount(id, account, placed.size() + 1)));
        accounts.insert(login, placed, now);
    }

    /**
     * Takes over what the bank shows of the accounts that are shared. Others are passed over, one
     * that fails alone gets that status, and one that is absent stays as it is.
     *
     * @return the shared accounts that the bank shows; none when the login is deleted meanwhile
     */
    @Transactional
    public List<Account> record(LoginKey login, Inventory inventory) {
        if (!lock(login)) {
            return List.of();
        }
        var now = clock.instant();
        accounts.update(login, PlacedAccount.of(inventory.accounts()), now);
        return outcome(login, inventory, now).stream().filter(Account::shared).toList();
    }

    /**
     * As {@link #record(LoginKey, Inventory)}, and takes in what is new as pending accounts, which
     * the consumer may choose.
     */
    @Transactional
    public List<Account> discover(LoginKey login, Inventory inventory) {
        if (!lock(login)) {
            return List.of();
        }
        var now = clock.instant();
        put(login, PlacedAccount.of(inventory.accounts()), now);
        return outcome(login, inventory, now);
    }

    /**
     * As {@link #discover}, and the consumer shares what is found and none else of the login; it is
     * not read yet.
     *
     * @param data what may be read of it
     */
    @Transactional
    public Shared share(LoginKey login, Inventory inventory, Set<DataKind> data) {
        if (!lock(login)) {
            return Shared.NOTHING;
        }
        var now = clock.instant();
        put(login, PlacedAccount.of(inventory.accounts()), now);
        setFailures(login, inventory, now);
        var all = accounts.all(login);
        return keepOnly(login, all, among(all, inventory), data);
    }

    /**
     * The consumer shares these accounts of the login and none else; they are not read yet.
     *
     * @param chosen account ids; others than the login's are passed over
     * @param data what may be read of them
     */
    @Transactional
    public Shared keepOnly(LoginKey login, Set<String> chosen, Set<DataKind> data) {
        if (!lock(login)) {
            return Shared.NOTHING;
        }
        var all = accounts.all(login);
        var kept = all.stream().filter(account -> chosen.contains(account.key().id())).toList();
        return keepOnly(login, all, kept, data);
    }

    private Shared keepOnly(
            LoginKey login, List<Account> all, List<Account> kept, Set<DataKind> data) {
        var ids = ids(kept);
        var deleted = all.stream().filter(account -> !ids.contains(account.key().id())).toList();
        deleted.forEach(account -> accounts.delete(account.key()));
        var removed = deleted.stream().filter(Account::shared).map(Account::key).toList();
        removed.forEach(account -> deletions.insert(account, clock.instant()));
        var removedIds = removed.stream().map(AccountKey::id).toList();
        if (kept.isEmpty()) {
            forget(login);
            return new Shared(kept, removedIds, null);
        }
        var until = accounts.share(login, data, latestEnd());
        return new Shared(kept, removedIds, new Agreement(data, until, false));
    }

    /** When reading what is shared or renewed now will end, unless a bank ends it sooner. */
    public Instant latestEnd() {
        return clock.instant().plus(properties.consentLife());
    }

    private static Set<String> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.key().id()).collect(Collectors.toSet());
    }

    /** The shared accounts of a repaired login are read anew: how they were read before is over. */
    @Transactional
    public void forgetStatus(LoginKey login) {
        if (lock(login)) {
            accounts.forgetStatus(login);
        }
    }

    /**
     * The consumer has repaired a login, which may be read for as long as if it were shared now.
     *
     * @return the login; none when it is deleted or nobody has shared it
     */
    @Transactional
    public Optional<InstitutionLogin> renew(LoginKey login) {
        if (!lock(login)) {
            return Optional.empty();
        }
        logins.renew(login, latestEnd());
        return logins.findWithAccounts(login);
    }

    /**
     * The agreement about a login is over: what gives access to the bank is given up. What is
     * stored stays, for the consumer may renew the login; nobody reads it meanwhile.
     *
     * @return false when it is not over, or the login is deleted
     */
    @Transactional
    public boolean close(LoginKey login) {
        var over =
                lock(login)
                        && logins.findWithAccounts(login)
                                .filter(found -> found.agreement().over())
                                .isPresent();
        if (over) {
            connections.giveUp(login);
        }
        return over;
    }

    /** What a consumer has not chosen is forgotten, and the login too when nothing is left. */
    @Transactional
    public void discardUnchosen(LoginKey login) {
        discard(login, null);
    }

    /** The same of what was found before a moment. */
    @Transactional
    public void discardUnchosen(LoginKey login, Instant foundBefore) {
        discard(login, foundBefore);
    }

    private void discard(LoginKey login, @Nullable Instant foundBefore) {
        if (!lock(login)) {
            return;
        }
        accounts.deleteUnchosen(login, foundBefore);
        if (accounts.all(login).isEmpty()) {
            forget(login);
        }
    }

    /**
     * Takes over what the bank shows of one account.
     *
     * @return the account as it is stored now; none when it is deleted meanwhile
     */
    @Transactional
    public Optional<Account> record(Account account, BankAccount shown) {
        accounts.update(
                account.login().key(),
                List.of(PlacedAccount.of(shown, account.position())),
                clock.instant());
        return accounts.find(account.key());
    }

    /** Aggregations of accounts of one customer have ended; who is read with success is shared. */
    @Transactional
    public void aggregated(List<AccountOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            accounts.setOutcomes(outcomes, clock.instant());
        }
    }

    /** An aggregation has ended alike for all accounts of a login. */
    @Transactional
    public void aggregated(LoginKey login, AggregationStatus status) {
        if (lock(login)) {
            accounts.setStatus(login, status.code(), clock.instant());
        }
    }

    /** Whether the bank has asked to be left alone with this login for now. */
    public boolean isLeftAlone(LoginKey login) {
        return logins.isLeftAlone(login, clock.instant());
    }

    /** Whether refreshes of this login are answered from what is stored for now. */
    public boolean isResting(LoginKey login) {
        return logins.isResting(login, clock.instant());
    }

    /** From now on refreshes are answered from what is stored, for so long. */
    @Transactional
    public void rest(LoginKey login, Duration rest) {
        logins.restUntil(login, clock.instant().plus(rest));
    }

    /** Whether all of the account's past was loaded before. */
    public boolean hasHistory(AccountKey account) {
        return accounts.hasHistory(account);
    }

    /** All of the account's past is loaded. */
    @Transactional
    public void historyLoaded(AccountKey account) {
        accounts.setHistoryLoaded(account, clock.instant());
    }

    /**
     * Deletes an account with its transactions, and its login with the last account, as the partner
     * wishes.
     *
     * @return false when there is no such account
     */
    @Transactional
    public boolean delete(AccountKey account) {
        return accounts.loginOf(account)
                .filter(this::lock)
                .map(login -> delete(account, login) && changed(login, Party.PARTNER))
                .orElse(false);
    }

    /** As {@link #delete(LoginKey, Party)}, as the partner wishes. */
    @Transactional
    public boolean delete(LoginKey login) {
        return delete(login, Party.PARTNER);
    }

    /**
     * Deletes a login with its accounts and their transactions.
     *
     * @param by who wishes it
     * @return false when there is no such login with accounts
     */
    @Transactional
    public boolean delete(LoginKey login, Party by) {
        return lock(login)
                && logins.findWithAccounts(login).isPresent()
                && forget(login)
                && changed(login, by);
    }

    /**
     * As {@link #share}, of all data, because the partner has the consumer's credentials itself.
     */
    @Transactional
    public Shared shareForPartner(LoginKey login, Inventory inventory) {
        var shared = share(login, inventory, DataKind.all());
        if (shared.agreement() != null) {
            changed(login, Party.PARTNER);
        }
        return shared;
    }

    private boolean changed(LoginKey login, Party by) {
        events.publishEvent(new SharingChanged(login, by));
        return true;
    }

    @Override
    public Part part() {
        return Part.ACCOUNTS;
    }

    /** Deletes a deleted customer's logins with their accounts, and then their grants. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        logins.deleteAll(partner, customer);
        connections.endAllOf(partner, customer);
        deletions.insert(partner, customer, clock.instant());
    }

    private List<Account> outcome(LoginKey login, Inventory inventory, Instant now) {
        setFailures(login, inventory, now);
        return among(accounts.all(login), inventory);
    }

    private void setFailures(LoginKey login, Inventory inventory, Instant now) {
        inventory
                .failures()
                .forEach(
                        (bankId, cause) ->
                                accounts.setStatus(
                                        login, bankId, AggregationStatus.of(cause).code(), now));
    }

    private static List<Account> among(List<Account> all, Inventory inventory) {
        var bankIds =
                inventory.accounts().stream().map(BankAccount::id).collect(Collectors.toSet());
        return all.stream().filter(account -> bankIds.contains(account.atBank().id())).toList();
    }

    private void put(LoginKey login, List<PlacedAccount> shown, Instant now) {
        var stored = new HashSet<>(accounts.update(login, shown, now));
        var missing = shown;
        while (stored.size() < shown.size()) {
            missing =
                    missing.stream()
                            .filter(placed -> !stored.contains(placed.account().id()))
                            .map(PlacedAccount::withNewId)
                            .toList();
            stored.addAll(accounts.insert(login, missing, now));
        }
    }

    private boolean delete(AccountKey account, LoginKey login) {
        if (!accounts.delete(account)) {
            return false;
        }
        deletions.insert(account, clock.instant());
        if (logins.findWithAccounts(login).isEmpty()) {
            forget(login);
        }
        return true;
    }

    private boolean forget(LoginKey login) {
        connections.end(login);
        deletions.insert(login, clock.instant());
        return logins.delete(login);
    }
}
