package io.fairlead.report.analytics;

import java.util.List;

/**
 * The attributes of an account, or of all accounts of a customer.
 *
 * @param streams what recurs; none as yet
 */
public record Analytics(
        List<TransactionalAttribute> transactionalAttributes,
        List<StateAttribute> stateAttributes,
        List<String> streams) {}
