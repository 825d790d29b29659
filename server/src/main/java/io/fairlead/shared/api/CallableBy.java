package io.fairlead.shared.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says who may call an endpoint. Every controller carries it; without it a call is refused. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallableBy {

    Caller value();

    /** The kinds of callers. */
    enum Caller {
        /** Anybody who reaches the server: pages, documents. */
        ANYONE,
        /** A backend that knows an app key: the authentication calls. */
        APP_KEY,
        /** A partner's backend with an app key and a valid token. */
        PARTNER,
        /** Any person who has signed in. */
        PERSON,
        /** A person who works for a partner and has signed in, on that partner's pages. */
        PARTNER_USER,
        /** A person who runs this server and has signed in. */
        OPERATOR;

        /** Whether the caller is a person, who signs in, and not a program. */
        public boolean isPerson() {
            return this == PERSON || this == PARTNER_USER || this == OPERATOR;
        }
    }
}
