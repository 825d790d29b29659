package io.finbank.bank;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One of the banks that FinBank plays.
 *
 * @param oauth whether users sign on at the bank's own pages only
 */
public record Institution(String id, String name, Status status, boolean oauth, Users users) {

    /** How it is doing. */
    public enum Status {
        ONLINE,
        MAINTENANCE,
        DECERTIFIED;

        /** Its name in answers. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which users it knows. */
    public enum Users {
        /** Those with a behaviour, like {@code demo} and {@code tfa_text}. */
        TEST_USERS,
        /** Every user id, with a password that names a profile. */
        PROFILES,
        BOTH;

        public boolean hasTestUsers() {
            return this != PROFILES;
        }

        public boolean hasProfiles() {
            return this != TEST_USERS;
        }
    }
}
