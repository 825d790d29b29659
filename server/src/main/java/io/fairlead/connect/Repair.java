package io.fairlead.connect;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.link.Link;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** What must be done for a login to work again, by the aggregation status of its accounts. */
public final class Repair {

    /** The account itself is the matter, which no sign-in mends. */
    private static final Set<Integer> OF_THE_ACCOUNT = Set.of(169, 913, 914, 946);

    /** The bank wants new credentials, or the consumer on its own pages. */
    private static final Set<Integer> FROM_THE_START =
            Set.of(103, 108, 109, 123, 125, 127, 128, 130, 936, 945, 947, 948);

    private Repair() {}

    /** Where a Fix link begins. */
    public static Stage of(Link link, Accounts accounts, Institutions institutions) {
        var login =
                new LoginKey(
                        link.partner(),
                        link.customer(),
                        Objects.requireNonNull(link.details().institutionLoginId()));
        var shared = accounts.list(login);
        return shared.isEmpty() || isBroken(shared)
                ? new Stage.Landing()
                : new Stage.NothingToFix(connection(shared.getFirst(), institutions));
    }

    static Connection connection(Account account, Institutions institutions) {
        var institution = account.login().institutionId();
        return Connection.repairing(
                institution,
                institutions.find(institution).map(Institution::oauth).orElse(false),
                account.login().key().login());
    }

    /** Where a Fix link leads once its login is deleted. */
    static Stage ofNothing(Link link) {
        var login = Objects.requireNonNull(link.details().institutionLoginId());
        return new Stage.Error(Connection.repairing("", false, login), Refusal.LOGIN_DELETED);
    }

    /** Whether the login must be repaired. */
    public static boolean isBroken(List<Account> accounts) {
        return codes(accounts).anyMatch(code -> code != 0 && !OF_THE_ACCOUNT.contains(code));
    }

    /** Whether the credentials are good, so that at most a question is to be answered. */
    static boolean keepsCredentials(List<Account> accounts) {
        return codes(accounts).noneMatch(FROM_THE_START::contains);
    }

    private static IntStream codes(List<Account> accounts) {
        return accounts.stream()
                .map(Account::aggregation)
                .filter(Objects::nonNull)
                .mapToInt(aggregation -> aggregation.statusCode());
    }
}
