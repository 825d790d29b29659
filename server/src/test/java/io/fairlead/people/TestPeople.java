package io.fairlead.people;

import io.fairlead.audit.Actor;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.Secret;
import io.fairlead.support.ApiClient;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * People who have signed in to the server of the tests. That is a sandbox, where nobody signs in: a
 * request with {@link #MODE} is met as a production server meets it, all others as a sandbox does.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestPeople {

    /** The header that asks for a production server. */
    public static final String MODE = "Test-Mode";

    public static final String PRODUCTION = "production";

    private final People people;
    private final PersonStore store;
    private final PersonSessions sessions;

    TestPeople(People people, PersonStore store, PersonSessions sessions) {
        this.people = people;
        this.store = store;
        this.sessions = sessions;
    }

    @Bean
    @Primary
    static SignedInPeople peopleOfEitherMode(
            FairleadProperties sandbox, ConsoleCookies cookies, PersonSessions sessions) {
        return new OfEitherMode(sandbox, cookies, sessions);
    }

    /** The same caller of a production server. */
    public static ApiClient inProduction(ApiClient caller) {
        return caller.with(MODE, PRODUCTION);
    }

    /** An address that nobody has yet. */
    public static EmailAddress newAddress() {
        return new EmailAddress("ada-" + RandomId.hex() + "@example.com");
    }

    /** A new person with a role, with their browser's cookie on every call. */
    public ApiClient signedIn(ApiClient browser, Role role, @Nullable PartnerId partner) {
        var email = newAddress();
        people.add(Actor.server("test"), email, SignInKind.OIDC, new Grant(role, partner));
        var id = store.find(email).orElseThrow().id();
        return inProduction(browser).with("Cookie", cookie(sessions.begin(id, email, "test")));
    }

    /** The code that an app shows. */
    public String code(String key, Instant now) {
        return Totp.code(new Secret(key), now.getEpochSecond() / 30);
    }

    static String cookie(Secret session) {
        return "fairlead-console-session=" + session.reveal();
    }

    private static final class OfEitherMode extends SignedInPeople {

        private final SignedInPeople production;

        private OfEitherMode(
                FairleadProperties sandbox, ConsoleCookies cookies, PersonSessions sessions) {
            super(sandbox, cookies, sessions);
            this.production =
                    new SignedInPeople(
                            new FairleadProperties(
                                    Mode.PRODUCTION, sandbox.home(), sandbox.publicUrl()),
                            cookies,
                            sessions);
        }

        @Override
        public Optional<Person> who(HttpServletRequest request) {
            return PRODUCTION.equals(request.getHeader(MODE))
                    ? production.who(request)
                    : super.who(request);
        }
    }
}
