package io.fairlead.report.rest;

import io.fairlead.report.ReportConstraints;
import io.fairlead.report.ReportConstraints.CustomField;
import io.fairlead.report.ReportConstraints.FindTransaction;
import io.fairlead.report.ReportConstraints.StatementData;
import io.fairlead.report.ReportKind;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a report is asked for. Each kind has fields of its own; others are passed over, as
 * clients send the same ones to all kinds. Dates may stand in the query, where older versions have
 * them; what the body says counts.
 */
final class ReportRequest {

    private static final int MOST_CUSTOM_FIELDS = 5;
    private static final int MOST_CATEGORIES = 10;
    private static final int MAX_TEXT = 255;
    private static final int MAX_DESCRIPTION = 1_000;
    private static final int MAX_IDS = 20_000;
    private static final int LATEST_STATEMENTS = 24;
    private static final int MOST_CONFIDENCE = 100;
    private static final int NOT_GIVEN = -1;

    private final ReportKind kind;
    private final ObjectNode body;
    private final BodyFields fields;
    private final QueryFields query;

    private ReportRequest(ReportKind kind, ObjectNode body, QueryFields query) {
        this.kind = kind;
        this.body = body;
        this.fields = new BodyFields(body);
        this.query = query;
    }

    static ReportConstraints read(ReportKind kind, ObjectNode body, QueryFields query) {
        return new ReportRequest(kind, body, query).constraints();
    }

    private ReportConstraints constraints() {
        if (kind == ReportKind.STATEMENT) {
            return ofStatement();
        }
        var from = moment("fromDate");
        var to = kind == ReportKind.TRANSACTIONS ? moment("toDate") : null;
        QueryFields.checkOrder(from, to);
        return new ReportConstraints(
                kind.isAnalytics() ? AnalyticsRequest.data(fields) : null,
                kind == ReportKind.VOE_TRANSACTIONS ? fields.optional("reportId", MAX_TEXT) : null,
                accountIds(),
                null,
                customFields(),
                showNsf(),
                seconds(from),
                seconds(to),
                kind == ReportKind.VOA_HISTORY ? seconds(moment("incomeFromDate")) : null,
                confidence(),
                kind == ReportKind.TRANSACTIONS ? (Boolean) includePending() : null,
                kind == ReportKind.TRANSACTIONS ? findTransaction() : null);
    }

    private ReportConstraints ofStatement() {
        var data = fields.object("statementReportData");
        if (data == null) {
            throw Problem.MISSING_PARAMETER.exception("statementReportData");
        }
        var account = data.required("accountId", MAX_TEXT);
        checkAccount(account);
        var index = data.has("statementIndex") ? "statementIndex" : "index";
        return new ReportConstraints(
                null,
                null,
                null,
                new StatementData(
                        Long.parseLong(account), data.integer(index, 1, LATEST_STATEMENTS, 1)),
                customFields(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** One text with blanks between the ids, or a list; null: all accounts. */
    private @Nullable List<String> accountIds() {
        var value = body.get("accountIds");
        var given =
                value != null && value.isArray()
                        ? fields.texts("accountIds", MAX_TEXT).stream()
                        : ofText(fields.optional("accountIds", MAX_IDS));
        var ids = given.filter(id -> !id.isBlank()).distinct().toList();
        ids.forEach(ReportRequest::checkAccount);
        return ids.isEmpty() ? null : ids;
    }

    private static Stream<String> ofText(@Nullable String text) {
        return text == null ? Stream.empty() : Arrays.stream(text.strip().split("\\s+"));
    }

    private static void checkAccount(String id) {
        if (!PathId.isNumber(id)) {
            throw Problem.REPORT_ACCOUNT_NOT_FOUND.exception(PathId.quoted(id));
        }
    }

    private @Nullable List<CustomField> customFields() {
        var value = body.get("reportCustomFields");
        if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
            return null;
        }
        if (value.isArray() && value.size() > MOST_CUSTOM_FIELDS) {
            throw Problem.REPORT_CUSTOM_FIELDS.exception(MOST_CUSTOM_FIELDS);
        }
        return fields.objects("reportCustomFields", MOST_CUSTOM_FIELDS).stream()
                .map(ReportRequest::customField)
                .toList();
    }

    private static CustomField customField(BodyFields field) {
        return new CustomField(
                field.optional("label", MAX_TEXT),
                field.textOrNumber("value", MAX_TEXT),
                !field.has("shown") || field.flag("shown"));
    }

    private @Nullable Boolean showNsf() {
        return switch (kind) {
            case VOA,
                    VOA_HISTORY,
                    PREQUALIFICATION,
                    ASSET_SUMMARY,
                    CASH_FLOW_BUSINESS,
                    CASH_FLOW_PERSONAL ->
                    fields.has("showNsf") ? (Boolean) fields.flag("showNsf") : null;
            default -> null;
        };
    }

    private boolean includePending() {
        return fields.has("includePending")
                ? fields.flag("includePending")
                : query.flag("includePending", false);
    }

    private @Nullable Integer confidence() {
        return switch (kind) {
            case VOA_HISTORY, VOI, VOE_TRANSACTIONS, CASH_FLOW_BUSINESS, CASH_FLOW_PERSONAL ->
                    leastConfidence();
            default -> null;
        };
    }

    private @Nullable Integer leastConfidence() {
        var least = fields.integer("incomeStreamConfidenceMinimum", 0, MOST_CONFIDENCE, NOT_GIVEN);
        return least == NOT_GIVEN ? null : (Integer) least;
    }

    private @Nullable FindTransaction findTransaction() {
        var wanted = fields.object("findTransaction");
        if (wanted == null) {
            return null;
        }
        var categories = wanted.texts("findTransactionCategory", MAX_TEXT);
        if (categories.size() > MOST_CATEGORIES) {
            throw Problem.BAD_REQUEST.exception(
                    "\"findTransaction.findTransactionCategory\" must not have more than %d members."
                            .formatted(MOST_CATEGORIES));
        }
        return new FindTransaction(
                wanted.optional("findTransactionDescriptionMemo", MAX_DESCRIPTION),
                wanted.amount("findTransactionAmountFrom"),
                wanted.amount("findTransactionAmountTo"),
                categories.isEmpty() ? null : categories);
    }

    private @Nullable Instant moment(String name) {
        return fields.has(name) ? fields.moment(name) : query.moment(name);
    }

    private static @Nullable Long seconds(@Nullable Instant moment) {
        return moment == null ? null : (Long) moment.getEpochSecond();
    }
}
