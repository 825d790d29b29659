package io.fairlead.people;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows who sends a request. */
@Component
public class SignedInPeople {

    private final boolean sandbox;

    SignedInPeople(FairleadProperties fairlead) {
        this.sandbox = fairlead.mode() == Mode.SANDBOX;
    }

    /** The person who sends a request; nobody signs in to a sandbox. */
    public Optional<Person> who(HttpServletRequest request) {
        return sandbox ? Optional.of(Person.ofSandbox()) : Optional.empty();
    }
}
