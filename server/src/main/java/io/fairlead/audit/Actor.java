package io.fairlead.audit;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.StoredName;

/**
 * Who makes a change.
 *
 * @param name the command and the operator's user name, a partner's id, the name of a person who
 *     has signed in, or a part of the server
 */
public record Actor(Kind kind, String name) {

    /** What an actor is. */
    public enum Kind implements StoredName {
        COMMAND("command"),
        PARTNER("partner"),
        PERSON("person"),
        SERVER("server");

        private final String storedName;

        Kind(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** An operator who runs a command, by the name that the operating system gives the user. */
    public static Actor command(String command) {
        return new Actor(Kind.COMMAND, command + " by " + System.getProperty("user.name"));
    }

    /** A partner's backend. */
    public static Actor partner(PartnerId partner) {
        return new Actor(Kind.PARTNER, partner.value());
    }

    /** A person in the console, by the name that they have signed in with. */
    public static Actor person(String name) {
        return new Actor(Kind.PERSON, name);
    }

    /** The server by itself. */
    public static Actor server(String part) {
        return new Actor(Kind.SERVER, part);
    }
}
