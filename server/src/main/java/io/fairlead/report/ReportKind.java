package io.fairlead.report;

import io.fairlead.shared.database.StoredName;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of reports that this server makes. Source of names, account types and periods: {@code
 * docs/compatibility.md}, "Reports".
 */
public enum ReportKind implements StoredName {
    VOA(
            "voa",
            "voa",
            "Verification of Assets",
            AccountTypes.ASSETS,
            true,
            Spans.TWO_MONTHS,
            Spans.ONE_YEAR),
    VOA_HISTORY(
            "voaHistory",
            "voaHistory",
            "Verification of Asset and Income - Transactions",
            AccountTypes.ASSETS,
            true,
            Spans.TWO_MONTHS,
            Spans.TWO_YEARS),
    PREQUALIFICATION(
            "preQualVoa",
            "preQualVoa",
            "Asset Ready Report (CRA)",
            AccountTypes.ASSETS,
            true,
            Spans.SIX_MONTHS,
            Spans.TWO_YEARS),
    ASSET_SUMMARY(
            "assetSummary",
            "assetSummary",
            "Asset Ready Report (NON-CRA)",
            AccountTypes.ASSETS,
            false,
            Spans.SIX_MONTHS,
            Spans.TWO_YEARS),
    VOI(
            "voi",
            "voi",
            "Verification of Income",
            AccountTypes.DEPOSITS,
            true,
            Spans.TWO_YEARS,
            Spans.TWO_YEARS),
    VOE_TRANSACTIONS(
            "voeTransactions",
            "voeTransactions",
            "Verification of Employment - Transactions",
            AccountTypes.DEPOSITS,
            true,
            Spans.SIX_MONTHS,
            Spans.TWO_YEARS),
    CASH_FLOW_BUSINESS(
            "cfrb",
            "cashFlowBusiness",
            "Cash Flow Report - Business",
            AccountTypes.ALL,
            false,
            Spans.SIX_MONTHS,
            Spans.TWO_YEARS),
    CASH_FLOW_PERSONAL(
            "cfrp",
            "cashFlowPersonal",
            "Cash Flow Report - Personal",
            AccountTypes.ALL,
            true,
            Spans.SIX_MONTHS,
            Spans.TWO_YEARS),
    STATEMENT(
            "statement",
            "statement",
            "Statement Report",
            AccountTypes.ALL,
            true,
            Spans.TWO_YEARS,
            Spans.TWO_YEARS),
    TRANSACTIONS(
            "transactions",
            "transactions",
            "Transactions Report",
            AccountTypes.ALL,
            true,
            Spans.TWO_YEARS,
            Spans.TWO_YEARS),
    BALANCE_PERSONAL_CRA("barpcra", "Balance Analytics", true),
    BALANCE_PERSONAL("barpnoncra", "Balance Analytics", false),
    BALANCE_BUSINESS_CRA("barbcra", "Balance Analytics", true),
    BALANCE_BUSINESS("barbnoncra", "Balance Analytics", false),
    BALANCE_BUSINESS_FTC("barbftc", "Balance Analytics", false),
    FLOW_PERSONAL_CRA("cfrpcra", "Cash Flow Analytics", true),
    FLOW_PERSONAL("cfrpnoncra", "Cash Flow Analytics", false),
    FLOW_BUSINESS_CRA("cfrbcra", "Cash Flow Analytics", true),
    FLOW_BUSINESS("cfrbnoncra", "Cash Flow Analytics", false),
    FLOW_BUSINESS_FTC("cfrbftc", "Cash Flow Analytics", false);

    /** How far back reports look. */
    private static final class Spans {
        private static final Period TWO_MONTHS = Period.ofMonths(2);
        private static final Period SIX_MONTHS = Period.ofMonths(6);
        private static final Period ONE_YEAR = Period.ofMonths(12);
        private static final Period TWO_YEARS = Period.ofMonths(24);
    }

    private static final String PRODUCT = "Fairlead ";

    private final String type;
    private final @Nullable String path;
    private final String title;
    private final AccountTypes accountTypes;
    private final boolean aboutConsumer;
    private final Period ordinary;
    private final Period longest;

    ReportKind(
            String type,
            @Nullable String path,
            String title,
            AccountTypes accountTypes,
            boolean aboutConsumer,
            Period ordinary,
            Period longest) {
        this.type = type;
        this.path = path;
        this.title = title;
        this.accountTypes = accountTypes;
        this.aboutConsumer = aboutConsumer;
        this.ordinary = ordinary;
        this.longest = longest;
    }

    /** Analytics, of all accounts and two years. */
    ReportKind(String type, String title, boolean aboutConsumer) {
        this(type, null, title, AccountTypes.ALL, aboutConsumer, Spans.TWO_YEARS, Spans.TWO_YEARS);
    }

    /** What analytics are of; the name is the beginning of their types. */
    public enum Analytics {
        BALANCE("bar"),
        CASH_FLOW("cfr");

        private final String beginning;

        Analytics(String beginning) {
            this.beginning = beginning;
        }

        private boolean has(ReportKind kind) {
            return kind.isAnalytics() && kind.type.startsWith(beginning);
        }

        /** All kinds of them. */
        public Set<ReportKind> kinds() {
            return Arrays.stream(ReportKind.values())
                    .filter(this::has)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What analytics are for; the name is the end of their types. */
    public enum AnalyticsPurpose {
        CRA,
        NONCRA,
        FTC
    }

    /** The kind of analytics of a person or a business; only a business has some for the FTC. */
    public static ReportKind of(Analytics analytics, boolean business, AnalyticsPurpose purpose) {
        var type =
                analytics.beginning
                        + (business ? "b" : "p")
                        + purpose.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** The kind that the last part of a generate call's path names. */
    public static Optional<ReportKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> path.equals(kind.path)).findFirst();
    }

    /** The name on the wire. */
    public String type() {
        return type;
    }

    public String title() {
        return PRODUCT + title;
    }

    /** The end of the reports' ids. */
    String idEnding() {
        return switch (this) {
            case VOA, VOA_HISTORY -> "";
            default -> "-" + type.toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it tells attributes over time. */
    public boolean isAnalytics() {
        return path == null;
    }

    /** Whether these analytics are of a business. */
    public boolean isOfBusiness() {
        return switch (this) {
            case BALANCE_BUSINESS_CRA,
                    BALANCE_BUSINESS,
                    BALANCE_BUSINESS_FTC,
                    FLOW_BUSINESS_CRA,
                    FLOW_BUSINESS,
                    FLOW_BUSINESS_FTC ->
                    true;
            default -> false;
        };
    }

    public AccountTypes accountTypes() {
        return accountTypes;
    }

    /**
     * Whether it is a report about a consumer in the sense of the Fair Credit Reporting Act: there
     * must be a consumer record, and whoever gets it has a permissible purpose.
     */
    public boolean isAboutConsumer() {
        return aboutConsumer;
    }

    /** How far back it looks when nothing else is asked for. */
    public Period ordinaryPeriod() {
        return ordinary;
    }

    /** How far back it looks at most. */
    public Period longestPeriod() {
        return longest;
    }

    /** Of how many days the period has more when its accounts count as seasoned. */
    public int daysToSeason() {
        return switch (this) {
            case TRANSACTIONS, CASH_FLOW_BUSINESS, CASH_FLOW_PERSONAL -> 365;
            default -> isAnalytics() ? 365 : 180;
        };
    }

    @Override
    public String storedName() {
        return type;
    }
}
