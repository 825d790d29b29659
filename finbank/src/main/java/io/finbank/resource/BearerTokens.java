package io.finbank.resource;

import io.finbank.problem.ProblemException;
import java.util.Optional;

/** One kind of bearer token. Every bean of this type is asked until one knows the token. */
public interface BearerTokens {

    /**
     * Who the token stands for; empty when it is none of this kind.
     *
     * @throws ProblemException when it is one of this kind that opens nothing any more
     */
    Optional<Visitor> visitor(String token);
}
