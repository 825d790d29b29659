package io.fairlead.customer.rest;

import io.fairlead.customer.CustomerPage;
import io.fairlead.customer.CustomerType;
import io.fairlead.customer.Customers;
import io.fairlead.customer.EnrolmentOutcome;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class CustomersController {

    private final Customers customers;

    CustomersController(Customers customers) {
        this.customers = customers;
    }

    /** The date is a string: documented as a number, answered by the real service as a string. */
    record CreatedCustomerResponse(String id, String username, String createdDate) {}

    record CustomersResponse(
            long found, int displaying, boolean moreAvailable, List<CustomerResponse> customers) {

        static CustomersResponse of(CustomerPage page) {
            var customers = page.customers().stream().map(CustomerResponse::of).toList();
            return new CustomersResponse(
                    page.found(), customers.size(), page.moreAvailable(), customers);
        }
    }

    @PostMapping("/aggregation/v2/customers/testing")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedCustomerResponse addTesting(PartnerId caller, ObjectNode body) {
        return add(caller, CustomerType.TESTING, body);
    }

    @PostMapping("/aggregation/v2/customers/active")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedCustomerResponse addActive(PartnerId caller, ObjectNode body) {
        return add(caller, CustomerType.ACTIVE, body);
    }

    @GetMapping("/aggregation/v1/customers")
    CustomersResponse list(PartnerId caller, @RequestParam Map<String, String> query) {
        return CustomersResponse.of(customers.list(caller, CustomerRequest.query(query)));
    }

    @GetMapping("/aggregation/v1/customers/{customerId}")
    CustomerResponse get(PartnerId caller, @PathVariable String customerId) {
        return customers
                .find(caller, PathId.customer(customerId))
                .map(CustomerResponse::of)
                .orElseThrow(Problem.CUSTOMER_NOT_FOUND::exception);
    }

    @PutMapping("/aggregation/v1/customers/{customerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void modify(PartnerId caller, @PathVariable String customerId, ObjectNode body) {
        var id = PathId.customer(customerId);
        var names = CustomerRequest.names(body);
        if (!customers.rename(caller, id, names.firstName(), names.lastName())) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
    }

    @DeleteMapping("/aggregation/v1/customers/{customerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(PartnerId caller, @PathVariable String customerId) {
        if (!customers.delete(caller, PathId.customer(customerId))) {
            throw Problem.CUSTOMER_NOT_FOUND.exception();
        }
    }

    private CreatedCustomerResponse add(PartnerId caller, CustomerType type, ObjectNode body) {
        return switch (customers.enrol(caller, CustomerRequest.newCustomer(type, body))) {
            case EnrolmentOutcome.Enrolled(var customer) ->
                    new CreatedCustomerResponse(
                            customer.id().value(),
                            customer.profile().username(),
                            CustomerResponse.date(customer.createdAt()));
            case EnrolmentOutcome.UsernameTaken _ -> throw Problem.USERNAME_TAKEN.exception();
        };
    }
}
