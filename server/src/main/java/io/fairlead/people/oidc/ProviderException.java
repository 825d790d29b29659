package io.fairlead.people.oidc;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The provider cannot be reached, or has answered what cannot be believed. The message says why,
 * for the operator's log; it holds nothing of the person.
 */
public final class ProviderException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    ProviderException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
