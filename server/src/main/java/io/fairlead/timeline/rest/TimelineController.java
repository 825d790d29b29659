package io.fairlead.timeline.rest;

import io.fairlead.email.EmailQuery;
import io.fairlead.email.Emails;
import io.fairlead.link.Links;
import io.fairlead.session.Timelines;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.time.Clock;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a partner what has happened to a link. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class TimelineController {

    private static final int MOST_EMAILS = 25;
    private static final int MOST_SESSIONS = 100;

    private final Links links;
    private final Emails emails;
    private final Timelines timelines;
    private final Clock clock;

    TimelineController(Links links, Emails emails, Timelines timelines, Clock clock) {
        this.links = links;
        this.emails = emails;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GetMapping("/fairlead/v1/timeline")
    TimelineResponse get(PartnerId caller, @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var url = fields.required("link", Links.LONGEST_URL);
        var start = fields.start();
        var limit = fields.limit(MOST_SESSIONS);
        var status = links.status(caller, url).orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
        var mails = new EmailQuery(status.link().id(), null, null, 1, MOST_EMAILS);
        return TimelineResponse.of(
                status,
                clock.instant(),
                emails.list(caller, mails),
                timelines.list(status.link(), start, limit));
    }
}
