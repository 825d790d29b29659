package io.fairlead.consent;

import io.fairlead.account.agreement.DataKind;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.experience.ExperienceSettings.Report;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Product;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of data that a link is about. An experience that names products or reports is about
 * what these read, any other one about all that partners can read; a bank that is known before adds
 * that it does not serve everything. Which products read what: {@code docs/consent.md}.
 */
public final class SharedData {

    private SharedData() {}

    /** What any bank may be read for. */
    public static Set<DataKind> of(ExperienceSettings settings) {
        if (settings.products().isEmpty() && settings.reports().isEmpty()) {
            return DataKind.all();
        }
        var data = EnumSet.copyOf(DataKind.ofEveryAccount());
        settings.products().forEach(product -> data.addAll(of(product)));
        settings.reports().forEach(report -> data.addAll(of(report)));
        return data;
    }

    /** What this bank may be read for. */
    public static Set<DataKind> of(ExperienceSettings settings, Institution institution) {
        var data = EnumSet.copyOf(of(settings));
        data.retainAll(served(institution));
        return data;
    }

    private static Set<DataKind> served(Institution institution) {
        var data = EnumSet.copyOf(DataKind.ofEveryAccount());
        data.add(DataKind.TRANSACTIONS);
        institution.products().forEach(product -> data.addAll(of(product)));
        return data;
    }

    private static Set<DataKind> of(Product product) {
        return switch (product) {
            case ACH, PAYMENT_INITIATION -> EnumSet.of(DataKind.NUMBERS);
            case ACCOUNT_OWNER -> EnumSet.of(DataKind.OWNERS);
            case TRANSACTION_AGGREGATION, ACCOUNT_HISTORY_AGGREGATION ->
                    EnumSet.of(DataKind.TRANSACTIONS);
            case VERIFICATION_OF_INCOME, VERIFICATION_OF_ASSETS ->
                    EnumSet.of(DataKind.TRANSACTIONS, DataKind.OWNERS);
            case STATEMENT_AGGREGATION -> EnumSet.of(DataKind.STATEMENTS);
            case AVAILABLE_BALANCE,
                    STUDENT_LOAN_DATA,
                    LOAN_PAYMENT_DETAILS,
                    LIABILITY_DATA,
                    BILL_PAY_DATA ->
                    EnumSet.noneOf(DataKind.class);
        };
    }

    private static Set<DataKind> of(Report report) {
        return switch (report) {
            case VOA,
                    VOA_HISTORY,
                    VOI,
                    VOIE_PAYSTUB,
                    VOIE_PAYROLL,
                    PREQUALIFICATION_VOA,
                    CASH_FLOW ->
                    EnumSet.of(DataKind.TRANSACTIONS, DataKind.OWNERS);
            case TRANSACTIONS -> EnumSet.of(DataKind.TRANSACTIONS);
            case STATEMENT -> EnumSet.of(DataKind.STATEMENTS);
        };
    }
}
