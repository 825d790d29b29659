package io.fairlead.timeline.rest;

import io.fairlead.link.Links;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.timeline.LinkTimelines;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a partner what has happened to a link. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class TimelineController {

    private static final int MOST_SESSIONS = 100;

    private final LinkTimelines timelines;

    TimelineController(LinkTimelines timelines) {
        this.timelines = timelines;
    }

    @GetMapping("/fairlead/v1/timeline")
    TimelineResponse get(PartnerId caller, @RequestParam Map<String, String> query) {
        var fields = new QueryFields(query);
        var url = fields.required("link", Links.LONGEST_URL);
        var start = fields.start();
        var limit = fields.limit(MOST_SESSIONS);
        return timelines
                .find(caller, url, start, limit)
                .map(TimelineResponse::of)
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }
}
