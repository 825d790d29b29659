package io.fairlead.connect.screen;

import io.fairlead.account.Account;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.shared.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what a customer shares with the partner of a session, as far as that shows it. */
@Component
public class SharedLogins {

    private final AccountSharing sharing;

    SharedLogins(AccountSharing sharing) {
        this.sharing = sharing;
    }

    /** The shared accounts of each login that has any. */
    public Stream<List<Account>> of(Session session, CustomerId customer) {
        return sharing.shared(session, customer).stream()
                .collect(
                        Collectors.groupingBy(
                                account -> account.login().key(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream();
    }
}
