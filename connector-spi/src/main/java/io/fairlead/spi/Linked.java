package io.fairlead.spi;

import org.jspecify.annotations.Nullable;

/**
 * The consumer's accounts can be reached.
 *
 * @param grant gives the access from now on
 * @param inventory the accounts found; null when they are not read yet: Fairlead stores the grant,
 *     so that it cannot be lost any more, and then calls {@link Connector#accounts}. A connector
 *     whose grant came of something that is good once, such as a code, leaves it null
 * @param old what becomes of the grant that was repaired
 */
public record Linked(Grant grant, @Nullable Inventory inventory, Old old) {

    /** What becomes of the grant that this one takes the place of, if there is one. */
    public enum Old {
        /** The bank has ended it, or it is the same consent that goes on. */
        SUPERSEDED,
        /** It lives on at the bank, and is revoked there. */
        REVOKE
    }

    /** A link with its accounts, whose earlier grant is superseded. */
    public static Linked with(Grant grant, Inventory inventory) {
        return new Linked(grant, inventory, Old.SUPERSEDED);
    }

    /** A link whose accounts are not read yet, and whose earlier grant is superseded. */
    public static Linked unread(Grant grant) {
        return new Linked(grant, null, Old.SUPERSEDED);
    }

    /** The same link, whose earlier grant lives on at the bank and is revoked there. */
    public Linked revokingOld() {
        return new Linked(grant, inventory, Old.REVOKE);
    }
}
