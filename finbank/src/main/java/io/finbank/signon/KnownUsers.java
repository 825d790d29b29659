package io.finbank.signon;

import io.finbank.bank.Institution;
import io.finbank.bank.Profiles;
import io.finbank.signon.ChangedPasswordStore.ChangedPassword;
import io.finbank.signon.question.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists the users that can be tried, with the passwords they have now. */
@Component
public class KnownUsers {

    private final Profiles profiles;
    private final ChangedPasswordStore changed;

    KnownUsers(Profiles profiles, ChangedPasswordStore changed) {
        this.profiles = profiles;
        this.changed = changed;
    }

    /** The users of an institution: those with a behaviour first, then one for each profile. */
    public List<KnownUser> at(Institution institution) {
        var users = new ArrayList<>(first(institution));
        for (var change : changed.all(institution.id())) {
            users.removeIf(user -> isOf(change, user));
            users.addFirst(shown(change));
        }
        return users;
    }

    private List<KnownUser> first(Institution institution) {
        return Stream.concat(
                        institution.users().hasTestUsers()
                                ? testUsers(institution)
                                : Stream.empty(),
                        institution.users().hasProfiles() ? ofProfiles() : Stream.empty())
                .toList();
    }

    /** Those whose password was changed. */
    public Stream<KnownUser> changedAt(Institution institution) {
        return changed.all(institution.id()).stream().map(KnownUsers::shown);
    }

    /** All users with a behaviour, wherever they are known. */
    public List<KnownUser> withBehaviour() {
        return TestUsers.ALL.stream().map(KnownUsers::shown).toList();
    }

    /** One user for each profile; any other user id would do. */
    public List<KnownUser> withProfile() {
        return ofProfiles().toList();
    }

    /**
     * The bank's own pages ask no questions, so users who would be asked some are unknown there.
     */
    private static Stream<KnownUser> testUsers(Institution institution) {
        return TestUsers.ALL.stream()
                .filter(user -> !institution.oauth() || user.script() == Script.NONE)
                .map(KnownUsers::shown);
    }

    private Stream<KnownUser> ofProfiles() {
        return profiles.choosable().stream()
                .map(name -> new KnownUser(name, name, profiles.about(name) + "."));
    }

    private static KnownUser shown(TestUser user) {
        return new KnownUser(user.userid(), user.password(), user.about());
    }

    private static KnownUser shown(ChangedPassword change) {
        return new KnownUser(
                change.userid(),
                change.password(),
                "Has changed the password at the bank: it was “%s”.".formatted(change.original()));
    }

    private static boolean isOf(ChangedPassword change, KnownUser user) {
        return user.userid().equals(change.userid()) && user.password().equals(change.original());
    }
}
