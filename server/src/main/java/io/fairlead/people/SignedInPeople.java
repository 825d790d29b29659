package io.fairlead.people;

import io.fairlead.people.ConsoleCookies.Purpose;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows who sends a request. */
@Component
public class SignedInPeople {

    private final boolean sandbox;
    private final ConsoleCookies cookies;
    private final PersonSessions sessions;

    SignedInPeople(FairleadProperties fairlead, ConsoleCookies cookies, PersonSessions sessions) {
        this.sandbox = fairlead.mode() == Mode.SANDBOX;
        this.cookies = cookies;
        this.sessions = sessions;
    }

    /** The person who sends a request; nobody signs in to a sandbox. */
    public Optional<Person> who(HttpServletRequest request) {
        return sandbox
                ? Optional.of(Person.ofSandbox())
                : cookies.read(request, Purpose.SESSION).flatMap(sessions::person);
    }
}
