package io.fairlead.customer.rest;

import io.fairlead.customer.Consumer;
import io.fairlead.customer.ConsumerCreation;
import io.fairlead.customer.ConsumerLookup;
import io.fairlead.customer.Consumers;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class ConsumersController {

    private final Consumers consumers;
    private final Clock clock;

    ConsumersController(Consumers consumers, Clock clock) {
        this.consumers = consumers;
        this.clock = clock;
    }

    record CreatedConsumerResponse(String id, long createdDate, long customerId) {

        static CreatedConsumerResponse of(Consumer consumer) {
            return new CreatedConsumerResponse(
                    consumer.id().value(),
                    consumer.createdAt().getEpochSecond(),
                    Long.parseLong(consumer.customer().value()));
        }
    }

    @PostMapping("/decisioning/v1/customers/{customerId}/consumer")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedConsumerResponse create(
            PartnerId caller, @PathVariable String customerId, ObjectNode body) {
        var customer = PathId.customer(customerId);
        var details = ConsumerRequest.newConsumer(body, LocalDate.now(clock));
        return switch (consumers.create(caller, customer, details)) {
            case ConsumerCreation.Created(var consumer) -> CreatedConsumerResponse.of(consumer);
            case ConsumerCreation.AlreadyExists _ ->
                    throw Problem.CONSUMER_EXISTS.exception(customer);
            case ConsumerCreation.UnknownCustomer _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
        };
    }

    @GetMapping("/decisioning/v1/customers/{customerId}/consumer")
    ConsumerResponse ofCustomer(PartnerId caller, @PathVariable String customerId) {
        var customer = PathId.customer(customerId);
        return switch (consumers.ofCustomer(caller, customer)) {
            case ConsumerLookup.Found(var consumer) -> ConsumerResponse.of(consumer);
            case ConsumerLookup.NoConsumer _ ->
                    throw Problem.CUSTOMER_WITHOUT_CONSUMER.exception(customer);
            case ConsumerLookup.UnknownCustomer _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
        };
    }

    @GetMapping("/decisioning/v1/consumers/{consumerId}")
    ConsumerResponse get(PartnerId caller, @PathVariable String consumerId) {
        var id = PathId.consumer(consumerId);
        return consumers
                .find(caller, id)
                .map(ConsumerResponse::of)
                .orElseThrow(() -> Problem.CONSUMER_NOT_FOUND.exception(id));
    }

    @PutMapping("/decisioning/v1/consumers/{consumerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void modify(PartnerId caller, @PathVariable String consumerId, ObjectNode body) {
        var id = PathId.consumer(consumerId);
        var changes = ConsumerRequest.changes(body, LocalDate.now(clock));
        if (!consumers.update(caller, id, changes)) {
            throw Problem.CONSUMER_NOT_FOUND.exception(id);
        }
    }
}
