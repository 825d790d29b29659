package io.fairlead.session.report;

import io.fairlead.account.Account;
import io.fairlead.experience.ExperienceSettings;
import io.fairlead.link.LinkDetails.ReportCustomField;
import io.fairlead.link.LinkType;
import io.fairlead.report.Report;
import io.fairlead.report.ReportConstraints;
import io.fairlead.report.ReportConstraints.CustomField;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportOrders;
import io.fairlead.report.SessionOrder;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.FollowUp;
import io.fairlead.session.Session;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionEvent.ReportRef;
import io.fairlead.shared.CustomerId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders the reports that an experience names when a consumer has submitted everything. */
@Component
class SessionReports implements FollowUp {

    /** Those about the accounts of both borrowers; the others are about one of them. */
    private static final Set<ReportKind> JOINT =
            EnumSet.of(ReportKind.VOA, ReportKind.VOA_HISTORY, ReportKind.PREQUALIFICATION);

    /** Those for which the link says where they begin. */
    private static final Set<ReportKind> BEGINNING =
            EnumSet.of(
                    ReportKind.VOA,
                    ReportKind.VOA_HISTORY,
                    ReportKind.PREQUALIFICATION,
                    ReportKind.TRANSACTIONS,
                    ReportKind.CASH_FLOW_PERSONAL);

    private final ReportOrders orders;
    private final AccountSharing sharing;

    SessionReports(ReportOrders orders, AccountSharing sharing) {
        this.orders = orders;
        this.sharing = sharing;
    }

    @Override
    public List<SessionEvent> of(Session session) {
        var kinds = session.settings().reports();
        if (kinds.isEmpty() || session.link().details().type() == LinkType.LITE) {
            return List.of();
        }
        var made = kinds.stream().flatMap(kind -> kind(kind).stream()).toList();
        var ordered = orders.order(order(session, made));
        return List.of(
                new SessionEvent.ReportsOrdered(
                        ordered.isEmpty() ? "" : ordered.getFirst().portfolio().text(),
                        refs(ordered),
                        kinds.stream()
                                .filter(kind -> kind(kind).isEmpty())
                                .map(ExperienceSettings.Report::publicName)
                                .toList()));
    }

    static List<ReportRef> refs(List<Report> reports) {
        return reports.stream()
                .map(
                        report ->
                                new ReportRef(
                                        report.kind().type(),
                                        report.id().value(),
                                        report.status().wireName()))
                .toList();
    }

    private SessionOrder order(Session session, List<ReportKind> kinds) {
        var experience = session.experience();
        return new SessionOrder(
                session.link().partner(),
                session.link().customer(),
                session.id(),
                new Report.Presentation(
                        experience == null ? null : experience.id().toString(),
                        experience == null ? null : (Integer) experience.version(),
                        session.language().tag()),
                kinds.stream().flatMap(kind -> wanted(session, kind)).toList());
    }

    private Stream<SessionOrder.Wanted> wanted(Session session, ReportKind kind) {
        var borrowers = session.customers().stream().distinct().toList();
        if (borrowers.size() > 1 && JOINT.contains(kind)) {
            return Stream.of(wanted(session, kind, borrowers.getFirst(), borrowers.getLast()));
        }
        return borrowers.stream().map(borrower -> wanted(session, kind, borrower, null));
    }

    private SessionOrder.Wanted wanted(
            Session session, ReportKind kind, CustomerId customer, @Nullable CustomerId joint) {
        var options = session.link().details().reportOptions();
        var reviewed =
                Stream.of(Optional.of(customer), Optional.ofNullable(joint))
                        .flatMap(Optional::stream)
                        .flatMap(borrower -> sharing.shared(session, borrower).stream())
                        .map(Account::key)
                        .map(key -> key.id())
                        .toList();
        return new SessionOrder.Wanted(
                kind,
                customer,
                joint,
                reviewed,
                ReportConstraints.NONE.ofLink(
                        BEGINNING.contains(kind) ? options.fromDate() : null,
                        options.customFields().stream().map(SessionReports::field).toList()));
    }

    private static CustomField field(ReportCustomField field) {
        return new CustomField(field.label(), field.value(), field.shown());
    }

    /** The kind that an experience names; none where this server does not make it. */
    private static Optional<ReportKind> kind(ExperienceSettings.Report report) {
        return Optional.ofNullable(
                switch (report) {
                    case VOA -> ReportKind.VOA;
                    case VOA_HISTORY -> ReportKind.VOA_HISTORY;
                    case PREQUALIFICATION_VOA -> ReportKind.PREQUALIFICATION;
                    case TRANSACTIONS -> ReportKind.TRANSACTIONS;
                    case STATEMENT -> ReportKind.STATEMENT;
                    case VOI -> ReportKind.VOI;
                    case CASH_FLOW -> ReportKind.CASH_FLOW_PERSONAL;
                    case VOIE_PAYSTUB, VOIE_PAYROLL -> null;
                });
    }
}
