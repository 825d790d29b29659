package io.fairlead.console.webhook;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.Words;
import io.fairlead.console.table.Cell;
import io.fairlead.console.table.Cell.Tone;
import io.fairlead.console.table.Column;
import io.fairlead.console.table.ListPage;
import io.fairlead.console.table.ListPage.Action;
import io.fairlead.console.table.ListPage.Filter;
import io.fairlead.console.table.Lists;
import io.fairlead.console.table.Table;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.log.LogQuery;
import io.fairlead.webhook.log.LoggedDelivery;
import io.fairlead.webhook.log.LoggedEvent;
import io.fairlead.webhook.log.WebhookLog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's webhook events, the latest first, and each of them. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
class WebhookListController {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_FILE = 1_000;
    private static final int LONGEST = 64;
    private static final String LIST = "/console/{partnerId}/webhooks";

    private final WebhookLog log;
    private final Payload payload;
    private final Lists lists;
    private final Pages pages;

    WebhookListController(WebhookLog log, Payload payload, Lists lists, Pages pages) {
        this.log = log;
        this.payload = payload;
        this.lists = lists;
        this.pages = pages;
    }

    @GetMapping({LIST, LIST + "." + Lists.FORM})
    ResponseEntity<String> list(
            Visitor visitor,
            @PathVariable(required = false) @Nullable String form,
            @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var wanted = WebhookFilter.read(visitor.partner(), fields);
        var before = fields.text("before", LONGEST);
        var limit = form == null ? ON_A_PAGE : IN_A_FILE;
        var events = log.list(wanted, before == null ? null : eventId(before), limit);
        var path = ConsoleFrame.path(visitor.partner(), Section.WEBHOOKS);
        return lists.answer(
                new ListPage(
                        new ConsoleFrame(visitor, "Webhooks", Section.WEBHOOKS, done(fields)),
                        "Every event that a receiver was to hear of, the latest first, and what"
                                + " became of it.",
                        new Action(path + "/tools", "Keys, replay and signature check"),
                        filters(fields, wanted),
                        Table.of(columns(path), events),
                        "No webhook was sent yet. Give a generate call a \"webhook\".",
                        events.size() < limit ? null : events.getLast().id().value(),
                        path,
                        "GET /fairlead/v1/webhook-events"),
                form);
    }

    @GetMapping(LIST + "/{eventId:[0-9]{13}-[0-9a-f]{24}}")
    ResponseEntity<String> show(
            Visitor visitor,
            @PathVariable String eventId,
            @RequestParam(required = false) @Nullable String done) {
        var found = found(visitor, eventId);
        var page =
                new DeliveryPage(
                        new ConsoleFrame(
                                visitor,
                                found.event().name().wireName(),
                                Section.WEBHOOKS,
                                "replayed".equals(done) ? "It is sent again." : null),
                        found,
                        payload.readable(found.body()),
                        Attempts.told(found.attempts()),
                        path(visitor, eventId) + "/replay");
        return Html.page(HttpStatus.OK, pages.render("console/delivery", page));
    }

    @PostMapping(LIST + "/{eventId:[0-9]{13}-[0-9a-f]{24}}/replay")
    ResponseEntity<String> replay(Visitor visitor, @PathVariable String eventId) {
        if (!log.replay(visitor.partner(), eventId(eventId))) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        return Html.seeOther(path(visitor, eventId) + "?done=replayed");
    }

    private LoggedDelivery found(Visitor visitor, String eventId) {
        return EventId.parse(eventId)
                .flatMap(id -> log.find(visitor.partner(), id))
                .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    private static String path(Visitor visitor, String eventId) {
        return ConsoleFrame.path(visitor.partner(), Section.WEBHOOKS) + "/" + eventId;
    }

    private static EventId eventId(String text) {
        return EventId.parse(text).orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
    }

    /** What a form of these pages has done, in words of ours. */
    private static @Nullable String done(QueryFields fields) {
        var replayed = fields.integer("replayed", -1);
        return replayed < 0 ? null : replayed + " events are sent again.";
    }

    private static List<Filter> filters(QueryFields fields, LogQuery wanted) {
        var names = Arrays.stream(WebhookEventName.values()).map(WebhookEventName::wireName);
        return List.of(
                new Filter(
                        "state",
                        "State",
                        Words.orNull(wanted.state()),
                        Words.all(EventState.class)),
                new Filter("event", "Event", wanted.eventType(), names.toList()),
                new Filter("session", "Session", fields.text("session", LONGEST), List.of()),
                new Filter("from", "From (UTC)", fields.text("from", LONGEST), List.of()),
                new Filter("until", "Until (UTC)", fields.text("until", LONGEST), List.of()));
    }

    private static List<Column<LoggedEvent>> columns(String path) {
        return List.of(
                new Column<>(
                        "createdAt",
                        "Happened",
                        event -> Cell.of(event.id().moment()).to(path + "/" + event.id().value())),
                new Column<>("eventType", "Event", event -> Cell.of(event.name().wireName())),
                new Column<>("status", "State", event -> state(event.state())),
                new Column<>("tries", "Tries", event -> Cell.of(event.tries())),
                new Column<>("nextAttemptAt", "Next try", event -> Cell.of(event.dueAt())),
                new Column<>("url", "Receiver", event -> Cell.of(event.url().toString())),
                new Column<>("subject", "About", event -> Cell.of(event.subject().text())),
                new Column<>("eventId", "Id", event -> Cell.of(event.id().value())));
    }

    private static Cell state(EventState state) {
        return Cell.of(Words.of(state))
                .in(
                        switch (state) {
                            case DELIVERED -> Tone.GOOD;
                            case WAITING -> Tone.WAITING;
                            case GIVEN_UP, GONE -> Tone.BAD;
                        });
    }
}
