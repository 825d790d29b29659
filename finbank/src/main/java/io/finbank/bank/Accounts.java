package io.finbank.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.finbank.bank.Profile.AccountPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The accounts that users have. They follow from institution and profile and are stored nowhere.
 */
@Service
public class Accounts {

    private final Profiles profiles;

    public Accounts(Profiles profiles) {
        this.profiles = profiles;
    }

    /** All accounts of a user with this profile, in their order. */
    public List<Account> of(String institutionId, String profileName) {
        var profile = profiles.named(profileName);
        var owner = institutionId + "/" + profileName;
        List<Account> accounts = new ArrayList<>();
        for (var plan : profile.accounts().stream().flatMap(Accounts::copies).toList()) {
            accounts.add(
                    new Account(
                            id(owner, plan.key()),
                            plan,
                            plan.parent() == null ? null : id(owner, plan.parent()),
                            accounts.size() + 1,
                            owners(profile, plan)));
        }
        return accounts;
    }

    /** The account of this id, when such a user has it. */
    public Optional<Account> find(String institutionId, String profileName, String id) {
        return of(institutionId, profileName).stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
    }

    /** The account of this id, whoever has it. */
    Optional<Account> find(String institutionId, String id) {
        return profiles.names().stream()
                .flatMap(profile -> find(institutionId, profile, id).stream())
                .findFirst();
    }

    private static List<Owner> owners(Profile profile, AccountPlan plan) {
        var own = plan.own();
        return own == null || own.owners() == null ? profile.owners() : own.owners();
    }

    private static Stream<AccountPlan> copies(AccountPlan plan) {
        return plan.copies() == null
                ? Stream.of(plan)
                : IntStream.rangeClosed(1, plan.copies()).mapToObj(plan::copy);
    }

    private static String id(String owner, String key) {
        return UUID.nameUUIDFromBytes((owner + "/" + key).getBytes(UTF_8)).toString();
    }
}
