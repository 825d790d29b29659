package io.fairlead.console.customer;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.InstitutionLogin;
import io.fairlead.account.refresh.TransactionRefresh;
import io.fairlead.account.refresh.TransactionRefreshes;
import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.Table;
import io.fairlead.customer.Customer;
import io.fairlead.customer.Customers;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.people.web.Visitor;
import io.fairlead.report.Report;
import io.fairlead.report.Reports;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer: logins, accounts with their ends only, reports. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
@RequestMapping("/console/{partnerId}/customers/{customerId:[0-9]{1,20}}")
class CustomerController {

    private static final Map<String, String> NOTICES =
            Map.of(
                    "refreshing",
                    "The accounts are being read; look again in a moment.",
                    "nothing",
                    "There is no shared account to read.");

    private final Customers customers;
    private final Accounts accounts;
    private final TransactionRefreshes refreshes;
    private final Institutions institutions;
    private final Reports reports;
    private final Pages pages;

    CustomerController(
            Customers customers,
            Accounts accounts,
            TransactionRefreshes refreshes,
            Institutions institutions,
            Reports reports,
            Pages pages) {
        this.customers = customers;
        this.accounts = accounts;
        this.refreshes = refreshes;
        this.institutions = institutions;
        this.reports = reports;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            Visitor visitor,
            @PathVariable String customerId,
            @RequestParam(required = false) @Nullable String done) {
        var customer = found(visitor, customerId);
        var shared = accounts.shared(visitor.partner(), customer.id());
        var logins =
                accounts.logins(visitor.partner(), customer.id()).stream()
                        .map(login -> login(login, shared))
                        .filter(login -> !login.accounts().isEmpty())
                        .toList();
        var page =
                new CustomerPage(
                        new ConsoleFrame(
                                visitor,
                                "Customer " + customer.id().value(),
                                Section.CUSTOMERS,
                                done == null ? null : NOTICES.get(done)),
                        path(visitor, customer.id()),
                        ConsoleFrame.path(visitor.partner(), Section.LINKS)
                                + "?customer="
                                + customer.id().value(),
                        customer.profile().username(),
                        logins,
                        Table.of(reportColumns(), reports.list(visitor.partner(), customer.id())));
        return Html.page(HttpStatus.OK, pages.render("console/customer", page));
    }

    @PostMapping("/refresh")
    ResponseEntity<String> refresh(Visitor visitor, @PathVariable String customerId) {
        var customer = found(visitor, customerId).id();
        var ordered =
                refreshes.accept(
                        visitor.partner(),
                        customer,
                        null,
                        TransactionRefresh.Mode.STANDARD,
                        null,
                        accounts.shared(visitor.partner(), customer));
        return Html.seeOther(
                path(visitor, customer)
                        + (ordered.isPresent() ? "?done=refreshing" : "?done=nothing"));
    }

    @PostMapping("/delete")
    ResponseEntity<String> delete(Visitor visitor, @PathVariable String customerId) {
        customers.delete(visitor.partner(), found(visitor, customerId).id());
        return Html.seeOther(ConsoleFrame.path(visitor.partner(), Section.CUSTOMERS));
    }

    private CustomerPage.Login login(InstitutionLogin login, List<Account> shared) {
        var own =
                shared.stream()
                        .filter(account -> account.login().key().equals(login.key()))
                        .toList();
        var until = login.readableUntil();
        return new CustomerPage.Login(
                login.key().login(),
                institutions
                        .find(login.institutionId())
                        .map(Institution::name)
                        .orElse(login.institutionId()),
                until == null ? "open" : until.toString(),
                Table.of(accountColumns(), own));
    }

    private static List<Column<Account>> accountColumns() {
        return List.of(
                new Column<>("id", "Account", account -> Cell.of(account.key().id())),
                new Column<>("name", "Name", account -> Cell.of(account.name())),
                new Column<>(
                        "number", "Number", account -> Cell.of("••" + account.numberDisplay())),
                new Column<>("type", "Type", account -> Cell.of(account.atBank().type())),
                new Column<>(
                        "status",
                        "Status",
                        account -> {
                            var read = account.aggregation();
                            return Cell.of(read == null ? "" : Integer.toString(read.statusCode()))
                                    .in(tone(read == null ? null : read.statusCode()));
                        }),
                new Column<>(
                        "means",
                        "Which means",
                        account -> {
                            var read = account.aggregation();
                            return Cell.of(StatusWords.of(read == null ? null : read.statusCode()));
                        }),
                new Column<>(
                        "read",
                        "Read",
                        account -> {
                            var read = account.aggregation();
                            return Cell.of(read == null ? null : read.succeededAt());
                        }));
    }

    private static Tone tone(@Nullable Integer code) {
        if (code == null) {
            return Tone.WAITING;
        }
        return code == 0 ? Tone.GOOD : Tone.BAD;
    }

    private static List<Column<Report>> reportColumns() {
        return List.of(
                new Column<>("id", "Report", report -> Cell.of(report.id().value())),
                new Column<>("type", "Kind", report -> Cell.of(report.kind().type())),
                new Column<>(
                        "status",
                        "State",
                        report ->
                                Cell.of(Words.of(report.status()))
                                        .in(
                                                switch (report.status()) {
                                                    case SUCCESS -> Tone.GOOD;
                                                    case IN_PROGRESS -> Tone.WAITING;
                                                    case FAILURE -> Tone.BAD;
                                                })),
                new Column<>("created", "Ordered", report -> Cell.of(report.createdAt())));
    }

    private Customer found(Visitor visitor, String customerId) {
        return customers
                .find(visitor.partner(), new CustomerId(customerId))
                .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private static String path(Visitor visitor, CustomerId customer) {
        return ConsoleFrame.path(visitor.partner(), Section.CUSTOMERS) + "/" + customer.value();
    }
}
