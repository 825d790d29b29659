package io.fairlead.session;

import io.fairlead.link.LinkOpening;
import java.util.Optional;

/** Whoever can send consumers a new link in place of one that has expired. */
public interface LinkRenewal {

    /**
     * The path of the form that asks for a new link; the link's own query is added to it.
     *
     * @return none when no new link would be sent
     */
    Optional<String> path(LinkOpening.Closed link);
}
