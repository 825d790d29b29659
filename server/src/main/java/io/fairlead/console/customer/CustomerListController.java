package io.fairlead.console.customer;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.ListPage;
import io.fairlead.console.table.ListPage.Filter;
import io.fairlead.console.table.Lists;
import io.fairlead.console.table.Table;
import io.fairlead.customer.Customer;
import io.fairlead.customer.CustomerQuery;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's customers. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class CustomerListController {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 1_000;
    private static final int LONGEST = 64;
    private static final String LIST = "/console/{partnerId}/customers";

    private final Customers customers;
    private final Lists lists;

    CustomerListController(Customers customers, Lists lists) {
        this.customers = customers;
        this.lists = lists;
    }

    @GetMapping({LIST, LIST + "." + Lists.FORM})
    ResponseEntity<String> list(
            Visitor visitor,
            @PathVariable(required = false) @Nullable String form,
            @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var search = fields.text("find", LONGEST);
        var type = Words.of(CustomerType.class, fields.text("type", LONGEST));
        var start = fields.integer("before", 1);
        if (start < 1) {
            throw Problem.START_TOO_SMALL.exception();
        }
        var limit = form == null ? ON_A_PAGE : IN_A_FILE;
        var found =
                customers.list(
                        visitor.partner(), new CustomerQuery(search, null, type, start, limit));
        var path = ConsoleFrame.path(visitor.partner(), Section.CUSTOMERS);
        return lists.answer(
                new ListPage(
                        new ConsoleFrame(visitor, "Customers", Section.CUSTOMERS),
                        "Those whom the partner has enrolled: %d in all.".formatted(found.found()),
                        null,
                        List.of(
                                new Filter("find", "Name or user name", search, List.of()),
                                new Filter(
                                        "type",
                                        "Type",
                                        Words.orNull(type),
                                        Words.all(CustomerType.class))),
                        Table.of(columns(path), found.customers()),
                        "There are no customers yet. POST /aggregation/v2/customers/testing"
                                + " enrols one.",
                        found.moreAvailable() ? Integer.toString(start + limit) : null,
                        path,
                        "GET /aggregation/v1/customers"),
                form);
    }

    private static List<Column<Customer>> columns(String path) {
        return List.of(
                new Column<>(
                        "id",
                        "Customer",
                        customer ->
                                Cell.of(customer.id().value())
                                        .to(path + "/" + customer.id().value())),
                new Column<>("username", "User name", row -> Cell.of(row.profile().username())),
                new Column<>("firstName", "First name", row -> Cell.of(row.profile().firstName())),
                new Column<>("lastName", "Last name", row -> Cell.of(row.profile().lastName())),
                new Column<>("type", "Type", row -> Cell.of(Words.of(row.profile().type()))),
                new Column<>("created", "Enrolled", row -> Cell.of(row.createdAt())));
    }
}
