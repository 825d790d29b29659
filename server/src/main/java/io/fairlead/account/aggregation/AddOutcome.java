package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.spi.Challenge;
import java.util.List;

/** What became of the wish to add the accounts at an institution. */
public sealed interface AddOutcome {

    /** They are added, and their transactions are loaded. */
    record Added(List<Account> accounts) implements AddOutcome {}

    /** The customer was deleted meanwhile. */
    record NoSuchCustomer() implements AddOutcome {}

    record NoSuchInstitution() implements AddOutcome {}

    /** Testing customers reach simulated banks only, active ones all others. */
    record OutOfReach() implements AddOutcome {}

    /** The institution does not take credentials, so that only Connect can add its accounts. */
    record ConnectNeeded() implements AddOutcome {}

    /** The bank asks further questions, which only Connect can put. */
    record MfaNeeded(List<Challenge> challenges) implements AddOutcome {}

    /** The bank was not asked, for a reason of Fairlead's own that may pass. */
    record NotAsked(String safeText) implements AddOutcome {}

    record Refused(AggregationStatus status, String safeText) implements AddOutcome {}
}
