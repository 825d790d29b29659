package io.fairlead.sandbox.drive;

import io.fairlead.shared.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as somebody plays them.
 *
 * @param userid at the bank
 * @param institutionId the bank to choose, where the link leaves the choice; null: FinBank
 * @param accounts which accounts to share, where there is a choice, by their ids, types or names at
 *     the bank; empty: as many as may be
 * @param answers to the bank's questions, in their order; those that are right for FinBank come
 *     after them
 */
public record DrivenConsumer(
        String userid,
        Secret password,
        @Nullable String institutionId,
        List<String> accounts,
        List<String> answers) {

    public DrivenConsumer {
        accounts = List.copyOf(accounts);
        answers = List.copyOf(answers);
    }
}
