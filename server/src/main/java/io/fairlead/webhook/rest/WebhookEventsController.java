package io.fairlead.webhook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.log.WebhookLog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The log of a partner's webhooks. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/webhook-events")
class WebhookEventsController {

    private static final int EVENT_ID_LENGTH = 40;

    private final WebhookLog log;

    WebhookEventsController(WebhookLog log) {
        this.log = log;
    }

    /**
     * A part of the log.
     *
     * @param before where the next part begins, to be given as {@code before}; absent on the last
     *     one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventsResponse(List<EventResponse> events, @Nullable String before) {}

    /**
     * What is sent again.
     *
     * @param replayed how many events
     */
    record ReplayResponse(int replayed) {}

    @GetMapping
    EventsResponse list(PartnerId caller, @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var limit = fields.limit();
        var before = fields.text("before", EVENT_ID_LENGTH);
        var events =
                log.list(
                        LogRequest.query(caller, fields),
                        before == null ? null : LogRequest.eventId("before", before),
                        limit);
        return new EventsResponse(
                events.stream().map(EventResponse::of).toList(),
                events.size() < limit ? null : events.getLast().id().value());
    }

    @GetMapping("/{eventId}")
    DeliveryResponse get(PartnerId caller, @PathVariable String eventId) {
        return EventId.parse(eventId)
                .flatMap(id -> log.find(caller, id))
                .map(DeliveryResponse::of)
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }

    @PostMapping("/{eventId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(PartnerId caller, @PathVariable String eventId) {
        if (!EventId.parse(eventId).map(id -> log.replay(caller, id)).orElse(false)) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayResponse replay(PartnerId caller, ObjectNode body) {
        return new ReplayResponse(log.replay(LogRequest.replay(caller, body)));
    }
}
