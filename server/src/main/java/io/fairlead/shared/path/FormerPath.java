package io.fairlead.shared.path;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path under which another version of a call was public, and which clients use. It answers as the
 * present version does. Sources: {@code docs/compatibility.md}, "Older versions of calls".
 *
 * @param method of both
 * @param former the path of the older version, with variables in braces
 * @param present the path of the present version, with the same variables in the same order
 */
public record FormerPath(String method, String former, String present) {

    private static final String CUSTOMER = "/customers/{customerId}";
    private static final String ACCOUNT = CUSTOMER + "/accounts/{accountId}";
    private static final String AUTHENTICATION = "/aggregation/v2/partners/authentication";
    private static final String INSTITUTIONS = "/institution/v2/institutions";
    private static final String INSTITUTION = INSTITUTIONS + "/{institutionId}";
    private static final String REPORT_OF_CUSTOMER = CUSTOMER + "/reports/{reportId}";
    private static final String REPORT_OF_CONSUMER = "/consumers/{consumerId}/reports/{reportId}";
    private static final String TRANSACTIONS_OF_ACCOUNT =
            "/aggregation/v4" + ACCOUNT + "/transactions";

    /** In a list of accounts "simple" is another call. */
    private static final String ID = "((?!simple(?:/|\\$))[^/]+)";

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private static final List<FormerPath> ALL =
            List.of(
                    of("POST", "/aggregation/v1/partners/authentication", AUTHENTICATION),
                    of("PUT", "/aggregation/v1/partners/authentication", AUTHENTICATION),
                    of(
                            "POST",
                            "/aggregation/v1/customers/testing",
                            "/aggregation/v2/customers/testing"),
                    of(
                            "POST",
                            "/aggregation/v1/customers/active",
                            "/aggregation/v2/customers/active"),
                    of(
                            "GET",
                            "/aggregation/v2" + CUSTOMER + "/accounts",
                            "/aggregation/v1" + CUSTOMER + "/accounts"),
                    of("GET", "/aggregation/v1" + ACCOUNT, "/aggregation/v2" + ACCOUNT),
                    of(
                            "GET",
                            "/aggregation/v1" + ACCOUNT + "/loanDetails",
                            "/aggregation/v2" + ACCOUNT + "/loanDetails"),
                    of(
                            "GET",
                            "/aggregation/v2" + CUSTOMER + "/transactions",
                            "/aggregation/v3" + CUSTOMER + "/transactions"),
                    of(
                            "GET",
                            "/aggregation/v2" + ACCOUNT + "/transactions",
                            TRANSACTIONS_OF_ACCOUNT),
                    of(
                            "GET",
                            "/aggregation/v3" + ACCOUNT + "/transactions",
                            TRANSACTIONS_OF_ACCOUNT),
                    of("GET", "/aggregation/v1/institutions", INSTITUTIONS),
                    of("GET", "/aggregation/v2/institutions", INSTITUTIONS),
                    of("GET", "/aggregation/v1/institutions/{institutionId}", INSTITUTION),
                    of("GET", "/aggregation/v1/institutions/{institutionId}/details", INSTITUTION),
                    of("GET", "/aggregation/v2/institutions/{institutionId}/details", INSTITUTION),
                    of("POST", "/connect/v1/send/email", "/connect/v2/send/email"),
                    ofReport("v1", "voa"),
                    ofReport("v3", "voa"),
                    ofReport("v1", "voaHistory"),
                    ofReport("v1", "preQualVoa"),
                    ofReport("v1", "assetSummary"),
                    ofReport("v1", "voi"),
                    ofReport("v1", "voeTransactions"),
                    ofReport("v1", "cashFlowBusiness"),
                    ofReport("v1", "cashFlowPersonal"),
                    ofReport("v1", "statement"),
                    ofReport("v1", "transactions"),
                    of(
                            "GET",
                            "/decisioning/v1" + REPORT_OF_CUSTOMER,
                            "/decisioning/v3" + REPORT_OF_CUSTOMER),
                    of(
                            "GET",
                            "/decisioning/v4" + REPORT_OF_CUSTOMER,
                            "/decisioning/v3" + REPORT_OF_CUSTOMER),
                    of(
                            "GET",
                            "/decisioning/v1" + REPORT_OF_CONSUMER,
                            "/decisioning/v3" + REPORT_OF_CONSUMER),
                    of(
                            "GET",
                            "/decisioning/v4" + REPORT_OF_CONSUMER,
                            "/decisioning/v3" + REPORT_OF_CONSUMER));

    private static final List<Rule> RULES = ALL.stream().map(Rule::of).toList();

    /** All that are known. */
    public static List<FormerPath> all() {
        return ALL;
    }

    /**
     * Returns the path of the present version, if the given one is of an older version.
     *
     * @param path as sent, with escapes
     */
    static Optional<String> presentOf(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.isOf(method) && path.startsWith(rule.beginning()))
                .map(rule -> rule.applied(path))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static FormerPath of(String method, String former, String present) {
        return new FormerPath(method, former, present);
    }

    private static FormerPath ofReport(String version, String kind) {
        var path = CUSTOMER + "/" + kind;
        return of("POST", "/decisioning/" + version + path, "/decisioning/v2" + path);
    }

    /**
     * A former path as a pattern, and the present one with the groups of that.
     *
     * @param beginning of the former path, up to its first variable, which every request is
     *     compared with
     */
    private record Rule(String method, String beginning, Pattern former, String present) {

        static Rule of(FormerPath path) {
            var former = VARIABLE.matcher(path.former()).replaceAll(ID);
            var number = new int[] {0};
            var present = VARIABLE.matcher(path.present()).replaceAll(_ -> "\\$" + ++number[0]);
            return new Rule(
                    path.method(),
                    path.former().split("\\{", 2)[0],
                    Pattern.compile(former),
                    present);
        }

        boolean isOf(String wanted) {
            return method.equals(wanted) || (method.equals("GET") && wanted.equals("HEAD"));
        }

        Optional<String> applied(String path) {
            var matcher = former.matcher(path);
            return matcher.matches()
                    ? Optional.of(matcher.replaceFirst(present))
                    : Optional.empty();
        }
    }
}
