package io.fairlead.people;

import io.fairlead.shared.PartnerId;
import java.util.Set;

/**
 * A person who uses the console.
 *
 * @param name as pages and the audit log show it
 */
public record Person(String name, Set<Grant> grants) {

    private static final Person OF_SANDBOX =
            new Person(
                    "sandbox",
                    Set.of(new Grant(Role.DEVELOPER, null), new Grant(Role.OPERATOR, null)));

    /** Whoever reaches a sandbox: nobody else can, and nothing in it is anybody's. */
    public static Person ofSandbox() {
        return OF_SANDBOX;
    }

    /** Whether the person has signed in, and can sign out. */
    public boolean signsIn() {
        return !equals(OF_SANDBOX);
    }

    /** Whether the person sees what is a partner's. */
    public boolean sees(PartnerId partner) {
        return grants.stream()
                .anyMatch(grant -> grant.role() != Role.OPERATOR && grant.covers(partner));
    }

    /** Whether the person changes what is a partner's. */
    public boolean changes(PartnerId partner) {
        return grants.stream()
                .anyMatch(grant -> grant.role() == Role.DEVELOPER && grant.covers(partner));
    }

    /** Whether the person sees and changes the machine. */
    public boolean operates() {
        return grants.stream().anyMatch(grant -> grant.role() == Role.OPERATOR);
    }
}
