package io.fairlead.account.rest.transaction;

import io.fairlead.account.refresh.TransactionRefresh.Mode;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.WrittenInstant;
import io.fairlead.spi.DateRange;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which transactions are to be read again.
 *
 * @param custom the days, in the mode custom only
 */
record TransactionRefreshRequest(
        List<String> accountIds, @Nullable String login, Mode mode, @Nullable DateRange custom) {

    private static final int MAX_LENGTH = 64;

    static TransactionRefreshRequest of(ObjectNode body, Clock clock) {
        var fields = new BodyFields(body);
        var accountIds = fields.texts("accountIds", MAX_LENGTH);
        var login = fields.optional("institutionLoginId", MAX_LENGTH);
        if (accountIds.isEmpty() && login == null) {
            throw Problem.MISSING_PARAMETER.exception("institutionLoginId");
        }
        var mode = mode(fields.optional("mode", MAX_LENGTH));
        return new TransactionRefreshRequest(
                accountIds,
                accountIds.isEmpty() ? login : null,
                mode,
                mode == Mode.CUSTOM ? range(fields, clock) : null);
    }

    private static Mode mode(@Nullable String text) {
        return switch (text) {
            case null -> Mode.STANDARD;
            case "standard" -> Mode.STANDARD;
            case "historic" -> Mode.HISTORIC;
            case "custom" -> Mode.CUSTOM;
            default -> throw Problem.INVALID_PARAMETER.exception("mode");
        };
    }

    private static DateRange range(BodyFields fields, Clock clock) {
        var from = day("fromDate", fields.required("fromDate", MAX_LENGTH));
        var given = fields.optional("toDate", MAX_LENGTH);
        var to = given == null ? today(clock) : day("toDate", given);
        if (from.isAfter(to)) {
            throw Problem.INVALID_DATE_RANGE.exception("fromDate is after toDate");
        }
        return new DateRange(from, to);
    }

    /** The bank's day may be ahead of ours. */
    private static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(1)), ZoneOffset.UTC);
    }

    private static LocalDate day(String name, String text) {
        return WrittenInstant.read(text)
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .orElseThrow(() -> Problem.INVALID_PARAMETER.exception(name));
    }
}
