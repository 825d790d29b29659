package io.fairlead.connect.screen.end;

import io.fairlead.connect.screen.ReturnAddress;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.SharedFacts;
import io.fairlead.connect.screen.Visit;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.experience.ExperienceSettings.Redirect;
import io.fairlead.session.Session;
import io.fairlead.session.state.Ending;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Builds the last page. */
@Component
public class EndScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final Customers customers;
    private final SharedFacts facts;

    EndScreen(SessionFrames frames, SessionNames names, Customers customers, SharedFacts facts) {
        this.frames = frames;
        this.names = names;
        this.customers = customers;
        this.facts = facts;
    }

    public EndPage page(Visit.Ended visit) {
        return new EndPage(
                frames.of(visit, addressAfter(visit.session()).orElse(null)),
                visit.ending(),
                returnAddress(visit.session())
                        .map(address -> new ReturnLink(names.partner(visit.session()), address))
                        .orElse(null),
                facts.summary(visit).orElse(null));
    }

    /** Where the browser goes by itself after the end. */
    private Optional<String> addressAfter(Session session) {
        return returnAddress(session).filter(_ -> goesByItself(session));
    }

    private boolean goesByItself(Session session) {
        var redirect = session.settings().redirect();
        return redirect == null ? isActive(session) : redirect == Redirect.AUTOMATIC;
    }

    /**
     * A testing customer goes nowhere: as in the vendor's test environment, the last page stays and
     * has a link that leads on.
     */
    private boolean isActive(Session session) {
        return customers
                .find(session.link().partner(), session.link().customer())
                .filter(customer -> customer.profile().type() == CustomerType.ACTIVE)
                .isPresent();
    }

    private static Optional<String> returnAddress(Session session) {
        var ending = Optional.ofNullable(session.ending()).orElse(Ending.EXIT);
        return Optional.ofNullable(session.link().details().presentation().redirectUri())
                .map(uri -> ReturnAddress.of(uri, ending.code(), ending.reason()));
    }
}
