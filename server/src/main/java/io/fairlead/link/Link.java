package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import java.time.Instant;
import java.util.List;

/** A Connect link that was issued. */
public record Link(
        LinkId id,
        PartnerId partner,
        CustomerId customer,
        Instant createdAt,
        Instant expiresAt,
        LinkDetails details) {

    /** All whose accounts it may share: the customer and, if there is one, the joint borrower. */
    public List<CustomerId> customers() {
        var joint = details.jointBorrower();
        return joint == null
                ? List.of(customer)
                : List.of(customer, new CustomerId(joint.customerId()));
    }
}
