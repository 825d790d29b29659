package io.fairlead.people;

import io.fairlead.shared.database.StoredName;

/** How a person signs in. */
public enum SignInKind implements StoredName {
    /** With a password and a code of this server's. */
    PASSWORD("password"),
    /** At the OpenID provider of the operator. */
    OIDC("oidc");

    private final String storedName;

    SignInKind(String storedName) {
        this.storedName = storedName;
    }

    @Override
    public String storedName() {
        return storedName;
    }
}
