package io.fairlead.sandbox;

import static java.util.stream.Collectors.toMap;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.WishedData;
import io.fairlead.account.aggregation.Aggregations;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.Connections;
import io.fairlead.connector.InstitutionRef;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Progress;
import io.fairlead.connector.input.GivenInput;
import io.fairlead.connector.input.Question;
import io.fairlead.institution.Institutions;
import io.fairlead.institution.TestUser;
import io.fairlead.sandbox.finbank.FinBankUsers;
import io.fairlead.shared.Secret;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The demo customer's login: something to read and something to fix. It is linked by a sign-on at
 * FinBank like any other one, and broken by a new password there.
 */
@Component
class DemoLogin {

    static final String USERID = "demo_fix";

    private static final LoginKey KEY =
            new LoginKey(Demo.PARTNER.id(), Demo.CUSTOMER, Demo.INSTITUTION_LOGIN);

    /** The user has either of them, and the other one after a change. */
    private static final Secret FIRST_PASSWORD = new Secret("go");

    private static final Secret NEW_PASSWORD = new Secret("new-go");

    /** Account number to the id that documents name. */
    private static final Map<String, String> SHARED =
            Map.of(
                    "1000001111", "5011648377",
                    "1000002222", "5011648378",
                    "4100007777", "5011648379");

    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Connections connections;
    private final Institutions institutions;
    private final FinBankUsers users;

    DemoLogin(
            Accounts accounts,
            Aggregations aggregations,
            Connections connections,
            Institutions institutions,
            FinBankUsers users) {
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.connections = connections;
        this.institutions = institutions;
        this.users = users;
    }

    /**
     * Links the login if it is not there, and breaks it if it works.
     *
     * @throws io.fairlead.shared.http.OutboundException when FinBank does not answer
     * @throws IllegalStateException when FinBank refuses it
     */
    synchronized void putBroken() {
        if (isBroken()) {
            return;
        }
        var user = user();
        if (accounts.list(KEY).stream().noneMatch(Account::shared)) {
            link(user);
        }
        users.changePassword(
                Demo.INSTITUTION,
                user,
                user.password().equals(FIRST_PASSWORD) ? NEW_PASSWORD : FIRST_PASSWORD);
        aggregations.refresh(KEY);
    }

    private boolean isBroken() {
        return accounts.list(KEY).stream()
                .map(Account::aggregation)
                .filter(Objects::nonNull)
                .anyMatch(last -> last.statusCode() == AggregationStatus.CREDENTIALS_NEEDED.code());
    }

    private TestUser user() {
        return users.at(Demo.INSTITUTION).stream()
                .filter(user -> user.userid().equals(USERID))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("FinBank has no user " + USERID));
    }

    private void link(TestUser user) {
        accounts.register(KEY, Demo.INSTITUTION, Map.of());
        var shared = shared(signOn(user));
        accounts.register(KEY, Demo.INSTITUTION, shared);
        accounts.shareForPartner(KEY, new Inventory(List.copyOf(shared.values()), Map.of()));
        aggregations.refresh(KEY);
    }

    private Inventory signOn(TestUser user) {
        var institution = institutions.find(Demo.INSTITUTION).orElseThrow();
        var bank =
                new InstitutionRef(
                        institution.id(), Objects.requireNonNull(institution.connector()));
        var progress = connections.begin(KEY, bank, WishedData.of(institution));
        if (progress
                instanceof Progress.Asked(var attempt, var round, Question.SignIn(var form), _)) {
            progress =
                    connections.resume(
                            KEY.partner(),
                            KEY.customer(),
                            attempt,
                            round,
                            new ConsumerInput.Fields(filled(form, user)));
        }
        if (progress instanceof Progress.Connected connected) {
            return connected.inventory();
        }
        accounts.withdraw(KEY);
        throw new IllegalStateException("FinBank does not let the demo's user in: " + progress);
    }

    private static Map<String, SecretText> filled(LoginForm form, TestUser user) {
        return GivenInput.fields(
                form,
                field -> new SecretText(field.secret() ? user.password().reveal() : user.userid()));
    }

    /** Account id to what the bank shows of it. */
    private static Map<String, BankAccount> shared(Inventory inventory) {
        return inventory.accounts().stream()
                .filter(account -> SHARED.containsKey(account.number()))
                .collect(
                        toMap(
                                account -> Objects.requireNonNull(SHARED.get(account.number())),
                                account -> account,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}
